/** The headline: every one the page gives, and which was chosen for what reason. */
import type { Element } from "domhandler";
import type { Headline } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import { endsSentence } from "./block-features.ts";
import { chooseHeading, ownPart } from "./choose-heading.ts";
import { type ApartLookup, isWithin } from "./core.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";
import { isSiteName, siteNames, withoutSite } from "./site-names.ts";

export interface FoundHeadline {
  readonly headline: Headline;
  /** The heading on the page that carries it. */
  readonly element: Element | undefined;
}

interface Claimed {
  readonly metadata: Metadata;
  readonly claims: ArticleClaims | undefined;
  readonly url: string;
  readonly blocks: readonly PageBlock[];
  /** The element that most of the page's prose belongs to. */
  readonly core: Element;
  readonly apart: ApartLookup;
}

type Candidates = { readonly [source in "json-ld" | "og:title" | "title"]: string | undefined };

/** What head and structured data claim the headline to be, without the name of the site. */
function claimedHeadlines({ metadata, claims }: Claimed, clean: (text: string) => string): Candidates {
  const cleaned = (text: string | undefined): string | undefined =>
    text === undefined || text === "" ? undefined : clean(normaliseText(text));
  return {
    "json-ld": cleaned(claims?.headline),
    "og:title": cleaned(metadata.meta.get("og:title") ?? metadata.meta.get("twitter:title")),
    title: cleaned(metadata.title),
  };
}

/** The sections that the page says it stands in; the folders of its path are named after them too. */
function sectionsOf({ metadata, claims, url }: Claimed): string[] {
  const folders = URL.canParse(url) ? new URL(url).pathname.split("/").slice(1, -1) : [];
  return [claims?.section ?? "", metadata.meta.get("article:section") ?? "", ...folders];
}

export function findHeadline(page: Claimed): FoundHeadline {
  const names = siteNames(page.metadata, page.claims, page.url);
  const sections = sectionsOf(page);
  const clean = (text: string): string => withoutSite(text, names, sections);
  const candidates = claimedHeadlines(page, clean);
  // A title that is the site's name says nothing of the article.
  const titles = [...Object.values(candidates), page.metadata.meta.get("twitter:title")]
    .filter((text) => text !== undefined)
    .filter((text) => !isSiteName(text, names));
  const headings = page.blocks.filter(
    (block) => block.kind === "heading" && !page.apart(block.element)?.certain,
  );
  const { block, reason } = chooseHeading(headings, {
    titles,
    names,
    url: page.url,
    isBelow: belowText(page),
  });
  const shown = block ?? headings.find((heading) => heading.level === 1);
  const given: Headline["candidates"] = {
    ...(shown === undefined ? {} : { h1: shown.text }),
    ...Object.fromEntries(Object.entries(candidates).filter(([, text]) => text !== undefined)),
  };
  if (block !== undefined) {
    const text = clean(ownPart(block, titles));
    return { headline: { text, source: "h1", reason, candidates: given }, element: block.element };
  }
  for (const source of ["og:title", "json-ld", "title"] as const) {
    const text = candidates[source];
    if (text !== undefined) {
      const why = reason === "" ? "the page has no heading of its own" : reason;
      return { headline: { text, source, reason: why, candidates: given }, element: undefined };
    }
  }
  return { headline: { text: "", reason: "the page gives none", candidates: given }, element: undefined };
}

/** What stands below the first sentences of the article heads a part of it. */
function belowText({ blocks, core }: Claimed): (block: PageBlock) => boolean {
  const first = blocks.findIndex(
    (block) => proseWeight(block) > 0 && endsSentence(block.text) && isWithin(block.element, core),
  );
  const below = new Set(first < 0 ? [] : blocks.slice(first));
  return (block) => below.has(block);
}
