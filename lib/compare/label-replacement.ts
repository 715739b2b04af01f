/** The labels of one replaced stretch of text, and the numbers and names it speaks of. */
import type { Labels, Mention, TouchKind } from "../article/diff.ts";
import { foldTypography } from "./fold-typography.ts";
import { isIdleSpace, type Stretch, signTouches, wordTouches } from "./label-words.ts";
import { labelsOf } from "./labels.ts";
import { type Lexicon, plainWord } from "./lexicon.ts";
import { overlaps, type TextRange } from "./quoted-ranges.ts";

/** A side's text with what need be found out about it but once. */
export interface SideText {
  readonly text: string;
  readonly quoted: readonly TextRange[];
}

export interface Replacement {
  readonly before: SideText;
  readonly after: SideText;
  readonly beforeRange: TextRange;
  readonly afterRange: TextRange;
}

export interface LabelledReplacement {
  readonly labels: Labels;
  readonly mentions: readonly Mention[];
}

export function labelReplacement(replacement: Replacement, lexicon: Lexicon): LabelledReplacement {
  const before = stretchOf(replacement.before, replacement.beforeRange);
  const after = stretchOf(replacement.after, replacement.afterRange);
  if (withNeighbours(before) === withNeighbours(after) || isIdleSpace(before, after)) {
    return { labels: labelsOf(["typography"], typographyReason(before, after)), mentions: [] };
  }
  const words = wordTouches(before, after, lexicon);
  const touches = new Set<TouchKind>([...words.touches, ...signTouches(before, after)]);
  const speaks = [...touches].some((touch) => touch !== "punctuation" && touch !== "capitals");
  if (speaks && isQuoted(replacement)) touches.add("quotation");
  if (touches.size === 0) touches.add("punctuation");
  return { labels: labelsOf(touches), mentions: mentionsOf(before, after, words, touches, lexicon) };
}

function stretchOf({ text }: SideText, [start, end]: TextRange): Stretch {
  return { text, start, end };
}

/** Two units on either side decide what a sign or a space means. */
const neighbourhood = 2;

function withNeighbours({ text, start, end }: Stretch): string {
  return foldTypography(text.slice(Math.max(0, start - neighbourhood), end + neighbourhood));
}

const stretchText = ({ text, start, end }: Stretch): string => text.slice(start, end);

const typographyReasons: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/u, "white space alone changed"],
  [
    /^["'\u2018-\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033`\u00b4\s]*$/u,
    "the form of quotation marks alone changed",
  ],
  [/^[-\u2010-\u2015\u2212\s]*$/u, "the form of a dash alone changed"],
];

function typographyReason(before: Stretch, after: Stretch): string | undefined {
  const both = stretchText(before) + stretchText(after);
  return typographyReasons.find(([pattern]) => pattern.test(both))?.[1];
}

function isQuoted({ before, after, beforeRange, afterRange }: Replacement): boolean {
  return overlaps(before.quoted, ...beforeRange) || overlaps(after.quoted, ...afterRange);
}

/** More than these of one stretch tell a reader nothing: it was rewritten. */
const mostMentions = 6;

/** A number with the signs that make it what it is. */
const numberPattern =
  /(?:(?<![\p{L}\p{N}])[-\u2212\u2013+])?\p{Sc}?\p{N}+(?:[.,:'\u2019\u00a0\u2009\u202f]\p{N}+)*(?:[\u00a0\u202f ]?[%\u2030\u00b0\u20ac])?/gu;

function mentionsOf(
  before: Stretch,
  after: Stretch,
  words: ReturnType<typeof wordTouches>,
  touches: ReadonlySet<TouchKind>,
  lexicon: Lexicon,
): Mention[] {
  const mentions: Mention[] = [];
  if (touches.has("number")) {
    const numbersIn = (list: readonly { word: string }[]): string[] =>
      list.map(({ word }) => word).filter((word) => lexicon.numbers.has(plainWord(word)));
    mentions.push(
      ...paired(
        "number",
        [...numbersNear(before), ...numbersIn(words.removed)],
        [...numbersNear(after), ...numbersIn(words.added)],
      ),
    );
  }
  if (touches.has("name")) {
    const isName = ({ word }: { word: string }): boolean => /^\p{Lu}/u.test(word);
    const [removed, added] = [words.removed.filter(isName), words.added.filter(isName)];
    mentions.push({
      what: "name",
      ...named("before", removed.map(({ word }) => word).join(" ")),
      ...named("after", added.map(({ word }) => word).join(" ")),
    });
  }
  return mentions.slice(0, mostMentions);
}

/** Numbers that the stretch touches, whole and with their signs. */
function numbersNear({ text, start, end }: Stretch): string[] {
  const around = 24;
  const from = Math.max(0, start - around);
  return [...text.slice(from, end + around).matchAll(numberPattern)]
    .filter(({ 0: found, index }) => from + index <= end && from + index + found.length >= start)
    .map(([found]) => found);
}

/** Pairs the two sides' things in order; things that both have are left out. */
function paired(what: TouchKind, before: readonly string[], after: readonly string[]): Mention[] {
  const removed = before.filter((thing) => !after.includes(thing));
  const added = after.filter((thing) => !before.includes(thing));
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => ({
    what,
    ...named("before", removed[index] ?? ""),
    ...named("after", added[index] ?? ""),
  }));
}

function named<Side extends "before" | "after">(side: Side, text: string): Partial<Record<Side, string>> {
  const found: Partial<Record<Side, string>> = {};
  if (text !== "") found[side] = text;
  return found;
}
