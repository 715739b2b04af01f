/** What the head of the page claims: meta tags, links, title, language. Read once, judged elsewhere. */
import type { CheerioAPI } from "cheerio/slim";
import { normaliseText } from "../article/text.ts";

export interface Metadata {
  /** `content` by lower-case name, property or itemprop; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** Every author tag, for those who write one each. */
  readonly authors: readonly string[];
  readonly title: string;
  readonly canonicalUrl: string | undefined;
  readonly language: string | undefined;
}

/** More tags than any masthead fills. */
const mostAuthors = 24;

const authorNames: ReadonlySet<string> = new Set([
  "author",
  "article:author",
  "sailthru.author",
  "parsely-author",
  "dc.creator",
  "dcterms.creator",
  "byl",
  "citation_author",
]);

export function readMetadata($: CheerioAPI): Metadata {
  const meta = new Map<string, string>();
  const authors: string[] = [];
  for (const { attribs } of $("meta[content]").toArray()) {
    const content = normaliseText(attribs["content"] ?? "");
    if (content === "") continue;
    for (const name of [attribs["property"], attribs["name"], attribs["itemprop"]]) {
      if (name === undefined) continue;
      const key = name.toLowerCase().trim();
      if (!meta.has(key)) meta.set(key, content);
      if (authorNames.has(key) && authors.length < mostAuthors) authors.push(content);
    }
  }
  const html = $("html").first();
  return {
    meta,
    authors,
    title: normaliseText($("head title, title").first().text()),
    canonicalUrl: $('link[rel~="canonical" i]').first().attr("href")?.trim(),
    language: html.attr("lang") ?? html.attr("xml:lang") ?? meta.get("og:locale"),
  };
}
