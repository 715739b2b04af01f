/** Names in what a page states of its authors: one entry each, without what stands round them. No page is looked at here. */
import { normaliseText } from "../article/text.ts";
import { readDays } from "./dates.ts";
import {
  isAsideLabel,
  isBylineLabel,
  isClosingLabel,
  isFurniture,
  tellsRelativeTime,
  withoutBy,
} from "./phrases.ts";
import { changeLabels, publicationLabels } from "./words/time-labels.ts";

/** More than any masthead credits for one article. */
const mostAuthors = 24;
/** Longer than any person's or desk's name. */
const longestName = 80;
/** What is stated in more is a text; reading it as a line of names could cost time without bound. */
export const longestStatement = 600;

const notNames =
  /^(?:admin|administrator|user|author|authors|the author|staff|editor|guest|unknown|anonymous|name|n\/?a|none|null|undefined|root|default|webmaster|by|on|in|about|full bio|(?:read|learn|see) more|min(?:ute)?s? read|\d+|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)$/i;
/** Goes on elsewhere, or says on which network: "Insights from", "The Harbour Guild on Facebook". */
const notEnds =
  /(?<!\p{L})(?:from|by|with|(?:on|via) (?:facebook|instagram|linkedin|twitter|x|youtube|medium|substack|reddit))$/iu;
const address =
  /https?:\/\/|www\.|@|\.com\b|(?<!\p{L})(?:facebook|linkedin|twitter|instagram|whatsapp)\s+\p{L}/iu;
/** What a template left unfilled: `page.head.author`, `{{ author }}`, `%author%`. */
const placeholder = /^[{[%<$]|^\p{Ll}\w*(?:\.\p{Ll}\w*){2,}$/u;

/** Stands in a text for the edge of an element: U+2063, the invisible separator. */
export const edge = "\u2063";
/** Bars, bullets and the edges of elements part a name from a role, a date, the time it takes to read. */
const bars = new RegExp(`\\s*[|•${edge}]\\s*|\\s+[·⋅●∙▪–—-]\\s+`, "u");
const roles =
  /(?<!\p{L})(?:editors?|writers?|reporters?|correspondents?|contributors?|columnists?|analysts?|journalists?|(?:co-?)?founders?|c[eftom]o|directors?|managers?|specialists?|experts?|head of|chief|officer|producer|researcher|engineer|developer|designer|photographer|strategist|consultant|freelancer?|redakteur(?:in)?|educators?|professors?|lecturers?|scientists?|journaliste|redactora?)(?!\p{L})/iu;
const afterwards = new RegExp(
  [
    String.raw`\s+\d{1,2}:\d{2}.*$`,
    String.raw`\s+(?:\d+|no)\s+comments?.*$`,
    String.raw`\s+(?:선임 ?|수습 ?)?(?:기자|특파원|논설위원|객원기자)$`,
    String.raw`(?:\d+\s*[-–]\s*)?\d+\s*(?:min(?:ute)?s?(?!\p{L})|minuten(?!\p{L})|分).*$`,
    String.raw`(?<!\p{L})(?:${[...changeLabels, ...publicationLabels].join("|")}).*$`,
  ].join("|"),
  "iu",
);
const quoted = /^["“„«]([^"“”„«»]+)["“”»]$/u;
const edges = /^[\s,/／|·•⋅:–—*-]+|[\s,/／|·•⋅:–—*-]+$/gu;

/** What somebody does, or how long ago, how long to read: what stands next to a name. */
export const saysMoreThanName = (text: string): boolean => roles.test(text) || afterwards.test(` ${text}`);

/** Small words inside names: "Ludwig van Beethoven", "Oscar de la Renta". */
const particle = "(?:d[aeiou]s?|del|della|den|der|di|la|le|van|von|vom|zu|zur|ter|ten|bin|ibn|al|el|y|e)";
const capitalised = "(?:\\p{Lu}|d['’]\\p{Lu}|al-\\p{Lu})[\\p{L}\\p{M}.'’-]*";
const fullName = new RegExp(
  `^${capitalised}(?:\\s+(?:${capitalised}|${particle})){0,4}\\s+${capitalised}$`,
  "u",
);

/** English titles and buttons are set like names: "Register Now", "How To Sail". */
const notInNames =
  /(?<!\p{L})(?:now|here|more|all|your|our|my|us|to|for|of|the|with|from|how|what|why|when|this|that|read|view|learn|see|get|register|apply|search|share|browse|show|select|about|contact|faqs?|official)(?!\p{L})/iu;

/** Two to six words, each with a capital, particles apart, and none that says what somebody does. */
export const isFullName = (text: string): boolean =>
  fullName.test(text) && !roles.test(text) && !notInNames.test(text);

const conjunction = /\s*,?\s+(?:and|und|et|y|e|och|en|i|og|и|і|та|ve|&)\s+(?=\p{Lu})/u;
const comma = /\s*,\s+/;

/** Several persons in one string; a name with "and" in it ("Maria & Katerina", "Office of Trade and Industry") is one. */
function apart(text: string): string[] {
  const parts = text
    .split(comma)
    .flatMap((part) => part.split(conjunction))
    .map((part) => part.replace(/^(?:and|und|et|&)\s+/, ""));
  if (parts.length > 1 && parts.every(isFullName)) return parts;
  const oxford = text.split(/,\s+(?:and|und|et|y|e|&)\s+(?=\p{Lu}|the\s)/u);
  return oxford.length > 1 ? oxford.flatMap(apart) : [text];
}

/** "Jane Doe, Senior Editor" without what she does; letters after a name ("MD", "Ph.D.") belong to it. */
function withoutRole(text: string): string {
  const parts = text.split(comma);
  const at = parts.findIndex((part, index) => index > 0 && roles.test(part));
  return at < 0 || !apart(parts[0] ?? "").every(isFullName) ? text : parts.slice(0, at).join(", ");
}

/** What begins with a number and goes on is a title; or it is an hour. */
const numbered = /^\d[\d.,]*\s+\S+\s+\S|^\d{1,2}[:.]\d{2}/;

export const isName = (text: string): boolean =>
  text.length > 1 &&
  text.length <= longestName &&
  !notNames.test(text) &&
  !notEnds.test(text) &&
  !address.test(text) &&
  !placeholder.test(text) &&
  !numbered.test(text) &&
  !isBylineLabel(text) &&
  /\p{L}/u.test(text) &&
  !tellsRelativeTime(text) &&
  !isAsideLabel(text) &&
  !isClosingLabel(text) &&
  !isFurniture(text);

/** "View all posts by Jane Doe", "Article by Jane Doe". */
const leading = /^.{0,20}(?:posts|articles|stories|articles?|recipe|review|text|words)\s+by:?\s+/i;
/** Set without white space by a template: "ByJane Doe". */
const glued = /^By(?=\p{Lu}\p{Ll})/u;

const bare = (text: string): string =>
  normaliseText(withoutBy(text.replace(leading, "").replace(glued, "")))
    .replace(afterwards, "")
    .replace(edges, "")
    .replace(quoted, "$1");

/** Days as bars: what stands on either side of one belongs to two things. */
function daysBarred(text: string): string {
  let at = 0;
  let rest = "";
  for (const { start, end } of readDays(text)) {
    rest += `${text.slice(at, start)} | `;
    at = end;
  }
  return rest + text.slice(at);
}

/** One stated author or several in one string; what cannot be a name is left out. */
export function namesIn(stated: string): string[] {
  if (stated.length > longestStatement) return [];
  const parts = daysBarred(normaliseText(stated)).split(bars).map(bare);
  const first = parts.find(isName) ?? "";
  return first
    .split(/\s*;\s*/)
    .flatMap((part) => apart(withoutRole(part)))
    .filter(isName);
}

export function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names
    .filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
    .slice(0, mostAuthors);
}
