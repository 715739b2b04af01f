/** The headline: every one the page gives, and which was chosen for what reason. */
import type { Element } from "domhandler";
import type { Headline } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import type { ApartLookup } from "./core.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageBlock } from "./page-blocks.ts";

/** Between a title and the name of its site. */
const separators = /\s+(?:[|·•»«›‹–—:/]|-{1,2}|::|~)\s+|\s*\|\s*|\s+[-–—]\s*$/u;

/** For telling whether two spellings are one headline. */
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Letters; a longer title is no title, and taking it apart could cost time without bound. */
const longestTitle = 1_000;

/** A page's title without the name of its site: whatever part is, or stands in, one of `siteNames`. */
export function withoutSite(title: string, siteNames: readonly string[]): string {
  if (title.length > longestTitle) return title;
  const parts = title.split(separators);
  if (parts.length < 2) return title;
  const last = fold(parts.at(-1) ?? "");
  const first = fold(parts[0] ?? "");
  const sites = siteNames.map(fold).filter((name) => name !== "");
  const isSite = (part: string): boolean =>
    part !== "" &&
    sites.some((site) => site === part || site.replaceAll(" ", "") === part.replaceAll(" ", ""));
  if (isSite(last))
    return withoutSite(
      title.slice(0, title.lastIndexOf(parts.at(-1) ?? "")).replace(/[\s|·•»«›‹–—:/~-]+$/u, ""),
      siteNames,
    );
  if (isSite(first)) return title.slice((parts[0] ?? "").length).replace(/^[\s|·•»«›‹–—:/~-]+/u, "");
  return title;
}

function siteNames(metadata: Metadata, url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
  const labels = host.split(".");
  return [
    metadata.meta.get("og:site_name") ?? "",
    metadata.meta.get("application-name") ?? "",
    host,
    labels.length > 1 ? (labels.at(-2) ?? "") : "",
    labels[0] ?? "",
  ];
}

export interface FoundHeadline {
  readonly headline: Headline;
  /** The heading on the page that carries it. */
  readonly element: Element | undefined;
}

/** Two headlines agree where one holds the other. */
function agree(one: string, other: string): boolean {
  const a = fold(one);
  const b = fold(other);
  return a !== "" && b !== "" && (a === b || ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `));
}

interface Claimed {
  readonly metadata: Metadata;
  readonly claims: ArticleClaims | undefined;
  readonly url: string;
  readonly blocks: readonly PageBlock[];
  readonly apart: ApartLookup;
}

export function findHeadline({ metadata, claims, url, blocks, apart }: Claimed): FoundHeadline {
  const sites = siteNames(metadata, url);
  const open = metadata.meta.get("og:title") ?? metadata.meta.get("twitter:title");
  const candidates = {
    "json-ld": claims?.headline === undefined ? undefined : normaliseText(claims.headline),
    "og:title": open === undefined ? undefined : withoutSite(open, sites),
    title: metadata.title === "" ? undefined : withoutSite(metadata.title, sites),
  };
  const claimed = Object.values(candidates).filter((text) => text !== undefined);
  const headings = blocks.filter((block) => block.kind === "heading" && !apart(block.element)?.certain);
  const { block, reason } = chooseHeading(headings, claimed);
  const given: Headline["candidates"] = {};
  if (block !== undefined) given.h1 = block.text;
  if (candidates["json-ld"] !== undefined) given["json-ld"] = candidates["json-ld"];
  if (candidates["og:title"] !== undefined) given["og:title"] = candidates["og:title"];
  if (candidates.title !== undefined) given.title = candidates.title;
  if (block !== undefined) {
    return {
      headline: { text: block.text, source: "h1", reason, candidates: given },
      element: block.element,
    };
  }
  for (const source of ["og:title", "json-ld", "title"] as const) {
    const text = candidates[source];
    if (text !== undefined && text !== "") {
      return {
        headline: { text, source, reason: "no heading on the page agrees with its title", candidates: given },
        element: undefined,
      };
    }
  }
  return { headline: { text: "", reason: "the page gives none", candidates: given }, element: undefined };
}

function chooseHeading(
  headings: readonly PageBlock[],
  claimed: readonly string[],
): { block?: PageBlock; reason: string } {
  const first = headings.filter((block) => block.level === 1);
  const isTitle = (block: PageBlock): boolean => claimed.some((text) => fold(text) === fold(block.text));
  const same = first.find(isTitle);
  if (same !== undefined) return { block: same, reason: "the h1 that is the page's title" };
  // Of several that agree in part the longest: the name of the site agrees with every title.
  const agreeing = first.filter((block) => claimed.some((text) => agree(text, block.text)));
  const [longest] = agreeing.sort((one, other) => other.text.length - one.text.length);
  if (longest !== undefined) return { block: longest, reason: "the h1 that agrees with the page's title" };
  const [only, ...others] = first;
  if (only !== undefined && others.length === 0) return { block: only, reason: "the only h1" };
  const lower = headings.find(isTitle);
  if (lower !== undefined) return { block: lower, reason: "the heading that is the page's title" };
  return only === undefined ? { reason: "" } : { block: only, reason: "the first h1" };
}
