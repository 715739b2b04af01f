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
import { wallPatterns } from "./wall-patterns.ts";
import { wallPhrases } from "./wall-phrases.ts";
import { isProse, isTold, quoted } from "./wall-prose.ts";
import {
  hasChallengeHeader,
  hasChallengeMark,
  patternInText,
  signInText,
  signOfTitle,
  topicOf,
  touches,
  type WallSign,
} from "./wall-sign.ts";
import { wallTitles } from "./wall-titles.ts";
import { isMachineTalk, wallTopics } from "./wall-topics.ts";

export interface JudgedPage {
  readonly status: number;
  readonly targetUrl: string;
  readonly finalUrl: string;
  readonly responseHeaders: HeaderLines;
  readonly html: string;
  /** Left out when extraction found none. */
  readonly article?: Article;
  /** The newest version's, where there is one. */
  readonly known?: { readonly headline: string; readonly textLength: number; readonly text?: string };
}

export interface PageVerdict {
  readonly outcome: "ok" | "interstitial" | "soft-404" | "blocked" | "no-article";
  readonly reason?: string;
  /** It may be the article after all, replaced by another: only its standing there for long can tell. */
  readonly isUnsure?: true;
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
/** Publishers count words in several ways, but none counts twice as many as there are. */
const countedShare = 0.5;
/** Characters; what a paywall lets its readers see is shorter. */
const teaserLimit = 2500;
/** Of the known text: an article seldom loses half and gains a request to subscribe in one edit. */
const lossShare = 0.5;

interface Facts {
  readonly page: JudgedPage;
  readonly signs: PageSigns;
  readonly text: string;
  readonly headline: string;
  /** Short by itself, or beside what is known. */
  readonly isShort: boolean;
  /** Several paragraphs of whole sentences: an article speaks so, a wall does not. */
  readonly isProse: boolean;
  /** Somebody wrote it, or it was published on a day: no wall says so of itself. */
  readonly isSigned: boolean;
}

export const judgePage: JudgePage = (page) => {
  const text = page.article === undefined ? "" : textOf(page.article);
  const signs = pageSigns(page.html);
  const facts: Facts = {
    page,
    signs,
    text,
    headline: normaliseText(page.article?.headline.text ?? ""),
    isProse: isProse(text),
    isSigned: isSigned(page, signs),
    isShort: text.length < stubLimit || text.length < (page.known?.textLength ?? 0) * lossShare,
  };
  for (const test of tests) {
    const verdict = test(facts);
    if (verdict !== undefined) return verdict;
  }
  return { outcome: "ok" };
};

/** The text of a gallery is its captions. */
const textOf = (article: Article): string =>
  articleText(article).trim() ||
  article.blocks
    .map((block) => block.text)
    .join("\n\n")
    .trim();

/** A day that the address alone tells is no sign: a wall stands under the same address. */
const isSigned = ({ article }: JudgedPage, signs: PageSigns): boolean =>
  signs.isMarkedArticle ||
  (article?.bylines.length ?? 0) > 0 ||
  (article?.publishedAt !== undefined && article.publishedAt.source !== "url");

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
const byKnown: Test = ({ page: { known }, headline, text }) => {
  if (known === undefined || headline === "") return undefined;
  const same = normaliseText(known.headline) === headline && text.length >= known.textLength * lossShare;
  return same ? { outcome: "ok" } : undefined;
};

const byTitle: Test = ({ page, signs, headline, text, isProse, isSigned }) => {
  // Over what is an article a title must say nothing else: `Access denied: walkers locked out` is a headline.
  const whole = isProse || isSigned;
  const ofHeadline = signOfTitle(wallTitles, headline, whole);
  const sign = ofHeadline ?? signOfTitle(wallTitles, signs.title, whole);
  if (sign === undefined) return undefined;
  // Long text under such a headline may be an article about it, unless another headline stood there before.
  const replaced = ofHeadline !== undefined && page.known !== undefined;
  return replaced || text.length < wallTextLimit ? verdictOf(sign, "by its title") : undefined;
};

const byPhrase: Test = (facts) => {
  if (!facts.isShort) return undefined;
  const sign = signInText(facts.isProse ? wallPhrases.filter(standsBelowProse) : wallPhrases, heardOn(facts));
  return sign && verdictOf(sign, "by what it asks");
};

/**
 * What may be the wall's own words. Where a text was found, that decides: a footer's "cookie settings" is on every page.
 * Of a page that shows hardly anything else, all is heard, unless it is signed: then what the site puts round it is not.
 * Over whole sentences the headline is theirs, and asks nothing.
 */
function heardOn({ signs, text, headline, isProse, isSigned }: Facts): string {
  if (!isBare(signs, text)) return unquoted(text);
  const shown = isSigned ? signs.mainText : signs.text.slice(0, wallPageLimit);
  const all = unquoted(`${signs.title} ${text} ${shown}`);
  return (isProse || isSigned) && headline !== "" ? all.replaceAll(headline, " ") : all;
}

/** What is quoted is spoken of, not asked. */
const unquoted = (text: string): string => text.replace(new RegExp(quoted, "gu"), " ");

/** Walls that leave the article's beginning standing, and ask below it. */
const standsBelowProse = ({ name }: Pick<WallSign, "name">): boolean =>
  name === "paywall" || name === "login";

/** On a page that shows hardly anything, even a way of talking tells. */
const byPattern: Test = (facts) => {
  if (!facts.isShort || facts.signs.text.length >= wallPageLimit) return undefined;
  const patterns = facts.isProse || facts.isSigned ? wallPatterns.filter(standsBelowProse) : wallPatterns;
  const pattern = patternInText(patterns, facts.isSigned ? unquoted(facts.text) : heardOn(facts));
  return pattern && verdictOf(pattern, "by the way it talks");
};

/** Nobody signed it, it is short, and it speaks of what walls speak of, in whatever language. */
const byTopic: Test = (facts) => {
  const { isSigned, isProse, text, signs, headline } = facts;
  if (text.length >= wallTextLimit || signs.text.length >= wallPageLimit) return undefined;
  const titles = `${signs.title} ${headline}`;
  if (!signs.isMarkedArticle && isMachineTalk(isSigned ? titles : `${titles} ${text}`)) return machineError;
  if (isSigned || isProse || isTold(text)) return undefined;
  const shown = isBare(signs, text) ? signs.text.slice(0, wallPageLimit) : text;
  const topic = topicOf(wallTopics, `${titles} ${shown}`);
  return topic && verdictOf(topic, "by what it speaks of");
};

const machineError: PageVerdict = { outcome: "soft-404", reason: "error page, in a program's own words" };

/** The text stands in what the page's own maker calls a wall; or beside one, cut short. */
const byPlace: Test = (facts) => {
  const { signs, text, isShort, isSigned } = facts;
  const offer = signs.places.get("paywall") ?? "";
  // Some call the article itself so, for those who have paid: it asks for nothing.
  const asks = standsIn(text, offer) ? topicOf(offers, offer) : offers.find((topic) => touches(topic, offer));
  if (asks !== undefined && (isShort || isTeaser(text, signs)))
    return { outcome: "interstitial", reason: "paywall, by the box in the article's place" };
  if (isSigned || text.length >= wallTextLimit) return undefined;
  const sign = wallTopics.find(
    (topic) => !standsBelowProse(topic) && standsIn(text, placeText(signs, topic.name)),
  );
  return sign && verdictOf(sign, "by the place it stands in");
};

const offers = wallTopics.filter(({ name }) => name === "paywall");

const placeText = ({ places }: PageSigns, name: string): string =>
  [...places].find(([place]) => place === name)?.[1] ?? "";

/** Whether most of a text stands in another, whatever white space markup puts between words. */
function standsIn(text: string, place: string): boolean {
  const within = place.replace(/\s+/gu, "");
  const lines = text.split("\n").map((line) => line.replace(/\s+/gu, ""));
  const found = lines.filter((line) => line !== "" && within.includes(line));
  return found.join("").length > lines.join("").length / 2;
}

/**
 * In the article's place stands a short text that shares nothing with it, under a headline that shares nothing with the
 * one before. Whoever retracts an article says which; a wall in words that nobody has listed yet does not. Nor does a
 * publisher who puts something else in its place: signed or dated, it is believed as any loss is; else when it stays.
 */
const byNothingLeft: Test = ({ page: { known }, headline, text, isSigned }) => {
  if (isSigned || known?.text === undefined || text.length >= known.textLength * lossShare) return undefined;
  const before = plainWords(`${known.headline} ${known.text}`);
  const isOtherHeadline = sharedShare(plainWords(headline), new Set(before)) < otherHeadlineShare;
  const isOtherText = sharedShare(runsOf(plainWords(text)), new Set(runsOf(before))) < otherTextShare;
  if (!isOtherHeadline || !isOtherText) return undefined;
  const reason = `${text.length} characters under another headline stand where there were ${known.textLength}, and share nothing with them`;
  return { outcome: "interstitial", reason, isUnsure: true };
};

/** Of a headline's words; small words are in every text. */
const otherHeadlineShare = 0.6;
/** Of runs of three words: what is quoted from an article shares most of them. */
const otherTextShare = 0.1;
const runLength = 3;

const plainWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(words: readonly string[]): string[] {
  return words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(" "));
}

function sharedShare(parts: readonly string[], known: ReadonlySet<string>): number {
  return parts.length === 0 ? 0 : parts.filter((part) => known.has(part)).length / parts.length;
}

const byMarks: Test = ({ signs, text, isSigned }) => {
  const isUnsigned = !isSigned && text.length < stubLimit && signs.text.length < wallPageLimit;
  if (!isUnsigned && !isBare(signs, text)) return undefined;
  if (hasChallengeMark(signs.marks)) return { outcome: "interstitial", reason: "bot check, by its markup" };
  return signs.asksPassword && isBare(signs, text)
    ? { outcome: "interstitial", reason: "login, by its form" }
    : undefined;
};

/** Nothing of an article, or hardly anything on a page that shows hardly anything. */
function isBare(signs: PageSigns, text: string): boolean {
  return text === "" || (text.length < scrapLimit && signs.text.length < wallPageLimit);
}

const words = /\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;
const cutOff = /(?:…|\.{3})["'”’»)\]\s]*$/u;

/** The beginning of an article: far fewer words than the page itself counts, or it breaks off. */
function isTeaser(text: string, { claimedWords }: PageSigns): boolean {
  const shown = text.match(words)?.length ?? 0;
  return text.length < teaserLimit && (shown < (claimedWords ?? 0) * countedShare || cutOff.test(text));
}

const byPrice: Test = ({ signs, text, isShort }) =>
  signs.saysNotFree && (isShort || isTeaser(text, signs))
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
  byPattern,
  byPlace,
  byTopic,
  byEmptiness,
  byNothingLeft,
];

function verdictOf(sign: Omit<WallSign, "says">, how: string): PageVerdict {
  return { outcome: sign.outcome, reason: `${sign.name}, ${how}` };
}
