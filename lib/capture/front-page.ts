/**
 * A front page, a section or an archive in an article's place: a list of teasers that says it is one, by the address that
 * it gives for its own or by where redirects led, or that has nothing to do with the article that stood there. Many sites
 * name their front page on every article: then what stands below is told, and no list. Pure.
 */
import { normaliseText } from "../article/text.ts";
import type { Fault } from "./fault.ts";
import { placeAbove } from "./landing.ts";
import { type Facts, stubLimit } from "./page-facts.ts";
import { type KnownArticle, sharesNothing } from "./replaced.ts";
import { type Teasers, teasersOf } from "./teasers.ts";
import { isTold } from "./wall-prose.ts";

/** Articles hold lists of other articles, of a few or beside a text of their own; of 911 real ones none is over 0.55. */
const fewestTeasers = 5;
const listShare = 0.6;
const wholeShare = 0.8;
/** Characters. A front page may tell in a sentence or two what it is. */
const shortestTold = 300;
/** Round a text as short as one of them. */
const manyTeasers = 8;

export interface FrontPage extends Fault {
  readonly outcome: "soft-404";
}

export function frontPageIn(facts: Facts): FrontPage | undefined {
  const { page, headline, text } = facts;
  if (page.article === undefined || page.isChosen === true) return undefined;
  const teasers = teasersOf(page.html, page.finalUrl, page.article);
  if (teasers.onPage < fewestTeasers) return undefined;
  const claim = claimedPlace(facts, teasers);
  if (claim !== undefined && isList(facts, teasers)) return { outcome: "soft-404", reason: claim };
  if (teasers.share < wholeShare || teasers.inArticle < fewestTeasers) return undefined;
  // Of a headline that is its site's name any word may stand in an article.
  const isOther =
    page.known !== undefined && !isHeadline(page.known, headline) && sharesNothing(page.known, "", text);
  return isOther
    ? { outcome: "soft-404", reason: `${teasers.inArticle} teasers that share nothing with the article` }
    : undefined;
}

const isHeadline = (known: KnownArticle, headline: string): boolean =>
  normaliseText(known.headline) === headline;

function claimedPlace({ page }: Facts, { ogUrl, ogType }: Teasers): string | undefined {
  const target = new URL(page.targetUrl);
  const above = (address: string | undefined) => {
    const claimed = address === undefined ? null : URL.parse(address, page.finalUrl);
    return claimed === null ? undefined : placeAbove(target, claimed);
  };
  const landed = above(page.finalUrl);
  if (landed !== undefined) return `sent on to ${landed}, ${page.finalUrl}`;
  const canonical = page.article?.canonicalUrl;
  const given = canonical ?? ogUrl;
  const place = above(given);
  if (place !== undefined) return `the page gives ${given} for its address: ${place}`;
  const isSite = given === undefined && ogType === "website" && placeAbove(target, new URL("/", target));
  return isSite === "a front page" ? "the page says it is a site, and no article" : undefined;
}

/**
 * What was taken for the article are teasers; or it is a line among more of them than any article has beside it. Where
 * something is told besides, the page may be an article's whose teasers were not told from it.
 */
function isList(
  { page, text, isReport }: Facts,
  { inArticle, share, onPage, ogType, rest }: Teasers,
): boolean {
  const isArticleToo = rest.length >= shortestTold && isTold(rest) && page.finalUrl === page.targetUrl;
  if (inArticle >= fewestTeasers && share >= listShare) return !isArticleToo;
  return onPage >= manyTeasers && text.length < stubLimit && !isReport && ogType !== "article";
}
