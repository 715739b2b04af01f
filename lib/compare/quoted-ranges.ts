/** Where a text quotes somebody: the stretches between quotation marks, whatever the language's marks are. */

/** Opening mark to the marks that may close it. Single marks count only where no letter makes them an apostrophe. */
const closers: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\u201c", '\u201d"'],
  ["\u201e", '\u201c\u201d"'],
  ["\u00ab", "\u00bb"],
  ["\u00bb", "\u00ab"],
  ["\u300c", "\u300d"],
  ["\u300e", "\u300f"],
  ["\u2018", "\u2019"],
  ["\u2039", "\u203a"],
]);

const anyMark = /["\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u300c-\u300f]/gu;
const letter = /[\p{L}\p{N}]/u;

export type TextRange = readonly [start: number, end: number];

/** Ranges in ascending order, marks left out. A quotation left open goes on to the end, as print does it. */
export function quotedRanges(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  let open: { readonly start: number; readonly closers: string } | undefined;
  for (const { 0: mark, index } of text.matchAll(anyMark)) {
    if (open === undefined) {
      const closing = closers.get(mark);
      if (closing !== undefined) open = { start: index + 1, closers: closing };
    } else if (open.closers.includes(mark) && !isApostrophe(text, index, mark)) {
      ranges.push([open.start, index]);
      open = undefined;
    }
  }
  if (open !== undefined) ranges.push([open.start, text.length]);
  return ranges;
}

function isApostrophe(text: string, index: number, mark: string): boolean {
  return mark === "\u2019" && letter.test(text.charAt(index - 1)) && letter.test(text.charAt(index + 1));
}

/** `ranges` in ascending order. */
export function overlaps(ranges: readonly TextRange[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const first = ranges[low];
  return first !== undefined && end > first[0];
}
