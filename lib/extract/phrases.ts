/** The word lists of every language as questions about a line of text. A page is never asked for its language first. */
import type { Notice } from "../article/article.ts";
import { eastAsian } from "./words/east-asian.ts";
import { english } from "./words/english.ts";
import { french } from "./words/french.ts";
import { german } from "./words/german.ts";
import { greek } from "./words/greek.ts";
import { italianAndDutch } from "./words/italian-and-dutch.ts";
import { nearEastern } from "./words/near-eastern.ts";
import { slavic } from "./words/slavic.ts";
import { southAsian } from "./words/south-asian.ts";
import { spanish } from "./words/spanish.ts";
import { turkish } from "./words/turkish.ts";
import type { Words } from "./words/words.ts";

const languages: readonly Words[] = [
  english,
  german,
  french,
  spanish,
  italianAndDutch,
  eastAsian,
  slavic,
  greek,
  turkish,
  nearEastern,
  southAsian,
];

const all = (pick: (words: Words) => readonly string[]): string => languages.flatMap(pick).join("|");
const decorations = "[\\s•·»›>▶►|*#:[【\\-–—]*";

const whole = (pick: (words: Words) => readonly string[]): RegExp =>
  new RegExp(`^${decorations}(?:${all(pick)})[\\s:.…»›>→|!\\-–—]*$`, "iu");
const beginning = (pick: (words: Words) => readonly string[]): RegExp =>
  new RegExp(`^${decorations}(?:${all(pick)})`, "iu");

const asideLabels = whole((words) => words.asideLabels);
const contentsLabels = whole((words) => words.contentsLabels);
const closingLabels = whole((words) => words.closingLabels);
const furniture = whole((words) => [...words.furniture, ...words.adverts]);
const counters = whole((words) => words.counters);
const adverts = whole((words) => words.adverts);
const pointers = beginning((words) => words.pointers);
const calls = new RegExp(
  all((words) => words.calls),
  "iu",
);
const contacts = beginning((words) => words.contacts);
const published = beginning((words) => words.published);
const biographies = new RegExp(`^[\\s,]*(?:['’]s\\s|(?:${all((words) => words.biographies)}))`, "iu");
const relativeTimes = new RegExp(
  all((words) => words.relativeTimes),
  "iu",
);
const byAlone = whole((words) => words.by);
const by = new RegExp(
  `^[\\s•·|\\-–—(]*(?:${all((words) => words.by)})(?!(?<=[\\p{L}\\p{M}\\p{N}])[\\p{L}\\p{M}\\p{N}])[\\s:：/／・፡፦]*`,
  "iu",
);

/** Longer than any label. */
const longestLabel = 120;

export const isAsideLabel = (text: string): boolean =>
  text.length <= longestLabel && !text.endsWith("?") && asideLabels.test(text);
export const isContentsLabel = (text: string): boolean =>
  text.length <= longestLabel && contentsLabels.test(text);
export const isClosingLabel = (text: string): boolean =>
  text.length <= longestLabel && closingLabels.test(text);
export const isFurniture = (text: string): boolean => text.length <= longestLabel && furniture.test(text);
export const isCounter = (text: string): boolean => text.length <= longestLabel && counters.test(text);
export const isAdvertLabel = (text: string): boolean => text.length <= longestLabel && adverts.test(text);
export const isPointer = (text: string): boolean => pointers.test(text);
/** Speaks of the site it stands on, its letters, its rights: no article does in a sentence that begins like a label. */
export const speaksOfSite = (text: string): boolean => calls.test(text);
export const isContactLine = (text: string): boolean => contacts.test(text);
export const tellsRelativeTime = (text: string): boolean => relativeTimes.test(text);
/** Letters that stand beside it where a line says nothing else: "Updated", a name of a section. */
const mostBesideTime = 12;
export const isOnlyRelativeTime = (text: string): boolean =>
  relativeTimes.test(text) &&
  text.replace(relativeTimes, "").replace(/[^\p{L}]/gu, "").length <= mostBesideTime;
export const isBylineLine = (text: string): boolean => by.test(text);
/** Nothing but the "By" before a name. */
export const isBylineLabel = (text: string): boolean => byAlone.test(text);
/** The text without the "Published" before it. */
export const withoutPublished = (text: string): string => text.replace(published, "");
/** What is said of somebody: "is a writer in Alvik", "'s book is out". */
export const isBiography = (text: string): boolean => biographies.test(text);
/** The text without the "By" before it. */
export const withoutBy = (text: string): string => text.replace(by, "");

const noticePatterns = (["correction", "clarification", "editors-note", "update"] as const).map(
  (kind) => [kind, beginning((words) => words.notices[kind])] as const,
);

export function noticeKindOf(text: string): Notice["kind"] | undefined {
  return noticePatterns.find(([, pattern]) => pattern.test(text))?.[0];
}
