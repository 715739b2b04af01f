/** Unchanged text between two changes, shortened to what a reader needs to find the place. */

/** Kept text shown on either side of a replaced stretch, in UTF-16 units: about a line of print. */
const contextUnits = 80;

const ellipsis = " […] ";

/** The middle of a long kept stretch is left out, and its outer end at the ends of the text; never inside a word. */
export function foldedText(text: string, first: boolean, last: boolean): string {
  const room = (first ? 0 : contextUnits) + (last ? 0 : contextUnits);
  if (text.length <= room + contextUnits) return text;
  // A block that only moved is known by how it begins.
  const head = first && !last ? "" : text.slice(0, wordEndBefore(text, contextUnits));
  const tail = last ? "" : text.slice(wordStartAfter(text, text.length - contextUnits));
  return `${head}${head === "" ? ellipsis.trimStart() : ellipsis}${tail}`;
}

/** How far to look for a space; scripts without spaces are cut at a character. */
const longestWord = 30;

function wordEndBefore(text: string, index: number): number {
  for (let at = index; at > index - longestWord; at--) if (text.charAt(at) === " ") return at;
  return characterStart(text, index);
}

function wordStartAfter(text: string, index: number): number {
  for (let at = index; at < index + longestWord; at++) if (text.charAt(at) === " ") return at + 1;
  return characterStart(text, index);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function characterStart(text: string, index: number): number {
  return graphemes.segment(text).containing(index)?.index ?? index;
}
