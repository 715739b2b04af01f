/** When the page says it was published and last changed: the first source that says so in a readable form. */
import type { CheerioAPI } from "cheerio/slim";
import type { ClaimedTime } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import { readTime, readWords } from "./dates.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageBlock } from "./page-blocks.ts";
import { noticeKindOf } from "./phrases.ts";

const publishedTags = [
  "article:published_time",
  "og:article:published_time",
  "article:published",
  "datepublished",
  "og:published_time",
  "parsely-pub-date",
  "sailthru.date",
  "publishdate",
  "publish-date",
  "publish_date",
  "pubdate",
  "publication_date",
  "article.published",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "dcterms.issued",
  "citation_publication_date",
  "citation_date",
  "bt:pubdate",
  "published-date",
  "date",
  "cxenseparse:recs:publishtime",
  "vr:published_time",
];
const modifiedTags = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "dcterms.modified",
  "last-modified",
  "lastmod",
  "article.updated",
  "revised",
  "cxenseparse:recs:modifytime",
];

export interface TimeSources {
  readonly $: CheerioAPI;
  readonly claims: ArticleClaims | undefined;
  readonly metadata: Metadata;
  /** Blocks between the headline and the body. */
  readonly head: readonly PageBlock[];
  readonly url: string;
}

interface Stated {
  readonly text: string;
  readonly source: string;
}

function* taggedTimes(names: readonly string[], { meta }: Metadata): Generator<Stated> {
  for (const name of names) {
    const text = meta.get(name);
    if (text !== undefined) yield { text, source: `meta:${name}` };
  }
}

const isRead = (value: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(value);

function* publishedClaims({ $, claims, metadata, head, url }: TimeSources): Generator<Stated> {
  if (claims?.published !== undefined) yield { text: claims.published, source: "json-ld:datePublished" };
  yield* taggedTimes(publishedTags, metadata);
  for (const element of $(
    '[itemprop="datePublished"], time[pubdate], time.published, time.entry-date, abbr.published',
  ).toArray()) {
    const { content, datetime, title } = element.attribs;
    yield { text: content ?? datetime ?? title ?? $(element).text(), source: "microdata:datePublished" };
  }
  for (const element of $("time[datetime]").toArray().slice(0, 1))
    yield { text: element.attribs["datetime"] ?? "", source: "time" };
  yield* statedLines(head, false);
  yield* namedElements($);
  const inUrl =
    /\/(20\d{2})\/(\d{2})\/(\d{2})(?:\/|$)/.exec(url) ?? /\/(20\d{2})-(\d{2})-(\d{2})(?!\d)/.exec(url);
  if (inUrl !== null) yield { text: `${inUrl[1]}-${inUrl[2]}-${inUrl[3]}`, source: "url" };
}

function* modifiedClaims({ $, claims, metadata, head }: TimeSources): Generator<Stated> {
  if (claims?.modified !== undefined) yield { text: claims.modified, source: "json-ld:dateModified" };
  yield* taggedTimes(modifiedTags, metadata);
  for (const element of $('[itemprop="dateModified"], time.updated').toArray()) {
    const { content, datetime, title } = element.attribs;
    yield { text: content ?? datetime ?? title ?? $(element).text(), source: "microdata:dateModified" };
  }
  yield* statedLines(head, true);
}

/** Longer than any line that only dates an article. */
const longestDateLine = 80;
/** A page's own date stands among the first; further down they are other articles'. */
const mostNamed = 12;

/** Elements that a template names for the date in them. */
function* namedElements($: CheerioAPI): Generator<Stated> {
  const named = $('[class*="date"], [class*="publish"], [class*="posted"], [id*="date"]').toArray();
  for (const element of named.slice(0, mostNamed)) {
    const text = normaliseText($(element).text());
    const day = text.length > longestDateLine ? undefined : readWords(text);
    if (day !== undefined && noticeKindOf(text) === undefined)
      yield { text: day, source: "element named for a date" };
  }
}

/** Lines under the headline that name a day: of an update, or of the publication. */
function* statedLines(head: readonly PageBlock[], updates: boolean): Generator<Stated> {
  for (const { text } of head) {
    const day = readWords(text);
    const isUpdate = noticeKindOf(text) === "update";
    if (day !== undefined && isUpdate === updates) yield { text: day, source: "line under the headline" };
  }
}

/** The first claim that can be read as a time; failing that, the first as it stands. */
function choose(stated: Iterable<Stated>): ClaimedTime | undefined {
  let unread: ClaimedTime | undefined;
  for (const { text, source } of stated) {
    const value = readTime(normaliseText(text));
    if (isRead(value)) return { value, source };
    if (value !== "") unread ??= { value, source };
  }
  return unread;
}

export function findTimes(sources: TimeSources): { publishedAt?: ClaimedTime; modifiedAt?: ClaimedTime } {
  const publishedAt = choose(publishedClaims(sources));
  const modifiedAt = choose(modifiedClaims(sources));
  return {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
  };
}
