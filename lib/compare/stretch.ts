/** One side of a replaced stretch with the text around it, and the words and signs found in it. */

export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A word, number or sign and where it begins. */
export interface WordAt {
  readonly word: string;
  readonly index: number;
}

export const hasDigit = /\p{N}/u;
export const letterOrDigit = /[\p{L}\p{N}]/u;

/** The words of the one side that the other has not, each as often as it has more of it. */
export function withoutCommon(words: readonly WordAt[], others: readonly WordAt[]): readonly WordAt[] {
  if (others.length === 0) return words;
  const left = new Map<string, number>();
  for (const { word } of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter(({ word }) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}
