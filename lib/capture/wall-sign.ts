/** By what a wall is known: words, marks in the markup, header lines. Pure matching; weighing is verdict.ts's. */
import type { HeaderLines } from "../article/capture.ts";
import type { Outcome } from "../article/outcome.ts";
import { headerValues } from "./header-values.ts";

export interface WallSign {
  readonly outcome: Extract<Outcome, "interstitial" | "soft-404" | "blocked">;
  /** For the reason on record. */
  readonly name: string;
  /** Lower case, straight apostrophes. */
  readonly says: readonly string[];
}

export interface WallPattern extends Omit<WallSign, "says"> {
  readonly matches: readonly RegExp[];
}

/** Case, apostrophes and white space as the tables have them. */
function plain(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll("’", "'").replace(/\s+/gu, " ").trim();
}

/** No wall has so much to say in its title. */
const longestTitle = 200;

/** The sign whose words are all that a title says; a site's name before or behind them is left out, unless `whole`. */
export function signOfTitle(signs: readonly WallSign[], title: string, whole = false): WallSign | undefined {
  if (title.length > longestTitle) return undefined;
  const parts = titleParts(plain(title)).slice(0, whole ? 1 : undefined);
  return signs.find(({ says }) => parts.some((part) => says.includes(part)));
}

/** Words. What stands beside a colon and is longer is no site's name: what is left of it says only half of a headline. */
const longestName = 5;
const isName = (part: string): boolean => part.split(" ").length <= longestName;

/** The whole, and what is left when a site's name before or behind is taken off; end marks dropped. */
function titleParts(title: string): string[] {
  const named = title.split(/\s+[-–—|·•:]+\s+|\s*[|]\s*/);
  const byColon = named.flatMap((whole) => {
    const parts = whole.split(/:+\s+/);
    return parts.filter((part) => parts.every((other) => other === part || isName(other)));
  });
  return [title, ...named, ...byColon].map((part) =>
    part.replace(/\s*[-–—:]\s+/g, " ").replace(/^[\s"“¡¿]+|[\s.…!?"”]+$/gu, ""),
  );
}

/** The sign that speaks within a text. */
export function signInText(signs: readonly WallSign[], text: string): WallSign | undefined {
  const spoken = plain(text);
  return signs.find(({ says }) => says.some((phrase) => spoken.includes(phrase)));
}

/** The pattern that is met within a text. */
export function patternInText(patterns: readonly WallPattern[], text: string): WallPattern | undefined {
  const spoken = plain(text);
  return patterns.find(({ matches }) => matches.some((pattern) => pattern.test(spoken)));
}

export interface WallTopic extends Omit<WallSign, "says"> {
  /** Each must be met. */
  readonly all: readonly RegExp[];
}

/** The topic that a text speaks of. */
export function topicOf(topics: readonly WallTopic[], text: string): WallTopic | undefined {
  const spoken = plain(text);
  return topics.find(({ all }) => all.every((stems) => stems.test(spoken)));
}

/** Whether a text speaks of a part of the topic. */
export const touches = ({ all }: WallTopic, text: string): boolean =>
  all.some((stems) => stems.test(plain(text)));

/** What makers of bot checks leave in class names, ids, script and form addresses. */
const challengeMarks = [
  "cf-chl",
  "cf-challenge",
  "cf-turnstile",
  "challenge-platform",
  "captcha",
  "_incapsula_resource",
  "px-block",
  "datadome",
  "geetest",
  "awswaf",
  // Of Akamai, AWS, Kasada, F5, Radware, Queue-it, Sucuri, DDoS-Guard, Bunny, Anubis and others' proofs of work.
  "sec-cpt",
  "kpsdk",
  "/tspd/",
  "perfdrive.com",
  "queue-it",
  "sucuri_cloudproxy",
  "ddos-guard",
  "bunny-shield",
  "cmd/anubis",
  "altcha",
  "turnstile",
];

export function hasChallengeMark(markup: string): boolean {
  const lower = markup.toLowerCase();
  return challengeMarks.some((mark) => lower.includes(mark));
}

/** Header lines with which a front end admits that this is not the page, and what they then say. */
const challengeHeaders: Readonly<Record<string, RegExp>> = {
  "cf-mitigated": /^challenge$/,
  "x-amzn-waf-action": /^(?:challenge|captcha)$/,
  "x-vercel-mitigated": /^(?:challenge|deny)$/,
};

/** The same of errors, which some serve with status 200: RFC 9209 and the makers' own. */
const errorHeaders: Readonly<Record<string, RegExp>> = {
  "proxy-status": /;\s*error\s*=/,
  "x-cache": /^error from cloudfront$/,
  "x-squid-error": /^err_/,
  "x-vercel-error": /./,
};

const hasLine = (headers: HeaderLines, lines: Readonly<Record<string, RegExp>>): boolean =>
  Object.entries(lines).some(([name, says]) =>
    headerValues(headers, name).some((value) => says.test(value.trim().toLowerCase())),
  );

export const hasChallengeHeader = (headers: HeaderLines): boolean => hasLine(headers, challengeHeaders);

/** An application may stand behind it, to which its maker sends all unknown addresses: what the page says counts, too. */
export const hasErrorHeader = (headers: HeaderLines): boolean => hasLine(headers, errorHeaders);
