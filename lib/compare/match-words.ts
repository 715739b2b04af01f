/**
 * Which words of two texts are the same words. Bounded by the number of differences, never by time: the same input has
 * the same answer on any machine. Where a text is too long or too different for that, its sentences are aligned first;
 * what then is still too different shares nothing.
 */
import { diffArrays } from "diff";
import { alignItems } from "./align-items.ts";
import { type AlignedItem, alignedItem } from "./alignment.ts";
import { closingMark, sentenceEnd } from "./sentences.ts";
import { joinLoners, settleOnSentences, type TokenMatch } from "./settle-matches.ts";
import { type Tokens, wordOf } from "./tokenise.ts";
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
  /** Words that are the same, in order. */
  readonly same: readonly TokenMatch[];
  /** UTF-16 units of words that are the same but for capitals or typography. */
  readonly alike: number;
}

export function matchWords(before: Tokens, after: Tokens, words: Vocabulary): WordMatches {
  const [exactBefore, exactAfter] = [numberTokens(before, words), numberTokens(after, words)];
  const [x, y] = [exactBefore.map(words.formOf), exactAfter.map(words.formOf)];
  const matches: TokenMatch[] = [];
  const sides: Sides = { before, after, x, y, words };
  const done = matchRange(sides, { from: 0, to: x.length }, { from: 0, to: y.length }, matches);
  if (!done) matchSentences(sides, matches);
  let alike = 0;
  const same = joinLoners(matches, x, y).filter(([i, j]) => {
    const exact = exactBefore[i] === exactAfter[j];
    if (!exact) alike += (before.ends[i] ?? 0) - (before.starts[i] ?? 0);
    return exact;
  });
  return { same: settleOnSentences(same, before, after), alike };
}

function numberTokens(tokens: Tokens, words: Vocabulary): number[] {
  return tokens.starts.map((_, index) => words.numberOf(wordOf(tokens, index)));
}

interface Sides {
  readonly before: Tokens;
  readonly after: Tokens;
  /** The forms of their words, by number. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly words: Vocabulary;
}

/** Adds the matches of a range in order, and tells whether it could: on false nothing was added. */
function matchRange({ x, y, words }: Sides, before: Range, after: Range, matches: TokenMatch[]): boolean {
  let [i, j] = [before.from, after.from];
  while (i < before.to && j < after.to && x[i] === y[j]) [i, j] = [i + 1, j + 1];
  let [lastI, lastJ] = [before.to, after.to];
  while (lastI > i && lastJ > j && x[lastI - 1] === y[lastJ - 1]) [lastI, lastJ] = [lastI - 1, lastJ - 1];
  const middle = matchMiddle(x.slice(i, lastI), y.slice(j, lastJ), words);
  if (middle === undefined) return false;
  for (let k = 0; before.from + k < i; k++) matches.push([before.from + k, after.from + k]);
  for (const [left, right] of middle) matches.push([i + left, j + right]);
  for (let k = 0; lastI + k < before.to; k++) matches.push([lastI + k, lastJ + k]);
  return true;
}

function matchMiddle(
  x: readonly number[],
  y: readonly number[],
  words: Vocabulary,
): readonly TokenMatch[] | undefined {
  if (x.length === 0 || y.length === 0) return [];
  // What stands on one side alone is different whatever stands around it, and need not be searched.
  const [placesX, placesY] = [words.shared(x, y), words.shared(y, x)];
  const alone = x.length + y.length - placesX.length - placesY.length;
  const bound = Math.min(mostDifferences, Math.ceil(mostDifferent * (x.length + y.length)));
  const runs =
    alone > bound
      ? undefined
      : diffArrays(valuesAt(x, placesX), valuesAt(y, placesY), { maxEditLength: bound - alone });
  if (runs === undefined) return x.length + y.length <= mostDifferences ? [] : undefined;
  const matches: TokenMatch[] = [];
  let [i, j] = [0, 0];
  for (const { count, added, removed } of runs) {
    for (let k = 0; !added && !removed && k < count; k++) {
      const [left, right] = [placesX[i + k], placesY[j + k]];
      if (left !== undefined && right !== undefined) matches.push([left, right]);
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  return matches;
}

function valuesAt(tokens: readonly number[], places: readonly number[]): number[] {
  return places.map((place) => tokens[place] ?? 0);
}

function matchSentences(sides: Sides, matches: TokenMatch[]): void {
  const { before, after } = sides;
  const [left, right] = [sentencesOf(before), sentencesOf(after)];
  if (left.length < 2 && right.length < 2) return;
  const pairs = alignItems(
    left.map((range) => sentenceItem(before, range)),
    right.map((range) => sentenceItem(after, range)),
  );
  for (const pair of pairs) {
    const [from, to] = [left[pair.before], right[pair.after]];
    if (pair.stayed && from !== undefined && to !== undefined) matchRange(sides, from, to, matches);
  }
}

function sentenceItem(tokens: Tokens, { from, to }: Range): AlignedItem {
  return alignedItem(tokens.text.slice(tokens.starts[from], tokens.ends[to - 1]), "");
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
