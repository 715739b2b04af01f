/** What the head of the page claims: meta tags, links, title, language. Read once, judged elsewhere. */
import { textContent } from "domutils";
import { normaliseText } from "../article/text.ts";
import { attributeOf } from "./element-names.ts";
import { type PageIndex, saysWord } from "./page-index.ts";

export interface Metadata {
  /** `content` by lower-case name, property or itemprop; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** Every author tag, for those who write one each. */
  readonly authors: readonly string[];
  /** What is said of the author to those who show a link to the page. */
  readonly labelledAuthors: readonly string[];
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

/** As WordPress's templates label the author, in the languages it is met in. */
const writtenBy =
  /^(?:written by|author|by|verfasst von|geschrieben von|autor|écrit par|auteur|escrito por|escrit per|scritto da|geschreven door|skrivet av|skrevet af|napisane przez|yazan|автор|написано|作者|作成者)/i;

export function readMetadata({ tagged }: PageIndex): Metadata {
  const meta = new Map<string, string>();
  const authors: string[] = [];
  for (const { attribs } of tagged("meta")) {
    const content = normaliseText(attribs["content"] ?? "");
    if (content === "") continue;
    for (const name of [attribs["property"], attribs["name"], attribs["itemprop"]]) {
      if (name === undefined) continue;
      const key = name.toLowerCase().trim();
      if (!meta.has(key)) meta.set(key, content);
      if (authorNames.has(key) && authors.length < mostAuthors) authors.push(content);
    }
  }
  const [html] = tagged("html");
  const language = html && (attributeOf(html, "lang") ?? attributeOf(html, "xml:lang"));
  const [title] = tagged("title");
  const canonical = tagged("link").find((link) => saysWord(link, "rel", "canonical"));
  return {
    meta,
    authors,
    labelledAuthors: [1, 2].flatMap((number) =>
      writtenBy.test(meta.get(`twitter:label${number}`) ?? "")
        ? (meta.get(`twitter:data${number}`) ?? [])
        : [],
    ),
    title: title === undefined ? "" : normaliseText(textContent(title)),
    canonicalUrl: canonical && attributeOf(canonical, "href")?.trim(),
    language: language ?? meta.get("og:locale"),
  };
}
