/**
 * Which words of two texts are the same words. Bounded by the number of differences, never by time: the same input has
 * the same answer on any machine. Where a text is too long or too different for that, its sentences are aligned first;
 * what then is still too different shares nothing.
 */
import { diffArrays } from "diff";
import { alignItems } from "./align-items.ts";
import { AlignedItem } from "./alignment.ts";
import { closingMark, sentenceEnd } from "./sentences.ts";
import { joinLoners, settleOnSentences, type TokenMatches } from "./settle-matches.ts";
import { partOf, type Tokens, wordOf } from "./tokenise.ts";
import type { Vocabulary } from "./vocabulary.ts";

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Differences at most in one stretch: the work grows with their square, some 2 ms at this bound. */
const mostDifferences = 256;
/** A stretch with more than this share of its tokens different shares nothing worth telling. */
const mostDifferent = 0.8;

export interface WordMatches {
  /** Words that are the same. */
  readonly same: TokenMatches;
  /** UTF-16 units of words that are the same but for capitals or typography. */
  readonly alike: number;
}

export function matchWords(before: Tokens, after: Tokens, words: Vocabulary): WordMatches {
  const [x, y] = [before.words.map(words.formOf), after.words.map(words.formOf)];
  const matches: TokenMatches = { before: [], after: [] };
  const sides: Sides = { before, after, x, y, words };
  const done = matchRange(sides, { from: 0, to: x.length }, { from: 0, to: y.length }, matches);
  if (!done) matchSentences(sides, matches);
  joinLoners(matches, x, y);
  const found = onlyExact(matches, before, after);
  settleOnSentences(found.same, before, after);
  return found;
}

function onlyExact(matches: TokenMatches, before: Tokens, after: Tokens): WordMatches {
  const same: TokenMatches = { before: [], after: [] };
  let alike = 0;
  for (let index = 0; index < matches.before.length; index++) {
    const i = matches.before[index] ?? 0;
    const j = matches.after[index] ?? 0;
    if (before.words[i] === after.words[j]) {
      same.before.push(i);
      same.after.push(j);
    } else alike += (before.ends[i] ?? 0) - (before.starts[i] ?? 0);
  }
  return { same, alike };
}

interface Sides {
  readonly before: Tokens;
  readonly after: Tokens;
  /** The forms of their words, by number. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly words: Vocabulary;
}

/** Adds the matches of a range in order, and tells whether it could: on false nothing was added. */
function matchRange({ x, y, words }: Sides, before: Range, after: Range, matches: TokenMatches): boolean {
  let i = before.from;
  let j = after.from;
  while (i < before.to && j < after.to && x[i] === y[j]) {
    i += 1;
    j += 1;
  }
  let lastI = before.to;
  let lastJ = after.to;
  while (lastI > i && lastJ > j && x[lastI - 1] === y[lastJ - 1]) {
    lastI -= 1;
    lastJ -= 1;
  }
  const middle = matchMiddle(x.subarray(i, lastI), y.subarray(j, lastJ), words);
  if (middle === undefined) return false;
  addRun(matches, before.from, after.from, i - before.from);
  for (let index = 0; index < middle.before.length; index++) {
    addRun(matches, i + (middle.before[index] ?? 0), j + (middle.after[index] ?? 0), 1);
  }
  addRun(matches, lastI, lastJ, before.to - lastI);
  return true;
}

function addRun(matches: TokenMatches, before: number, after: number, count: number): void {
  for (let k = 0; k < count; k++) {
    matches.before.push(before + k);
    matches.after.push(after + k);
  }
}

function matchMiddle(x: Int32Array, y: Int32Array, words: Vocabulary): TokenMatches | undefined {
  if (x.length === 0 || y.length === 0) return { before: [], after: [] };
  // What stands on one side alone is different whatever stands around it, and need not be searched.
  const [placesX, placesY] = [words.shared(x, y), words.shared(y, x)];
  const [sharedX, sharedY] = [valuesAt(x, placesX), valuesAt(y, placesY)];
  const alone = x.length + y.length - sharedX.length - sharedY.length;
  const bound = Math.min(mostDifferences, Math.ceil(mostDifferent * (x.length + y.length)));
  if (alone <= bound) {
    if (isEqual(sharedX, sharedY)) return { before: placesX, after: placesY };
    const runs = diffArrays(sharedX, sharedY, { maxEditLength: bound - alone });
    if (runs !== undefined) return matchesOf(runs, placesX, placesY);
  }
  return x.length + y.length <= mostDifferences ? { before: [], after: [] } : undefined;
}

interface WordRun {
  readonly count: number;
  readonly added: boolean;
  readonly removed: boolean;
}

function matchesOf(
  runs: readonly WordRun[],
  placesX: readonly number[],
  placesY: readonly number[],
): TokenMatches {
  const matches: TokenMatches = { before: [], after: [] };
  let [i, j] = [0, 0];
  for (const { count, added, removed } of runs) {
    for (let k = 0; !added && !removed && k < count; k++) {
      matches.before.push(placesX[i + k] ?? 0);
      matches.after.push(placesY[j + k] ?? 0);
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  return matches;
}

function isEqual(x: readonly number[], y: readonly number[]): boolean {
  if (x.length !== y.length) return false;
  for (let index = 0; index < x.length; index++) if (x[index] !== y[index]) return false;
  return true;
}

function valuesAt(tokens: Int32Array, places: readonly number[]): number[] {
  return places.map((place) => tokens[place] ?? 0);
}

function matchSentences(sides: Sides, matches: TokenMatches): void {
  const { before, after } = sides;
  const [left, right] = [sentencesOf(before), sentencesOf(after)];
  if (left.length < 2 && right.length < 2) return;
  const pairs = alignItems(
    left.map((range) => sentenceItem(before, range, sides.words)),
    right.map((range) => sentenceItem(after, range, sides.words)),
  );
  for (const pair of pairs) {
    const [from, to] = [left[pair.before], right[pair.after]];
    if (pair.stayed && from !== undefined && to !== undefined) matchRange(sides, from, to, matches);
  }
}

function sentenceItem(tokens: Tokens, { from, to }: Range, words: Vocabulary): AlignedItem {
  const text = tokens.text.slice(tokens.starts[from], tokens.ends[to - 1]);
  return new AlignedItem(text, "", words, partOf(tokens, from, to));
}

/** Ranges of tokens; a sentence takes the closing marks behind it along. */
function sentencesOf(tokens: Tokens): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  const count = tokens.starts.length;
  for (let index = 0; index < count; index++) {
    if (!sentenceEnd.test(wordOf(tokens, index)) && index + 1 < count) continue;
    let to = index + 1;
    while (to < count && tokens.starts[to] === tokens.ends[to - 1] && closingMark.test(wordOf(tokens, to)))
      to += 1;
    ranges.push({ from, to });
    from = to;
    index = to - 1;
  }
  return ranges;
}
