/** Whether texts say the same, by the runs of words they have in common: one pass over each, whatever their length. */

/** A sign of a script without spaces counts as a word. */
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;
/** So many words in a row are seldom the same by chance. */
const run = 5;
/** Letters of a text that are looked at; more is not needed to know it again. */
const longest = 400_000;

export const wordsOf = (text: string): readonly string[] =>
  text.slice(0, longest).toLowerCase().match(words) ?? [];

/** How many words, counted no further than to `enough`. */
export function countWords(text: string, enough: number): number {
  let count = 0;
  for (const _ of text.slice(0, longest).matchAll(words)) {
    count += 1;
    if (count >= enough) break;
  }
  return count;
}

/** Every run of words in the text; a text shorter than one run is one by itself. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const list = wordsOf(text);
  if (list.length === 0) return new Set();
  const found = new Set<string>();
  for (let at = 0; at <= Math.max(0, list.length - run); at += 1) {
    found.add(list.slice(at, at + run).join(" "));
  }
  return found;
}

/** How much of `part` stands in `whole`: 0 to 1; 0 for nothing at all. */
export function shareIn(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let common = 0;
  for (const shingle of part) if (whole.has(shingle)) common += 1;
  return common / part.size;
}
