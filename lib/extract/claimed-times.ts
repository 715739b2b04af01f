/**
 * When the page says it was published and last changed: what its markup claims, held against what it shows its readers.
 * Where the two differ, the readers' day is believed: templates stamp markup by machine.
 */
import type { CheerioAPI } from "cheerio/slim";
import type { Element } from "domhandler";
import type { ClaimedTime } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import { type DayOrder, isMonth, readDays, readTime, readWords } from "./dates.ts";
import type { DayLines } from "./day-lines.ts";
import { attributeOf } from "./element-names.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageBlock } from "./page-blocks.ts";
import type { PageIndex } from "./page-index.ts";
import { noticeKindOf } from "./phrases.ts";
import { type ShownDay, shownDays } from "./shown-days.ts";

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
  "w-published-date",
  "published_at",
  "published",
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
  readonly page: PageIndex;
  readonly claims: ArticleClaims | undefined;
  readonly metadata: Metadata;
  /** Lines beside the headline. */
  readonly near: readonly PageBlock[];
  /** Lines at the article's end: believed where they say what happened on the day. */
  readonly foot: readonly PageBlock[];
  /** Lines elsewhere. */
  readonly dayLines: DayLines;
  readonly url: string;
  /** Whether an element may speak of this article rather than of another. */
  readonly inArticle: (element: Element) => boolean;
  /** Whether it stands in an entry of a live blog, whose time is not the article's. */
  readonly isInEntry: (element: Element) => boolean;
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

/** By property, the classes that templates give to what states it. */
const markedTimeClasses = { datePublished: ["published", "entry-date"], dateModified: ["updated"] } as const;
type TimeProperty = keyof typeof markedTimeClasses;

function statesTime(element: Element, property: TimeProperty): boolean {
  if (attributeOf(element, "itemprop") === property) return true;
  const { name } = element;
  const isPublication = property === "datePublished";
  if (name === "time" && isPublication && attributeOf(element, "pubdate") !== undefined) return true;
  const classes = attributeOf(element, "class")?.split(/\s+/) ?? [];
  if (name === "abbr") return isPublication && classes.includes("published");
  return name === "time" && markedTimeClasses[property].some((one) => classes.includes(one));
}

function* markedTimes(property: TimeProperty, { $, page, isInEntry }: TimeSources): Generator<Stated> {
  for (const element of page.marked) {
    if (!statesTime(element, property) || isInEntry(element)) continue;
    const { content, datetime, title } = element.attribs;
    yield { text: content ?? datetime ?? title ?? $(element).text(), source: `microdata:${property}` };
  }
}

function* publishedClaims(page: TimeSources): Generator<Stated> {
  const { claims, metadata } = page;
  if (claims?.published !== undefined) yield { text: claims.published, source: "json-ld:datePublished" };
  yield* taggedTimes(publishedTags, metadata);
  yield* markedTimes("datePublished", page);
}

function* modifiedClaims(page: TimeSources): Generator<Stated> {
  const { claims, metadata } = page;
  if (claims?.modified !== undefined) yield { text: claims.modified, source: "json-ld:dateModified" };
  yield* taggedTimes(modifiedTags, metadata);
  yield* markedTimes("dateModified", page);
}

/** Where nothing beside the headline and no claim names the day. */
function* guesses(
  sources: TimeSources,
  order: DayOrder | undefined,
  isChangeKnown: boolean,
): Generator<Stated> {
  const { page, inArticle, isInEntry, url, dayLines, near } = sources;
  const day = dayInUrl(url);
  if (day !== undefined) yield { text: day, source: "url" };
  for (const { value, tells } of shownDays(dayLines.signed, order))
    if (tells !== "change") yield { text: value, source: "line beside the author" };
  // What is marked as a time on a page that tells of its last change is that, or another article's.
  if (isChangeKnown) return;
  const dated = page
    .tagged("time")
    .find(
      (element) =>
        attributeOf(element, "datetime") !== undefined && inArticle(element) && !isInEntry(element),
    );
  if (dated !== undefined) yield { text: dated.attribs["datetime"] ?? "", source: "time" };
  yield* namedElements(sources);
  // Of a monthly, that is all it says; no day is made of it.
  for (const { text } of near) if (isMonth(text)) yield { text, source: "line under the headline" };
}

const urlForms = [
  /\/(20\d{2})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/,
  /[/_-](20\d{2})-(\d{2})-(\d{2})(?!\d)/,
  /\/(20\d{2})(\d{2})(\d{2})(?:\/|$|-)/,
];

function dayInUrl(url: string): string | undefined {
  for (const form of urlForms) {
    const [, year, month, day] = form.exec(url) ?? [];
    const read = readWords(`${year}-${month}-${day}`);
    if (read !== undefined) return read;
  }
  const [, year, month, day] = /\/(20\d{2})\/([a-z]{3,9})\/(\d{1,2})(?:\/|$)/.exec(url) ?? [];
  return year === undefined ? undefined : readWords(`${day} ${month} ${year}`);
}

/** Longer than any line that only dates an article. */
const longestDateLine = 80;
/** A page's own date stands among the first; further down they are other articles'. */
const mostNamed = 12;
const dateClasses = /date|publish|posted/;

/** Elements that a template names for the date in them. */
function* namedElements({ $, page, isInEntry }: TimeSources): Generator<Stated> {
  const named = page.all.filter((element) => {
    const { class: classes = "", id = "" } = element.attribs;
    return (dateClasses.test(classes) || id.includes("date")) && !isInEntry(element);
  });
  for (const element of named.slice(0, mostNamed)) {
    const text = normaliseText($(element).text());
    const day = text.length > longestDateLine ? undefined : readWords(text);
    if (day !== undefined && noticeKindOf(text) === undefined)
      yield { text: day, source: "element named for a date" };
  }
}

const isRead = (value: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(value);
const dayOf = (time: ClaimedTime | undefined): string | undefined =>
  time !== undefined && isRead(time.value) ? time.value.slice(0, 10) : undefined;

/** The first claim that can be read as a time; failing that, the first as it stands. */
function choose(stated: Iterable<Stated>, order: DayOrder | undefined): ClaimedTime | undefined {
  let unread: ClaimedTime | undefined;
  for (const { text, source } of stated) {
    const value = readTime(normaliseText(text));
    const day = isRead(value) ? value : readDays(value, order)[0]?.day;
    if (day !== undefined) return { value: day, source };
    if (value !== "") unread ??= { value, source };
  }
  return unread;
}

/** A day that the page shows its readers, and where. */
interface Told extends ShownDay {
  readonly source: string;
}

const under = (day: ShownDay): Told => ({ ...day, source: "line under the headline" });
const onPage = (day: ShownDay): Told => ({ ...day, source: "line on the page" });

const millisecondsOfDay = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / millisecondsOfDay;

const asShown = ({ value, source }: Told): ClaimedTime => ({ value, source });

/** A claim that the page's own line bears out keeps its hour. */
const borneOut = (shown: ShownDay, claim: ClaimedTime | undefined): ClaimedTime | undefined =>
  dayOf(claim) === shown.day ? claim : undefined;

/** Hours that the clocks of the world stand behind universal time and before it, at most. */
const [furthestBehind, furthestBefore] = [12, 14];
const millisecondsOfHour = 3_600_000;

/** Whether the point in time falls on the day somewhere; of a claim without its hour and offset a day apart is near. */
function fallsOn(day: string, { value }: ClaimedTime): boolean {
  const time = /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return Math.abs(daysBetween(day, value.slice(0, 10))) <= 1;
  const dayAt = (hours: number): string =>
    new Date(time + hours * millisecondsOfHour).toISOString().slice(0, 10);
  return dayAt(-furthestBehind) <= day && day <= dayAt(furthestBefore);
}

/**
 * Of a day shown and a day claimed the earlier: what is published twice was published the first time. Two days may be
 * one point in time in two zones: then the claim, which has the hour.
 */
function publicationOf(shown: Told | undefined, claim: ClaimedTime | undefined): ClaimedTime | undefined {
  if (shown === undefined) return claim;
  const claimed = dayOf(claim);
  if (claimed === undefined) return asShown(shown);
  const isLater = shown.day < claimed && claim !== undefined && !fallsOn(shown.day, claim);
  return isLater ? asShown(shown) : claim;
}

/** The address is written in the publisher's own time zone; a claim in universal time may be on the next day. */
function inPublishersZone(claim: ClaimedTime | undefined, url: string): ClaimedTime | undefined {
  const [local, claimed] = [dayInUrl(url), dayOf(claim)];
  if (local === undefined || claimed === undefined || local === claimed || !claim?.value.endsWith("Z"))
    return claim;
  return Math.abs(daysBetween(local, claimed)) === 1 ? { value: local, source: "url" } : claim;
}

/** Days of which words say what happened on them, and no other line says that it was on another day. */
const undisputed = (days: readonly ShownDay[]): ShownDay[] =>
  days.filter(
    ({ tells, day }) =>
      tells !== undefined && days.every((other) => other.tells !== tells || other.day === day),
  );

/** Lines of the whole article. An entry's come and go with it. */
function withoutEntries(sources: TimeSources): TimeSources {
  const isOwn = ({ element }: PageBlock): boolean => !sources.isInEntry(element);
  const { near, foot, dayLines } = sources;
  const { beside, signed } = dayLines;
  return {
    ...sources,
    near: near.filter(isOwn),
    foot: foot.filter(isOwn),
    dayLines: { beside: beside.filter(isOwn), signed: signed.filter(isOwn) },
  };
}

export function findTimes(sources: TimeSources): { publishedAt?: ClaimedTime; modifiedAt?: ClaimedTime } {
  const page = withoutEntries(sources);
  const usual = dayOrderOf(page);
  const published = choose(publishedClaims(page), usual);
  const modified = choose(modifiedClaims(page), usual);
  const order = provenOrder(page, [dayOf(published), dayOf(modified), dayInUrl(page.url)]) ?? usual;
  const ending = shownDays(page.foot, order).filter(({ tells }) => tells !== undefined);
  const elsewhere = undisputed(shownDays(page.dayLines.beside, order));
  const shown = [...[...shownDays(page.near, order), ...ending].map(under), ...elsewhere.map(onPage)];
  const first = shown.find(({ tells }) => tells === "first publication");
  const publications = [dayOf(published), first?.day];
  // A day without words, later than the publication claimed or told of, is that of a change.
  const isLater = (day: string): boolean =>
    publications.some((publication) => publication !== undefined && daysBetween(publication, day) > 1);
  const told = shown.map((one) => ({
    ...one,
    tells: one.tells ?? (isLater(one.day) ? "change" : "publication"),
  }));
  const shownChange = told.find(({ tells }) => tells === "change");
  const publishedAt =
    publicationOf(
      first ?? told.find(({ tells }) => tells === "publication"),
      inPublishersZone(published, page.url),
    ) ?? choose(guesses(page, order, modified !== undefined || shownChange !== undefined), order);
  const modifiedAt =
    shownChange === undefined ? modified : (borneOut(shownChange, modified) ?? asShown(shownChange));
  return {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
  };
}

/** The order in which the lines beside the headline name a day that is known from elsewhere. */
function provenOrder({ near }: TimeSources, known: readonly (string | undefined)[]): DayOrder | undefined {
  const names = (order: DayOrder): boolean => shownDays(near, order).some(({ day }) => known.includes(day));
  const [dayFirst, monthFirst] = [names("day first"), names("month first")];
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? "day first" : "month first";
}

/** Two letters at a host's end that say nothing of a country's habits. */
const placeless = /\.(?:us|io|co|ai|me|tv|[a-z]{3,})$/;

/** As the page's language has it: English without another country's mark writes the month first. */
function dayOrderOf({ metadata, url }: TimeSources): DayOrder | undefined {
  const language = metadata.language?.toLowerCase().replace("_", "-");
  if (language === undefined || !URL.canParse(url)) return undefined;
  if (language === "en-us") return "month first";
  if (language !== "en") return "day first";
  return placeless.test(new URL(url).hostname) ? "month first" : "day first";
}
