/**
 * Is this the article, or a wall with status 200? Judged before anything is compared, from what the page shows, what
 * was extracted, and what is known of the article. A text as long as an article's is believed even when it speaks of
 * cookies or closed doors; a short page that asks for something is not. Pure; changes nothing, extracts nothing.
 */
import { type Article, articleText } from "../article/article.ts";
import type { HeaderLines } from "../article/capture.ts";
import { normaliseText } from "../article/text.ts";
import { lastHeader } from "./header-values.ts";
import { landedOn } from "./landing.ts";
import { type PageSigns, pageSigns, refreshTarget } from "./page-signs.ts";
import { wallPhrases } from "./wall-phrases.ts";
import { hasChallengeHeader, hasChallengeMark, signInText, signOfTitle, type WallSign } from "./wall-sign.ts";
import { wallTitles } from "./wall-titles.ts";

export interface JudgedPage {
  readonly status: number;
  readonly targetUrl: string;
  readonly finalUrl: string;
  readonly responseHeaders: HeaderLines;
  readonly html: string;
  /** Left out when extraction found none. */
  readonly article?: Article;
  /** The newest version's, where there is one. */
  readonly known?: { readonly headline: string; readonly textLength: number };
}

export interface PageVerdict {
  readonly outcome: "ok" | "interstitial" | "soft-404" | "blocked" | "no-article";
  readonly reason?: string;
}

export type JudgePage = (page: JudgedPage) => PageVerdict;

/** Characters. The words of a wall stay below; a news item of three paragraphs stands above. */
const wallTextLimit = 1200;
/** Below this even one request outweighs the text. */
const stubLimit = 600;
/** Below this the extracted text may be the wall's own. */
const scrapLimit = 300;
/** Walls show little else; the page around an article, with its menus and links, shows more. */
const wallPageLimit = 2500;
/** Of the known text: an article seldom loses half and gains a request to subscribe in one edit. */
const lossShare = 0.5;

interface Facts {
  readonly page: JudgedPage;
  readonly signs: PageSigns;
  readonly text: string;
  readonly headline: string;
  /** Short by itself, or beside what is known. */
  readonly isShort: boolean;
}

export const judgePage: JudgePage = (page) => {
  const text = page.article === undefined ? "" : articleText(page.article).trim();
  const facts: Facts = {
    page,
    signs: pageSigns(page.html),
    text,
    headline: normaliseText(page.article?.headline.text ?? ""),
    isShort: text.length < stubLimit || text.length < (page.known?.textLength ?? 0) * lossShare,
  };
  for (const test of tests) {
    const verdict = test(facts);
    if (verdict !== undefined) return verdict;
  }
  return { outcome: "ok" };
};

type Test = (facts: Facts) => PageVerdict | undefined;

const byHeaders: Test = ({ page }) =>
  hasChallengeHeader(page.responseHeaders)
    ? { outcome: "interstitial", reason: "bot check, by its header line" }
    : undefined;

const byLanding: Test = ({ page }) => landedOn(new URL(page.targetUrl), new URL(page.finalUrl));

/** A page that sends everyone on at once is a door, whatever is written on it. */
const byRefresh: Test = ({ page, signs }) => {
  const to = refreshTarget(lastHeader(page.responseHeaders, "refresh")) ?? signs.sendsOnTo;
  if (to === undefined || !URL.canParse(to, page.finalUrl)) return undefined;
  const next = new URL(to, page.finalUrl);
  const here = new URL(page.finalUrl);
  if (next.host === here.host && next.pathname === here.pathname) return undefined;
  return landedOn(here, next) ?? { outcome: "interstitial", reason: `sends its readers on to ${next.href}` };
};

/** The headline we know over no less than half of the text we know, whatever else the page says. */
const byKnown: Test = ({ page: { known }, headline, text, isShort }) => {
  if (known === undefined || headline === "" || isShort) return undefined;
  const same = normaliseText(known.headline) === headline && text.length >= known.textLength * lossShare;
  return same ? { outcome: "ok" } : undefined;
};

const byTitle: Test = ({ page, signs, headline, text }) => {
  const ofHeadline = signOfTitle(wallTitles, headline);
  const sign = ofHeadline ?? signOfTitle(wallTitles, signs.title);
  if (sign === undefined) return undefined;
  // Long text under such a headline may be an article about it, unless another headline stood there before.
  const replaced = ofHeadline !== undefined && page.known !== undefined;
  return replaced || text.length < wallTextLimit ? verdictOf(sign, "by its title") : undefined;
};

const byPhrase: Test = ({ signs, text, isShort }) => {
  if (!isShort) return undefined;
  // Where a text was found, its own words decide: a footer's "cookie settings" is on every page.
  const heard = isBare(signs, text) ? `${text} ${signs.text.slice(0, wallPageLimit)}` : text;
  const sign = signInText(wallPhrases, heard);
  return sign && verdictOf(sign, "by what it asks");
};

const byMarks: Test = ({ signs, text }) => {
  if (!isBare(signs, text)) return undefined;
  if (hasChallengeMark(signs.marks)) return { outcome: "interstitial", reason: "bot check, by its markup" };
  return signs.asksPassword ? { outcome: "interstitial", reason: "login, by its form" } : undefined;
};

/** Nothing of an article, or hardly anything on a page that shows hardly anything. */
function isBare(signs: PageSigns, text: string): boolean {
  return text === "" || (text.length < scrapLimit && signs.text.length < wallPageLimit);
}

const byPrice: Test = ({ signs, isShort }) =>
  signs.saysNotFree && isShort
    ? { outcome: "interstitial", reason: "paywall: the page says that it is not free to read" }
    : undefined;

const byEmptiness: Test = ({ text }) =>
  text === "" ? { outcome: "no-article", reason: "no text of an article on the page" } : undefined;

/** In the order of certainty; the first that has something to say decides. */
const tests: readonly Test[] = [
  byHeaders,
  byLanding,
  byRefresh,
  byKnown,
  byTitle,
  byPhrase,
  byMarks,
  byPrice,
  byEmptiness,
];

function verdictOf(sign: WallSign, how: string): PageVerdict {
  return { outcome: sign.outcome, reason: `${sign.name}, ${how}` };
}
