/**
 * Is this the article, or a wall with status 200? Judged before anything is compared, from what the page shows, what
 * was extracted, and what is known of the article. A text as long as an article's is believed even when it speaks of
 * cookies or closed doors; a short page that asks for something is not. Pure; changes nothing, extracts nothing.
 */
import { type Article, articleText } from "../article/article.ts";
import type { HeaderLines } from "../article/capture.ts";
import { normaliseText } from "../article/text.ts";
import { headerValues, lastHeader } from "./header-values.ts";
import { landedOn } from "./landing.ts";
import { type PageSigns, pageSigns, refreshTarget } from "./page-signs.ts";
import { type WallSign, wallHeaders, wallMarks, wallPhrases, wallTitles } from "./wall-signs.ts";

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

/** Characters. Wall texts stay below; a news item of three paragraphs stands above. */
const wallTextLimit = 1200;
/** A wall's own words at the least: below, even one request for something outweighs the text. */
const stubLimit = 600;
/** Of the known text: an article seldom loses half and gains a request to subscribe in one edit. */
const lossShare = 0.5;

interface Facts {
  readonly page: JudgedPage;
  readonly signs: PageSigns;
  readonly text: string;
  readonly headline: string;
}

export const judgePage: JudgePage = (page) => {
  const facts: Facts = {
    page,
    signs: pageSigns(page.html),
    text: page.article === undefined ? "" : articleText(page.article),
    headline: normaliseText(page.article?.headline.text ?? ""),
  };
  for (const test of tests) {
    const verdict = test(facts);
    if (verdict !== undefined) return verdict;
  }
  return { outcome: "ok" };
};

type Test = (facts: Facts) => PageVerdict | undefined;

const byHeaders: Test = ({ page }) => {
  const sign = wallHeaders.find(({ name, value }) =>
    headerValues(page.responseHeaders, name).some((line) => value.test(line)),
  );
  return sign && { outcome: "interstitial", reason: `bot check (${sign.name})` };
};

const byLanding: Test = ({ page }) => {
  const landed = landedOn(new URL(page.targetUrl), new URL(page.finalUrl));
  return landed && { outcome: "soft-404", reason: `the address leads to a ${landed}` };
};

/** A page that sends everyone on at once is a door, whatever is written on it. */
const byRefresh: Test = ({ page, signs }) => {
  const to = refreshTarget(lastHeader(page.responseHeaders, "refresh")) ?? signs.sendsOnTo;
  if (to === undefined || !URL.canParse(to, page.finalUrl)) return undefined;
  const next = new URL(to, page.finalUrl);
  const here = new URL(page.finalUrl);
  if (next.host === here.host && next.pathname === here.pathname) return undefined;
  const landed = landedOn(here, next);
  return landed === undefined
    ? { outcome: "interstitial", reason: `the page sends its readers on to ${next.href}` }
    : { outcome: "soft-404", reason: `the page sends its readers on to a ${landed}` };
};

/** The headline we know, over no less than half of the text we know: whatever else the page says. */
const byKnown: Test = ({ page: { known }, headline, text }) => {
  if (known === undefined || known.textLength === 0 || known.headline === "") return undefined;
  const same = normaliseText(known.headline) === headline && text.length >= known.textLength * lossShare;
  return same ? { outcome: "ok" } : undefined;
};

const byTitle: Test = ({ page, signs, headline, text }) => {
  const sign = signIn(wallTitles, [headline, signs.title].flatMap(titleParts));
  if (sign === undefined) return undefined;
  const replaced = page.known !== undefined && titleParts(headline).some((part) => sign.pattern.test(part));
  return replaced || text.length < wallTextLimit ? verdictOf(sign, "by its title") : undefined;
};

/** A site's name stands behind the title, or before it. */
function titleParts(title: string): string[] {
  return [title, ...title.split(/\s+[|·•–—-]\s+|\s*[|:]{1,2}\s+/)]
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const byPhrase: Test = (facts) => {
  if (!isShort(facts)) return undefined;
  const { signs, text } = facts;
  // Where an article was found, its own words decide: a footer's "cookie settings" is on every page.
  const spoken = text.length > stubLimit / 2 ? text : `${text} ${signs.text.slice(0, wallTextLimit * 2)}`;
  const sign = signIn(wallPhrases, [spoken]);
  return sign && verdictOf(sign, "by what it asks");
};

function isShort({ page: { known }, text }: Facts): boolean {
  return text.length < stubLimit || (known !== undefined && text.length < known.textLength * lossShare);
}

const byMarks: Test = (facts) => {
  if (facts.text.length >= stubLimit / 2) return undefined;
  const sign = signIn(wallMarks, [facts.signs.marks]);
  if (sign !== undefined) return verdictOf(sign, "by its markup");
  if (facts.signs.asksPassword) return { outcome: "interstitial", reason: "login, by its form" };
  return undefined;
};

const byPrice: Test = (facts) =>
  facts.signs.saysNotFree && isShort(facts)
    ? { outcome: "interstitial", reason: "paywall: the page says that it is not free to read" }
    : undefined;

const byEmptiness: Test = ({ text }) =>
  text.trim() === "" ? { outcome: "no-article", reason: "no text of an article on the page" } : undefined;

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

function signIn(signs: readonly WallSign[], texts: readonly string[]): WallSign | undefined {
  return signs.find(({ pattern }) => texts.some((text) => pattern.test(text)));
}

function verdictOf(sign: WallSign, how: string): PageVerdict {
  return { outcome: sign.outcome, reason: `${sign.name}, ${how}` };
}
