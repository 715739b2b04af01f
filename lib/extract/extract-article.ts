/**
 * Payload text to article: what the page says once everything round the article is taken away. Synchronous and pure:
 * the same text gives the same article, whenever and wherever it is run.
 */
import type { CheerioAPI } from "cheerio/slim";
import type { Element } from "domhandler";
import type { Article, Block, Notice } from "../article/article.ts";
import type { RulePart, SiteRule } from "../article/site-rule.ts";
import { withAdverts } from "./adverts.ts";
import { type AppliedRule, applyRule, noRule, ruledBlocks, ruledHeadline } from "./apply-rule.ts";
import { type ArticleLines, articleLines } from "./article-lines.ts";
import { authorScope } from "./author-scope.ts";
import { endsSentence } from "./block-features.ts";
import { judgeBlocks } from "./block-verdict.ts";
import { claimedAuthors, findBylines, namedBylines } from "./bylines.ts";
import { claimedCore } from "./claimed-core.ts";
import { findTimes } from "./claimed-times.ts";
import { containerOf } from "./container.ts";
import { apartLookup, closest, exemptElements } from "./core.ts";
import { dayLines } from "./day-lines.ts";
import { findHeadline } from "./headline.ts";
import { type ArticleClaims, readJsonLd } from "./json-ld.ts";
import { articleLinesAlone } from "./lines-alone.ts";
import { liveEntries } from "./live-entries.ts";
import { parsePage } from "./markup-limits.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { type AskedFor, otherArticles } from "./other-articles.ts";
import { type PageBlock, readPageBlocks } from "./page-blocks.ts";
import { indexPage, type PageIndex } from "./page-index.ts";
import { wordsWeight } from "./prose.ts";
import { settle } from "./settle.ts";
import { type StructuredArticle, structuredArticle } from "./structured-article.ts";
import { drop, type Judged } from "./verdict.ts";

export interface PageToRead {
  /** Where the page was: gives its relative addresses a meaning. */
  readonly url: string;
  /** What its host's pages are read by, in place of the general method. */
  readonly rule?: SiteRule;
}

export interface ExplainedBlock extends Block {
  readonly became: "kept" | "dropped" | "standfirst" | "notice";
  /** For people, in a phrase. */
  readonly reason: string;
}

/** An article as it was read, and where the site rule could not be followed. */
export interface Extraction {
  readonly article: Article;
  /** Parts of the site rule that found nothing: there the general method had to do. */
  readonly unmatched: readonly RulePart[];
}

/** An article, and why it is that one. */
export interface Explanation extends Extraction {
  /** Every block of the page, in reading order. */
  readonly blocks: readonly ExplainedBlock[];
  /** How many elements the site rule took away before anything was judged. */
  readonly removed: number;
}

/** Throws a LimitExceededError where the page is built so that no parser should try it. */
export function extractArticle(html: string, page: PageToRead): Article {
  return readPage(html, page).article;
}

/** As extractArticle, with what became of the site rule. */
export function extractUnderRule(html: string, page: PageToRead): Extraction {
  const { article, applied } = readPage(html, page);
  return { article, unmatched: applied.unmatched };
}

/** As extractArticle, with the reason for each block kept or dropped. */
export function explainArticle(html: string, page: PageToRead): Explanation {
  const { article, judged, applied } = readPage(html, page);
  const { unmatched, removed } = applied;
  return { article, blocks: judged.map(explainedBlock), unmatched, removed };
}

function explainedBlock({ block, verdict }: Judged): ExplainedBlock {
  const { keep, reason, notice, standfirst } = verdict;
  const became = keep ? "kept" : notice !== undefined ? "notice" : standfirst ? "standfirst" : "dropped";
  return { ...blockOf(block), became, reason };
}

/** Captions that are sentences; a page with fewer and no other text is a picture, not a gallery. */
const fewestOfGallery = 3;

const isGallery = ({ blocks }: Article): boolean =>
  blocks.filter(({ kind, text }) => kind === "caption" && endsSentence(text)).length >= fewestOfGallery;

/** A page without an article: nothing on it reads as text of one. A gallery's text is its captions. */
export const isEmptyArticle = (article: Article): boolean =>
  !isGallery(article) && article.blocks.every(({ kind }) => kind === "caption" || kind === "heading");

/** Without a sentence's worth of words in one block there are only labels, whatever page they stand on. */
const isAllLabels = (article: Article): boolean =>
  !isGallery(article) && article.blocks.every((block) => wordsWeight(block) === 0);

interface Reading {
  readonly article: Article;
  /** Every block of the page with the verdict on it, in reading order. */
  readonly judged: readonly Judged[];
}

function readPage(html: string, { url, rule }: PageToRead): Reading & { readonly applied: AppliedRule } {
  const { $, root } = parsePage(html);
  const applied = rule === undefined ? noRule : applyRule(root, rule);
  const page = indexPage(root);
  const metadata = readMetadata(page);
  const head: PageHead = { $, page, url, metadata, claims: readJsonLd(page, { url, metadata }) };
  const shown = readBlocks(head, readPageBlocks(root, applied.selected), applied);
  const stored = applied.core === undefined ? structuredArticle(head, shown) : undefined;
  const reading = (stored && readStored(head, stored)) ?? shown;
  const isNothing =
    isEmptyArticle(reading.article) || (applied.core === undefined && isAllLabels(reading.article));
  return isNothing ? { ...reading, article: emptyArticle(), applied } : { ...reading, applied };
}

/** What claims speak of, as the page's own head has them. */
interface PageHead {
  readonly $: CheerioAPI;
  readonly page: PageIndex;
  readonly url: string;
  readonly metadata: Metadata;
  readonly claims: ArticleClaims | undefined;
}

function readBlocks(head: PageHead, blocks: readonly PageBlock[], applied: AppliedRule): Reading {
  const others = applied.core === undefined ? otherArticles(blocks, askedFor(head)) : noOthers;
  const own = blocks.filter((block) => !isInAny(block.element, others));
  const core = applied.core ?? claimedCore(own, head.claims?.body);
  if (core === undefined) return nothingFound(blocks);
  const { article, judged } = readArticle({ ...head, blocks: own, core, applied });
  return { article, judged: others.size === 0 ? judged : withOthers(blocks, judged) };
}

const noOthers: ReadonlySet<Element> = new Set();

function isInAny(element: Element, outer: ReadonlySet<Element>): boolean {
  return outer.size > 0 && closest(element, (at) => outer.has(at)) !== undefined;
}

function askedFor({ claims, metadata, url }: PageHead): AskedFor {
  const titles = [claims?.headline, metadata.meta.get("og:title"), metadata.title];
  return { headlines: titles.filter((title) => title !== undefined), url };
}

/** All blocks of the page again, those of its other articles dropped. */
function withOthers(blocks: readonly PageBlock[], judged: readonly Judged[]): Judged[] {
  const known = new Map(judged.map((one) => [one.block, one]));
  const verdict = drop("in another article on the page");
  return blocks.map((block) => known.get(block) ?? { block, verdict });
}

/** The article that stands only in the page's data, read as if the page showed it; undefined where nothing comes of it. */
function readStored(head: PageHead, stored: StructuredArticle): Reading | undefined {
  const { html, source, headline, authors } = stored;
  const { article, judged } = readBlocks(head, readPageBlocks(parsePage(html).root), noRule);
  if (isEmptyArticle(article)) return undefined;
  const standfirst = article.standfirst ?? stored.standfirst;
  const bylines = article.bylines.length > 0 ? article.bylines : [...authors];
  const said = { ...(headline && { headline }), ...(standfirst !== undefined && { standfirst }), bylines };
  return { article: { ...article, source, ...said }, judged };
}

function nothingFound(blocks: readonly PageBlock[]): Reading {
  const verdict = drop("nothing on the page reads as an article's text");
  return { article: emptyArticle(), judged: blocks.map((block) => ({ block, verdict })) };
}

function emptyArticle(): Article {
  return {
    format: 1,
    headline: { text: "", reason: "no article was found on the page", candidates: {} },
    bylines: [],
    notices: [],
    blocks: [],
  };
}

const descriptionNames = ["og:description", "description", "twitter:description"];

interface PageParts extends PageHead {
  readonly blocks: readonly PageBlock[];
  readonly core: Element;
  readonly applied: AppliedRule;
}

function readArticle(parts: PageParts, isOverview = false): Reading {
  const { $, page, url, metadata, claims, blocks, core, applied } = parts;
  const apart = withAdverts(apartLookup(exemptElements(blocks, core)), blocks, core);
  const found = ruledHeadline(findHeadline({ metadata, claims, url, blocks, core, apart }), applied, blocks);
  const authors = claimedAuthors({ claims, metadata });
  const general = judgeBlocks(blocks, {
    url,
    core,
    isOverview,
    container: containerOf(core, found.element),
    apart,
    headline: found,
    descriptions: [claims?.description, ...descriptionNames.map((name) => metadata.meta.get(name))].filter(
      (text) => text !== undefined,
    ),
    authors,
  });
  const {
    judged: told,
    timeOf,
    isInEntry,
  } = liveEntries(ruledBlocks(general, applied, found), claims?.live === true);
  const lines = articleLines(told, found.element);
  const inArticle = (element: Element): boolean => !apart(element)?.certain;
  const headline = found.headline.text;
  const alone = (): ArticleLines => articleLinesAlone(told, headline);
  const bylines =
    applied.bylines.length > 0
      ? namedBylines(applied.bylines)
      : findBylines({ page, claims, metadata, lines, alone, headline: found.element, core, url, inArticle });
  // Whom only the page's lines name is no less the author, and what tells of them no more the article.
  const isNews = applied.core === undefined && bylines.some((name) => !authors.includes(name));
  const judged = isNews ? settle(told, { headline, authors: bylines }) : told;
  const isOwn = authorScope(core, found.element);
  const dated = dayLines(told, bylines, ({ element }) => inArticle(element) && isOwn(element));
  const standfirst = standfirstOf(judged);
  const section = claims?.section ?? metadata.meta.get("article:section");
  const language = claims?.language ?? metadata.language;
  const article: Article = {
    format: 1,
    headline: found.headline,
    ...(standfirst === "" ? {} : { standfirst }),
    bylines,
    ...findTimes({ $, page, claims, metadata, ...lines, dayLines: dated, url, inArticle, isInEntry }),
    ...(language === undefined ? {} : { language: language.replaceAll("_", "-") }),
    ...(section === undefined ? {} : { section }),
    ...canonicalOf(metadata.canonicalUrl ?? metadata.meta.get("og:url"), url),
    notices: judged.flatMap(({ block, verdict }): Notice[] =>
      verdict.notice === undefined ? [] : [{ kind: verdict.notice, text: block.text }],
    ),
    blocks: judged
      .filter(({ verdict }) => verdict.keep)
      .map(({ block }) => blockOf(block, timeOf(block.element))),
  };
  const isTimed = article.publishedAt !== undefined || article.blocks.some(({ time }) => time !== undefined);
  if (!isOverview && !isTimed && article.bylines.length === 0) return readArticle(parts, true);
  return { article, judged };
}

/** One text, even where a template sets it in several lines; a line shown twice, for small screens, is one. */
function standfirstOf(judged: readonly Judged[]): string {
  const lines = judged.filter(({ verdict }) => verdict.standfirst).map(({ block }) => block.text);
  return [...new Set(lines)].join(" ");
}

function blockOf({ kind, text, level }: PageBlock, time?: string): Block {
  return { kind, text, ...(level === undefined ? {} : { level }), ...(time === undefined ? {} : { time }) };
}

function canonicalOf(claimed: string | undefined, url: string): { canonicalUrl?: string } {
  return claimed !== undefined && URL.canParse(claimed, url)
    ? { canonicalUrl: new URL(claimed, url).href }
    : {};
}
