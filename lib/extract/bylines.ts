/** Who the page says wrote the article: names only, one entry each, from the most reliable place that gives any. */

import type { CheerioAPI } from "cheerio/slim";
import type { Element } from "domhandler";
import { normaliseText } from "../article/text.ts";
import { readWords, withoutDays } from "./dates.ts";
import { namesOf } from "./element-names.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageBlock } from "./page-blocks.ts";
import { type PageIndex, saysWord } from "./page-index.ts";
import { isBylineLine, noticeKindOf, tellsRelativeTime, withoutBy } from "./phrases.ts";

/** More than any masthead credits for one article. */
const mostAuthors = 24;
/** The article's own author is named among the first; further down they are other articles'. */
const mostMarked = 40;
/** Longer than any person's or desk's name. */
const longestName = 80;

const between = /\s*(?:;|\s&\s|\s(?:and|und|et|y|e|och|en|i|og)\s(?=\p{Lu})|\s[|·•]\s)\s*/u;
const notNames =
  /^(?:admin|administrator|user|author|staff|editor|guest|unknown|anonymous|n\/?a|none|null|undefined|root|default|webmaster|by|\d+)$/i;
const address = /https?:\/\/|www\.|@|\.com\b/i;

/** One stated author or several in one string, as names; what cannot be one is left out. */
function namesIn(stated: string): string[] {
  return normaliseText(stated)
    .split(between)
    .map((name) => normaliseText(withoutBy(name)).replace(/^[\s,|·•:–—-]+|[\s,|·•:–—-]+$/g, ""))
    .filter((name) => name !== "" && name.length <= longestName)
    .filter(
      (name) =>
        !notNames.test(name) && !address.test(name) && /\p{L}/u.test(name) && !tellsRelativeTime(name),
    );
}

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names
    .filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
    .slice(0, mostAuthors);
}

/** What elements say that are known to name authors. */
export function namedBylines(texts: readonly string[]): string[] {
  const names = unique(texts.flatMap(namesIn));
  // A site's own way of signing (a desk's long name, an address) is what was asked for, even where it is no name.
  return names.length > 0 ? names : unique(texts);
}

const authorNames = /^(?:.*-)?(?:author|authors|byline|by-line|author-name|byline-name|writer|contributor)$/;

/** Marked up or called as what names an author. */
function mayNameAuthor(element: Element): boolean {
  const { class: classes = "", itemprop } = element.attribs;
  return (
    itemprop === "author" ||
    classes.includes("byline") ||
    classes.includes("author-name") ||
    (classes.includes("author") && classes.split(/\s+/).includes("author")) ||
    saysWord(element, "rel", "author")
  );
}

function marked({ $, page, inArticle }: BylineSources): string[] {
  const found = page.all
    .filter((element) => mayNameAuthor(element) && inArticle(element))
    .slice(0, mostMarked);
  for (const element of found) {
    const named =
      namesOf(element).some((name) => authorNames.test(name)) || element.attribs["rel"] !== undefined;
    const inner = $(element).find('[itemprop="name"], a').first();
    const text = normaliseText(inner.length > 0 ? inner.text() : $(element).text());
    const names = text.length > longestName ? [] : namesIn(text);
    if (names.length > 0 && (named || element.attribs["itemprop"] !== undefined)) return names;
  }
  return [];
}

export interface BylineSources {
  readonly $: CheerioAPI;
  readonly page: PageIndex;
  readonly claims: ArticleClaims | undefined;
  readonly metadata: Metadata;
  /** Blocks between the headline and the body. */
  readonly head: readonly PageBlock[];
  /** Whether an element may speak of this article rather than of another. */
  readonly inArticle: (element: Element) => boolean;
}

/** The authors that the page's metadata names. */
export function claimedAuthors({ claims, metadata }: Pick<BylineSources, "claims" | "metadata">): string[] {
  const claimed = unique((claims?.authors ?? []).flatMap(namesIn));
  return claimed.length > 0 ? claimed : unique(metadata.authors.flatMap(namesIn));
}

/** Longer than any line that only says who wrote. */
const longestLine = 120;

export function findBylines(sources: BylineSources): string[] {
  const { claims, metadata, head } = sources;
  const claimed = claimedAuthors({ claims, metadata });
  if (claimed.length > 0) return claimed;
  const shown = unique(marked(sources));
  if (shown.length > 0) return shown;
  const lines = head.filter((block) => block.text.length <= longestLine).map((block) => block.text);
  const line = lines.find(isBylineLine);
  return line === undefined ? besideDate(lines) : unique(namesIn(withoutDays(line)));
}

/** Two to five words, each with a capital: a name, where it stands alone with a date under the headline. */
const nameAlone = /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}\p{Lu}[\p{L}.'’-]*$/u;

function besideDate(lines: readonly string[]): string[] {
  for (const line of lines) {
    if (readWords(line) === undefined) continue;
    const rest = normaliseText(withoutDays(line)).replace(/^[\s,|·•–—-]+|[\s,|·•–—-]+$/g, "");
    if (nameAlone.test(rest) && noticeKindOf(line) === undefined) return [rest];
  }
  return [];
}
