/**
 * Of several ways to match words that are equally short, the one that an editor would tell: a stretch that came or went
 * keeps its sentences whole ("A. [B. ]C." and not "A[. B]. C."), and no word stands alone inside it that could as well
 * stand at its edge ("[A new road. ]The wall" and not "[A new road. ]The[ …] wall").
 */
import { closingMark, sentenceEnd } from "./sentences.ts";
import { type Tokens, wordOf } from "./tokenise.ts";

/** Positions of the same token on both sides, ascending on both. */
export interface TokenMatches {
  readonly before: number[];
  readonly after: number[];
}

/** A match with a gap on both sides goes over to the nearer edge of either, where the same form stands there. */
export function joinLoners({ before, after }: TokenMatches, x: Int32Array, y: Int32Array): void {
  for (let index = before.length - 1; index >= 0; index--) {
    const i = before[index] ?? 0;
    const j = after[index] ?? 0;
    const last = index === 0 ? -1 : (before[index - 1] ?? 0);
    const lastAfter = index === 0 ? -1 : (after[index - 1] ?? 0);
    if (i === last + 1 && j === lastAfter + 1) continue;
    const isLast = index + 1 === before.length;
    const next = isLast ? x.length : (before[index + 1] ?? 0);
    const nextAfter = isLast ? y.length : (after[index + 1] ?? 0);
    if (next === i + 1 && nextAfter === j + 1) continue;
    const slides = (edge: number, edgeAfter: number): boolean =>
      (edge === i && y[edgeAfter] === x[i]) || (edgeAfter === j && x[edge] === y[j]);
    if (slides(next - 1, nextAfter - 1)) {
      before[index] = next - 1;
      after[index] = nextAfter - 1;
    } else if (slides(last + 1, lastAfter + 1)) {
      before[index] = last + 1;
      after[index] = lastAfter + 1;
    }
  }
}

/** A stretch that could begin one mark later begins there. */
export function settleOnSentences(matches: TokenMatches, before: Tokens, after: Tokens): void {
  let last = -1;
  let lastAfter = -1;
  for (let index = 0; index < matches.before.length; index++) {
    const i = matches.before[index] ?? 0;
    const j = matches.after[index] ?? 0;
    const next = last + 1;
    const nextAfter = lastAfter + 1;
    const slides =
      (j === nextAfter && i > next && isSameMark(before, next, i)) ||
      (i === next && j > nextAfter && isSameMark(after, nextAfter, j));
    last = slides ? next : i;
    lastAfter = slides ? nextAfter : j;
    matches.before[index] = last;
    matches.after[index] = lastAfter;
  }
}

function isSameMark(tokens: Tokens, index: number, other: number): boolean {
  if (tokens.words[index] !== tokens.words[other]) return false;
  const word = wordOf(tokens, index);
  return sentenceEnd.test(word) || closingMark.test(word);
}
