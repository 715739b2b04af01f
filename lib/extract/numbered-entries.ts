/** Titles that count: entries of a list that the article itself is, though each links to a page of its own. */
import type { PageBlock } from "./page-blocks.ts";

/** "5. Velvet calathea", "Chapter 2: How engines work": a number, with one word before it or none. */
const numbering = /^(?:(\p{L}+)\s+)?(\d{1,3})\s*(?:[.):–—]|-\s)/u;

/** `titles` are in reading order. */
export function numberedEntries(titles: readonly PageBlock[]): ReadonlySet<PageBlock> {
  const found = new Set<PageBlock>();
  let last: { readonly title: PageBlock; readonly word: string; readonly number: number } | undefined;
  for (const title of titles) {
    const [matched, word = "", digits] = numbering.exec(title.text) ?? [];
    if (matched === undefined) continue;
    const number = Number(digits);
    if (last !== undefined && last.word === word && number > last.number) found.add(last.title).add(title);
    last = { title, word, number };
  }
  return found;
}
