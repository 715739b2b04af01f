/**
 * Of several ways to match words that are equally short, the one that an editor would tell: a stretch that came or went
 * keeps its sentences whole ("A. [B. ]C." and not "A[. B]. C."), and no word stands alone inside it that could as well
 * stand at its edge ("[A new road. ]The wall" and not "[A new road. ]The[ …] wall").
 */
import { closingMark, sentenceEnd } from "./sentences.ts";
import { type Tokens, wordOf } from "./tokenise.ts";

/** Positions of a token on both sides. */
export type TokenMatch = readonly [before: number, after: number];

const isNextTo = ([i, j]: TokenMatch, [next, nextAfter]: TokenMatch): boolean =>
  next === i + 1 && nextAfter === j + 1;

/** A match with a gap on both sides goes over to the nearer edge of either, where the same form stands there. */
export function joinLoners(
  matches: readonly TokenMatch[],
  x: readonly number[],
  y: readonly number[],
): TokenMatch[] {
  const joined = [...matches];
  const start: TokenMatch = [-1, -1];
  const end: TokenMatch = [x.length, y.length];
  for (let index = joined.length - 1; index >= 0; index--) {
    const [match, last, next] = [joined[index], joined[index - 1] ?? start, joined[index + 1] ?? end];
    if (match === undefined || isNextTo(last, match) || isNextTo(match, next)) continue;
    const [i, j] = match;
    const nearer = [
      [next[0] - 1, next[1] - 1],
      [last[0] + 1, last[1] + 1],
    ].find(([edge = -1, edgeAfter = -1]) => {
      const slidesAfter = edge === i && y[edgeAfter] === x[i];
      return slidesAfter || (edgeAfter === j && x[edge] === y[j]);
    });
    if (nearer !== undefined) joined[index] = [nearer[0] ?? i, nearer[1] ?? j];
  }
  return joined;
}

/** A stretch that could begin one mark later begins there. */
export function settleOnSentences(
  matches: readonly TokenMatch[],
  before: Tokens,
  after: Tokens,
): TokenMatch[] {
  let [last, lastAfter] = [-1, -1];
  return matches.map(([i, j]) => {
    const [next, nextAfter] = [last + 1, lastAfter + 1];
    const slides =
      (j === nextAfter && i > next && isSameMark(before, next, i)) ||
      (i === next && j > nextAfter && isSameMark(after, nextAfter, j));
    [last, lastAfter] = slides ? [next, nextAfter] : [i, j];
    return [last, lastAfter];
  });
}

function isSameMark(tokens: Tokens, index: number, other: number): boolean {
  const word = wordOf(tokens, index);
  return (sentenceEnd.test(word) || closingMark.test(word)) && word === wordOf(tokens, other);
}
