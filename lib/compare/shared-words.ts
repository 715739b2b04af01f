/**
 * Which texts say much the same, though not in the same words: an index of words and pairs of words. Rare ones propose
 * the candidates, so the work grows with the text and not with the number of pairs; all of them decide.
 */
import { numberTable } from "./number-table.ts";

/** Features that more texts than this share propose nothing: they are the language's, not the text's. */
const rareLimit = 8;
/** Candidates looked at for each text, most shared rare features first. */
const candidateLimit = 4;

export interface Likeness {
  readonly before: number;
  readonly after: number;
  /** 0 to 1: shared weight by all weight. */
  readonly share: number;
}

interface Side {
  /** Of each text: numbers of its features, ascending, as often as they occur. */
  readonly features: readonly Int32Array[];
}

export interface WordIndex {
  readonly before: Side;
  readonly after: Side;
  /** By feature: rarer weighs more. */
  readonly weights: Float64Array;
  readonly beforeWeights: Float64Array;
  readonly afterWeights: Float64Array;
  /** By feature: in how many texts of the side. */
  readonly beforeCounts: Int32Array;
  readonly afterCounts: Int32Array;
}

/** `before` and `after`: the word hashes of each text. */
export function indexWords(before: readonly Int32Array[], after: readonly Int32Array[]): WordIndex {
  const total = [...before, ...after].reduce((sum, hashes) => sum + hashes.length, 0);
  const table = numberTable(total);
  const featuresOf = (hashes: Int32Array): Int32Array => hashes.map(table.numberOf).sort();
  const sides = [before.map(featuresOf), after.map(featuresOf)] as const;
  const [beforeCounts, afterCounts] = [
    countTexts(sides[0], table.count()),
    countTexts(sides[1], table.count()),
  ];
  const weights = new Float64Array(table.count());
  for (let feature = 0; feature < weights.length; feature++) {
    const most = Math.max(1, beforeCounts[feature] ?? 0, afterCounts[feature] ?? 0);
    weights[feature] = 1 / (1 + Math.log2(most));
  }
  return {
    before: { features: sides[0] },
    after: { features: sides[1] },
    weights,
    beforeWeights: Float64Array.from(sides[0], (features) => weigh(features, weights)),
    afterWeights: Float64Array.from(sides[1], (features) => weigh(features, weights)),
    beforeCounts,
    afterCounts,
  };
}

function countTexts(texts: readonly Int32Array[], features: number): Int32Array {
  const counts = new Int32Array(features);
  for (const text of texts) {
    let last = -1;
    for (let place = 0; place < text.length; place++) {
      const feature = text[place] ?? 0;
      if (feature !== last) counts[feature] = (counts[feature] ?? 0) + 1;
      last = feature;
    }
  }
  return counts;
}

function weigh(features: Int32Array, weights: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < features.length; place++) sum += weights[features[place] ?? 0] ?? 0;
  return sum;
}

/** Weight of the features that both texts have, each as often as both have it. */
function sharedWeight(index: WordIndex, before: number, after: number): number {
  const [x, y] = [index.before.features[before], index.after.features[after]];
  if (x === undefined || y === undefined) return 0;
  let i = 0;
  let j = 0;
  let sum = 0;
  while (i < x.length && j < y.length) {
    const left = x[i] ?? 0;
    const right = y[j] ?? 0;
    if (left === right) sum += index.weights[left] ?? 0;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return sum;
}

/** `least`: shares below it need not be known, and are told as 0 where the sizes alone rule more out. */
export function likenessOf(index: WordIndex, before: number, after: number, least: number): Likeness {
  const [own, other] = [index.beforeWeights[before] ?? 0, index.afterWeights[after] ?? 0];
  const all = own + other;
  const possible = all === 0 ? 0 : (2 * Math.min(own, other)) / all;
  const share = possible < least || all === 0 ? 0 : (2 * sharedWeight(index, before, after)) / all;
  return { before, after, share };
}

/** Of the weight of a text's rare features, a text that shares less is no candidate. */
const leastRareShare = 0.25;

/** For each text before, those of the texts sharing most of its rare features that share at least `least` in all. */
export function rareCandidates(index: WordIndex, least: number): Likeness[] {
  const postings = rarePostings(index);
  const votes = new Float64Array(index.after.features.length);
  const found: Likeness[] = [];
  for (const [before, features] of index.before.features.entries()) {
    const voted: number[] = [];
    let rare = 0;
    let last = -1;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0;
      if (feature === last || (index.beforeCounts[feature] ?? 0) > rareLimit) continue;
      last = feature;
      const weight = index.weights[feature] ?? 0;
      rare += weight;
      const end = postings.ends[feature] ?? 0;
      for (let place = postings.starts[feature] ?? 0; place < end; place++) {
        const after = postings.texts[place] ?? 0;
        if (votes[after] === 0) voted.push(after);
        votes[after] = (votes[after] ?? 0) + weight;
      }
    }
    const likely = voted.filter((after) => (votes[after] ?? 0) >= rare * leastRareShare);
    likely.sort((x, y) => (votes[y] ?? 0) - (votes[x] ?? 0) || x - y);
    for (const after of likely.slice(0, candidateLimit)) {
      const likeness = likenessOf(index, before, after, least);
      if (likeness.share >= least) found.push(likeness);
    }
    for (const after of voted) votes[after] = 0;
  }
  return found;
}

/** The texts after that have a feature, for features rare on both sides: those from its start up to its end. */
interface Postings {
  readonly texts: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

function rarePostings({ after, beforeCounts, afterCounts }: WordIndex): Postings {
  const starts = new Int32Array(afterCounts.length);
  let total = 0;
  for (let feature = 0; feature < afterCounts.length; feature++) {
    const count = afterCounts[feature] ?? 0;
    const before = beforeCounts[feature] ?? 0;
    starts[feature] = total;
    if (before > 0 && before <= rareLimit && count <= rareLimit) total += count;
    else starts[feature] = common;
  }
  const texts = new Int32Array(total);
  const ends = starts.slice();
  for (const [text, features] of after.features.entries()) {
    let last = -1;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0;
      const end = ends[feature] ?? common;
      if (feature === last || end === common) continue;
      last = feature;
      texts[end] = text;
      ends[feature] = end + 1;
    }
  }
  return { texts, starts, ends };
}

/** Instead of a place: of features that propose nothing. */
const common = -1;
