/** The record of checks of one article, for people and for programs: every look, every gap, and what they prove. */
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { notALook } from "../article/outcome.ts";
import type { VersionRecord } from "../article/record.ts";
import { visibleText } from "../article/visible-text.ts";
import type { History } from "../pipeline/history.ts";
import { type Gap, type Proof, proofOf, usualLateness } from "../watch/proof.ts";
import { lookWords } from "./look-words.ts";
import { toldDuration } from "./told-duration.ts";
import { toldTime } from "./told-time.ts";

/** The edit fell after the last look that saw the text before, and before the first that saw this one. */
export function windowOf({ predecessor, capture }: VersionRecord) {
  return predecessor && { after: predecessor.lastSeenAt, before: capture.capturedAt };
}

export function checksJson({ articleId, watch, records }: History, lines: readonly Look[], now: Instant) {
  const { gaps, tolerated, seen, longestUnseen } = proofOf(watch, lines, now);
  return {
    articleId,
    watch,
    checks: lines.toSorted(byTime),
    windows: records.map((record) => ({ version: record.version, ...windowOf(record) })),
    gaps,
    /** In milliseconds. */
    lateLooksThatMakeNoGap: { ...tolerated, below: usualLateness },
    seen,
    longestUnseen,
  };
}

export function checksText({ watch, records }: History, lines: readonly Look[], now: Instant): string {
  const proof = proofOf(watch, lines, now);
  const rows = [
    ...lines.map((look) => ({ at: look.capturedAt, text: lookRow(look, records) })),
    ...proof.gaps.map((gap) => ({ at: gap.from, text: gapRow(gap) })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const told = rows.map(({ text }) => `${text}\n`).join("");
  return `${told}${told === "" ? "" : "\n"}${summary(proof, lines)}`;
}

const byTime = (a: Look, b: Look): number => (a.capturedAt < b.capturedAt ? -1 : 1);

/** The longest word that is common. */
const wordWidth = "interstitial".length;

function lookRow(look: Look, records: readonly VersionRecord[]): string {
  const { word, phrase } = lookWords(look);
  const made =
    look.finding === "changed" ? records.find(({ version }) => version === look.tip?.version) : undefined;
  const window = made && windowOf(made);
  const edited = window === undefined ? "" : `, edited after ${toldTime(window.after)}`;
  return `${toldTime(look.capturedAt)}  ${word.padEnd(wordWidth)}  ${phrase}${edited}`;
}

const gapWords: Readonly<Record<Gap["kind"], (reason: string) => string>> = {
  late: (reason) => `due and not looked at: ${reason}`,
  blind: (reason) => `the article was not seen: ${reason}`,
  retired: (reason) => reason,
};

function gapRow({ from, to, kind, reason, open }: Gap): string {
  const phrase = visibleText(gapWords[kind](reason));
  const until = open === true ? "so far, and still open" : `until ${toldTime(to)}`;
  return `${toldTime(from)}  ${"gap".padEnd(wordWidth)}  ${toldDuration(millisecondsBetween(from, to))}, ${until}: ${phrase}`;
}

function summary(proof: Proof, lines: readonly Look[]): string {
  const { looks, gaps, gapsTogether, tolerated, seen, longestUnseen } = proof;
  const admitted = lines.filter(({ outcome }) => notALook.has(outcome)).length;
  const told = [
    `${counted(looks.length, "look")}, ${seen} of which found the article or that it was gone`,
    ...(admitted === 0
      ? []
      : [
          `${counted(admitted, "line")} ${admitted === 1 ? "admits" : "admit"} that a look was due and not made`,
        ]),
    `${gaps.length === 0 ? "no gaps" : `${counted(gaps.length, "gap")}, ${toldDuration(gapsTogether)} together`}; a look that comes up to ${toldDuration(usualLateness)} late makes none`,
    ...(tolerated.looks === 0
      ? []
      : [
          `${counted(tolerated.looks, "look")} came late by less, at most by ${toldDuration(tolerated.longest)}`,
        ]),
    ...(longestUnseen === undefined ? [] : [longestText(longestUnseen)]),
  ];
  return `${told.join("\n")}\n`;
}

function longestText({ from, to }: { readonly from: Instant; readonly to: Instant }): string {
  return `longest time in which an edit and its return would not have been seen: ${toldDuration(millisecondsBetween(from, to))}, from ${toldTime(from)} to ${toldTime(to)}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
