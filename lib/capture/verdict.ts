/**
 * Is this the article, or a wall with status 200? Judged before anything is compared, from what the page shows, what
 * was extracted, and what is known of the article. A text as long as an article's is believed even when it speaks of
 * cookies or closed doors; a short page that asks for something is not. Pure; changes nothing, extracts nothing.
 */
import { normaliseText } from "../article/text.ts";
import { cutShort } from "./cut-short.ts";
import { frontPageIn } from "./front-page.ts";
import { headerValues, lastHeader } from "./header-values.ts";
import { landedOn } from "./landing.ts";
import {
  type Facts,
  factsOf,
  heardOn,
  isArticleLike,
  isBare,
  type JudgedPage,
  lossShare,
  shownOn,
  stubLimit,
  unquoted,
  wallPageLimit,
  wallTextLimit,
} from "./page-facts.ts";
import { type PageSigns, refreshTarget } from "./page-signs.ts";
import { belowText, goingOn, isTeaser, offers } from "./paywall-signs.ts";
import { sharesNothing } from "./replaced.ts";
import { isRetraction } from "./retraction.ts";
import { isWaiting } from "./waiting-words.ts";
import { wallPatterns } from "./wall-patterns.ts";
import { wallPhrases } from "./wall-phrases.ts";
import { isTold, untold } from "./wall-prose.ts";
import {
  hasChallengeHeader,
  hasChallengeMark,
  hasErrorHeader,
  patternInText,
  signInText,
  signOfTitle,
  topicOf,
  touches,
  type WallSign,
} from "./wall-sign.ts";
import { wallTitles } from "./wall-titles.ts";
import { isMachineTalk, wallTopics } from "./wall-topics.ts";

export interface PageVerdict {
  readonly outcome: "ok" | "interstitial" | "soft-404" | "blocked" | "no-article" | "truncated";
  readonly reason?: string;
  /** It may be the article after all, replaced by another: only its standing there for long can tell. */
  readonly isUnsure?: true;
}

export type JudgePage = (page: JudgedPage) => PageVerdict;

export const judgePage: JudgePage = (page) => {
  const facts = factsOf(page);
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

const byErrorHeader: Test = ({ page, text, isSigned }) =>
  hasErrorHeader(page.responseHeaders) && !isSigned && text.length < wallTextLimit
    ? { outcome: "soft-404", reason: "error page, by its header line" }
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

const byEnd: Test = ({ page: { html, article } }) => {
  const reason = cutShort(html, article?.blocks.at(-1)?.text ?? "");
  return reason === undefined ? undefined : { outcome: "truncated", reason };
};

/** A script was to put the article there; headline and author it has already. */
const byWaiting: Test = ({ text }) =>
  isWaiting(unquoted(text))
    ? { outcome: "no-article", reason: "it is still to be loaded, by what stands there" }
    : undefined;

/** The headline we know over no less than half of the text we know, whatever else the page says. */
const byKnown: Test = ({ page: { known }, headline, text }) => {
  if (known === undefined || headline === "") return undefined;
  const same = normaliseText(known.headline) === headline && text.length >= known.textLength * lossShare;
  return same ? { outcome: "ok" } : undefined;
};

/** What says below its headline that it was taken back, and for which fault, is what the publisher says now. */
const byRetraction: Test = ({ page: { known }, signs, headline, text }) => {
  if (text.length >= wallTextLimit) return undefined;
  const isItsPlace = known === undefined ? signs.isMarkedArticle : normaliseText(known.headline) === headline;
  return isItsPlace && isRetraction(text) ? { outcome: "ok" } : undefined;
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

/** Walls that leave the article's beginning standing, and ask below it. */
const standsBelowProse = ({ name }: Pick<WallSign, "name">): boolean =>
  name === "paywall" || name === "login";

const patternsBelow = wallPatterns.filter(standsBelowProse);
const patternsInstead = wallPatterns.filter((pattern) => !standsBelowProse(pattern));

/** On a page that shows hardly anything, even a way of talking tells. */
const byPattern: Test = (facts) => {
  if (!facts.isShort || facts.signs.text.length >= wallPageLimit) return undefined;
  const { isProse, isSigned, isReport, text } = facts;
  const asked = isReport || isSigned ? unquoted(untold(text)) : heardOn(facts);
  const said = isReport ? unquoted(text) : asked;
  const pattern =
    patternInText(patternsBelow, asked) ??
    (isProse || isSigned ? undefined : patternInText(patternsInstead, said));
  return pattern && verdictOf(pattern, "by the way it talks");
};

/** Nobody signed it, it is short, and it speaks of what walls speak of, in whatever language. */
const byTopic: Test = (facts) => {
  const { isSigned, isReport, text, signs, headline } = facts;
  if (text.length >= wallTextLimit || signs.text.length >= wallPageLimit) return undefined;
  const titles = `${signs.title} ${headline}`;
  if (!signs.isMarkedArticle && isMachineTalk(isSigned ? titles : `${titles} ${text}`)) return machineError;
  if (isSigned || isReport) return undefined;
  const shown = isBare(signs, text) ? shownOn(facts) : text;
  const topic = topicOf(wallTopics, `${titles} ${shown}`);
  return topic && verdictOf(topic, "by what it speaks of");
};

/** Below the beginning of an article stands how to get the rest of it. */
const byOffer: Test = ({ text, signs }) => {
  if (text.length >= wallTextLimit) return undefined;
  const isSmall = signs.text.length < wallPageLimit;
  const asked = isSmall && text.length < stubLimit ? unquoted(untold(text)) : "";
  const below = belowText(isSmall ? signs.text : signs.mainText, text);
  const offer = topicOf(offers, asked) ?? topicOf(goingOn, `${asked} ${below}`);
  return offer && verdictOf(offer, "by what it asks below the beginning");
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

const placeText = ({ places }: PageSigns, name: string): string =>
  [...places].find(([place]) => place === name)?.[1] ?? "";

/** Whether most of a text stands in another, whatever white space markup puts between words. */
function standsIn(text: string, place: string): boolean {
  const within = place.replace(/\s+/gu, "");
  const lines = text.split("\n").map((line) => line.replace(/\s+/gu, ""));
  const found = lines.filter((line) => line !== "" && within.includes(line));
  return found.join("").length > lines.join("").length / 2;
}

/** What few words its own maker hides from searches, or has the browser ask for again, is no news. */
const byItsMaker: Test = ({ page, signs, headline, text, isProse, isSigned }) => {
  if (page.known !== undefined && !sharesNothing(page.known, headline, text)) return undefined;
  if (isSigned || isProse || page.isChosen === true || text.length >= stubLimit) return undefined;
  if (signs.mainText.length >= wallPageLimit) return undefined;
  const robots = [
    ...(signs.metas.get("robots") ?? []),
    ...headerValues(page.responseHeaders, "x-robots-tag"),
  ];
  const isHidden = robots.some((value) => /\b(?:noindex|none)\b/i.test(value));
  const why = isHidden ? "hidden from searches" : signs.reloads ? "that ask for themselves again" : undefined;
  return why === undefined
    ? undefined
    : { outcome: "no-article", reason: `${text.length} characters ${why}` };
};

/**
 * A few words that nobody signed and nobody told: whatever they are, they are no article, and standing there for long does
 * not make them one. A retraction of one line names what stood there before.
 */
const byNothingTold: Test = (facts) => {
  const { page, signs, text, headline } = facts;
  const { known, isChosen } = page;
  if (isArticleLike(facts) || isChosen === true || text.length >= stubLimit) return undefined;
  // A page whose own text was not reached, or that shows much besides, shows too little to go by.
  const isSeen = signs.text.length >= text.length / 2 && signs.mainText.length < wallPageLimit;
  if (!isSeen) return undefined;
  if (known !== undefined && !sharesNothing(known, headline, text)) return undefined;
  return { outcome: "no-article", reason: `${text.length} characters that nothing says to be an article` };
};

/**
 * In the article's place stands a short text that shares nothing with it, under a headline that shares nothing with the
 * one before: a wall in words that nobody has listed yet, or what the publisher put there. Signed or dated, it is believed
 * as any loss is; told as news is told, when it stays; a line or two never: they are on record, and no edit.
 */
const byNothingLeft: Test = ({ page: { known }, headline, text, isSigned, isProse }) => {
  if (isSigned || known?.text === undefined || text.length >= known.textLength * lossShare) return undefined;
  if (!sharesNothing(known, headline, text)) return undefined;
  const reason = `${text.length} characters under another headline stand where there were ${known.textLength}, and share nothing with them`;
  return { outcome: "interstitial", reason, ...(isProse || isTold(text) ? { isUnsure: true } : {}) };
};

const byMarks: Test = ({ signs, text, isSigned }) => {
  const isUnsigned = !isSigned && text.length < stubLimit && signs.text.length < wallPageLimit;
  if (!isUnsigned && !isBare(signs, text)) return undefined;
  if (hasChallengeMark(signs.marks)) return { outcome: "interstitial", reason: "bot check, by its markup" };
  return signs.asksPassword && isBare(signs, text)
    ? { outcome: "interstitial", reason: "login, by its form" }
    : undefined;
};

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
  byWaiting,
  byEnd,
  byKnown,
  frontPageIn,
  byRetraction,
  byTitle,
  byErrorHeader,
  byPhrase,
  byMarks,
  byPrice,
  byPattern,
  byPlace,
  byTopic,
  byOffer,
  byEmptiness,
  byItsMaker,
  byNothingTold,
  byNothingLeft,
];

function verdictOf(sign: Omit<WallSign, "says">, how: string): PageVerdict {
  return { outcome: sign.outcome, reason: `${sign.name}, ${how}` };
}
