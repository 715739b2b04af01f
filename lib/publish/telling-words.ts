/**
 * The words of a diff that tell most, for a list that has room for one line of each: before → after, with a little of
 * what stands round them. And all its changed words together, for the search.
 */
import type { Change, Diff, Part, TouchKind } from "../article/diff.ts";
import { beginningOf, endOf } from "./shorten.ts";
import type { ChangeFacts, FactSpan } from "./site-facts.ts";

type Replaced = Extract<Part, { op: "replace" }>;

/**
 * What a reader would want to be told first. A number that changed is told before a headline: the headline stands
 * above the line already, and its own change is told by the summary.
 */
const touchWeights: Readonly<Partial<Record<TouchKind, number>>> = {
  negation: 60,
  number: 50,
  quotation: 40,
  name: 30,
  attribution: 30,
  date: 20,
  hedge: 20,
  link: 10,
};
const classWeights = { substantive: 200, "copy-edit": 100, typographic: 0 } as const;
const headlineWeight = 45;
/** Words that replace others say more than words that only came or went, and a publisher's note is shown elsewhere. */
const replacementWeight = 15;
const noticeWeight = -40;

function weightOf({ field, action }: Change, part: Replaced): number {
  const touched = Math.max(0, ...part.touches.map((touch) => touchWeights[touch] ?? 0));
  return (
    classWeights[part.class] +
    touched +
    (field === "headline" ? headlineWeight : 0) +
    (field === "notices" ? noticeWeight : 0) +
    (action === "edit" && part.removed !== "" && part.added !== "" ? replacementWeight : 0) +
    (part.moved === undefined ? 0 : -classWeights[part.class])
  );
}

/** UTF-16 units: with the words themselves no more than two or three lines of print. */
const contextUnits = 70;
const longestWords = 180;

export function tellingWords(diff: Diff, nameOf: (change: Change) => string): ChangeFacts["telling"] {
  let best: { change: Change; at: number; weight: number } | undefined;
  for (const change of diff.changes) {
    for (const [at, part] of change.parts.entries()) {
      if (part.op !== "replace") continue;
      const weight = weightOf(change, part);
      if (best === undefined || weight > best.weight) best = { change, at, weight };
    }
  }
  if (best === undefined) return undefined;
  const { change, at } = best;
  return { where: nameOf(change), id: change.id, spans: spansAround(change.parts, at) };
}

function spansAround(parts: readonly Part[], at: number): FactSpan[] {
  const part = parts[at];
  if (part?.op !== "replace") return [];
  const [before, after] = [keptText(parts[at - 1]), keptText(parts[at + 1])];
  const spans: FactSpan[] = [
    { style: "plain", text: endOf(before, contextUnits) },
    { style: "removed", text: beginningOf(part.removed, longestWords) },
    { style: "added", text: beginningOf(part.added, longestWords) },
    { style: "plain", text: beginningOf(after, contextUnits) },
  ];
  return spans.filter(({ text }) => text !== "");
}

const keptText = (part: Part | undefined): string => (part?.op === "keep" ? part.text : "");

/** UTF-16 units: the index of a host is loaded whole. */
const mostWordUnits = 600;

export function changedWords(diff: Diff): string {
  const words = new Set<string>();
  let units = 0;
  for (const { parts, field } of diff.changes) {
    for (const part of parts) {
      if (part.op !== "replace" || field === "headline") continue;
      for (const word of `${part.removed} ${part.added}`.split(/\s+/u)) {
        if (word === "" || words.has(word)) continue;
        units += word.length + 1;
        if (units > mostWordUnits) return [...words].join(" ");
        words.add(word);
      }
    }
  }
  return [...words].join(" ");
}
