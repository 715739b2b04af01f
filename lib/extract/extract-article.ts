/**
 * Payload text to article: what the page says once everything round the article is taken away. Synchronous and pure:
 * the same text gives the same article, whenever and wherever it is run.
 */
import type { CheerioAPI } from "cheerio/slim";
import type { Element } from "domhandler";
import type { Article, Block, Notice } from "../article/article.ts";
import { judgeBlocks } from "./block-verdict.ts";
import { findBylines } from "./bylines.ts";
import { findTimes } from "./claimed-times.ts";
import { containerOf } from "./container.ts";
import { apartLookup, exemptElements, findCore } from "./core.ts";
import { findHeadline } from "./headline.ts";
import { readJsonLd } from "./json-ld.ts";
import { parsePage } from "./markup-limits.ts";
import { readMetadata } from "./metadata.ts";
import { type PageBlock, readPageBlocks } from "./page-blocks.ts";
import type { Judged } from "./verdict.ts";

interface Explained {
  readonly article: Article;
  /** Every block of the page with the verdict on it, in reading order. */
  readonly judged: readonly Judged[];
}

/** Throws a LimitExceededError where the page is built so that no parser should try it. */
export function extractArticle(html: string, { url }: { readonly url: string }): Article {
  return explainArticle(html, { url }).article;
}

/** A page without an article: nothing on it reads as text of one. */
export function isEmptyArticle(article: Article): boolean {
  return article.blocks.every((block) => block.kind === "caption" || block.kind === "heading");
}

/** As extractArticle, with the reason for each block kept or dropped. */
function explainArticle(html: string, { url }: { readonly url: string }): Explained {
  const { $, root } = parsePage(html);
  const blocks = readPageBlocks(root);
  const core = findCore(blocks);
  if (core === undefined) return { article: emptyArticle(), judged: [] };
  const { article, judged } = readArticle({ $, url, blocks, core });
  return isEmptyArticle(article) ? { article: emptyArticle(), judged } : { article, judged };
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

interface PageParts {
  readonly $: CheerioAPI;
  readonly url: string;
  readonly blocks: readonly PageBlock[];
  readonly core: Element;
}

function readArticle({ $, url, blocks, core }: PageParts): Explained {
  const metadata = readMetadata($);
  const claims = readJsonLd($);
  const apart = apartLookup(exemptElements(blocks, core));
  const found = findHeadline({ metadata, claims, url, blocks, apart });
  const judged = judgeBlocks(blocks, {
    url,
    core,
    container: containerOf(core, found.element),
    apart,
    headline: found,
    descriptions: [claims?.description, ...descriptionNames.map((name) => metadata.meta.get(name))].filter(
      (text) => text !== undefined,
    ),
  });
  const head = headBlocks(judged, found.element);
  const standfirst = standfirstOf(judged);
  const section = claims?.section ?? metadata.meta.get("article:section");
  const language = claims?.language ?? metadata.language;
  const article: Article = {
    format: 1,
    headline: found.headline,
    ...(standfirst === "" ? {} : { standfirst }),
    bylines: findBylines({ $, claims, metadata, head, inArticle: (element) => !apart(element)?.certain }),
    ...findTimes({ $, claims, metadata, head, url }),
    ...(language === undefined ? {} : { language: language.replaceAll("_", "-") }),
    ...(section === undefined ? {} : { section }),
    ...canonicalOf(metadata.canonicalUrl ?? metadata.meta.get("og:url"), url),
    notices: judged.flatMap(({ block, verdict }): Notice[] =>
      verdict.notice === undefined ? [] : [{ kind: verdict.notice, text: block.text }],
    ),
    blocks: judged.filter(({ verdict }) => verdict.keep).map(({ block }) => blockOf(block)),
  };
  return { article, judged };
}

/** One text, even where a template sets it in several lines; a line shown twice, for small screens, is one. */
function standfirstOf(judged: readonly Judged[]): string {
  const lines = judged.filter(({ verdict }) => verdict.standfirst).map(({ block }) => block.text);
  return [...new Set(lines)].join(" ");
}

function blockOf({ kind, text, level }: PageBlock): Block {
  return level === undefined ? { kind, text } : { kind, text, level };
}

/** What may be kept above date and author. */
const mayStandAbove: ReadonlySet<Block["kind"]> = new Set(["heading", "caption"]);
/** Some templates set date and author over the headline. */
const blocksAbove = 5;

/** What stands round the headline, before the first block that is kept. */
function headBlocks(judged: readonly Judged[], headline: Element | undefined): PageBlock[] {
  const first = judged.findIndex(({ verdict, block }) => verdict.keep && !mayStandAbove.has(block.kind));
  const at = judged.findIndex(({ block }) => block.element === headline);
  const below = judged.slice(at + 1, first < 0 ? undefined : first);
  const above = at < 0 ? [] : judged.slice(Math.max(0, at - blocksAbove), at);
  return [...below, ...above].map(({ block }) => block);
}

function canonicalOf(claimed: string | undefined, url: string): { canonicalUrl?: string } {
  return claimed !== undefined && URL.canParse(claimed, url)
    ? { canonicalUrl: new URL(claimed, url).href }
    : {};
}
