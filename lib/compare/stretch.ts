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

const upperBit = 0x20;

/** Whether a UTF-16 unit is one of the letters A to Z and a to z. */
export const isPlainLetter = (unit: number): boolean =>
  (unit | upperBit) >= 0x61 && (unit | upperBit) <= 0x7a;

/** At least one letter, and nothing but such letters. */
export function isPlainWord({ text, start, end }: Stretch): boolean {
  for (let at = start; at < end; at++) if (!isPlainLetter(text.charCodeAt(at))) return false;
  return end > start;
}

/** The words of the one side that the other has not, each as often as it has more of it. */
export function withoutCommon<Word extends WordAt>(
  words: readonly Word[],
  others: readonly WordAt[],
): readonly Word[] {
  if (others.length === 0 || words.length === 0) return words;
  const [only, other] = [words[0], others[0]];
  if (words.length === 1 && others.length === 1) return only?.word === other?.word ? [] : words;
  const left = new Map<string, number>();
  for (const { word } of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter(({ word }) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}
