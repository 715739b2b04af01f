/** The labels of one replaced stretch of text, and the numbers and names it speaks of. */
import type { Labels, Mention, TouchKind } from "../article/diff.ts";
import { addressesAt, hasAddress, mayHoldAddress } from "./addresses.ts";
import { foldTypography } from "./fold-typography.ts";
import { labelsOf, labelsOneSided, type OneSided } from "./labels.ts";
import type { Lexicon } from "./lexicon.ts";
import { overlaps, quotedRanges, type TextRange } from "./quoted-ranges.ts";
import { wholeSentences } from "./sentences.ts";
import { isIdleSpace, signTouches, signTouchesOfText } from "./sign-touches.ts";
import { hasDigit, isPlainWord, type Stretch } from "./stretch.ts";
import { type TouchedWord, touchesOfText, type WordTouches, wordTouches } from "./word-touches.ts";

/** A side's text with what need be found out about it but once. */
interface SideText {
  readonly text: string;
  readonly quoted: readonly TextRange[];
  readonly mayHoldAddress: boolean;
}

export function sideTextOf(text: string): SideText {
  return { text, quoted: quotedRanges(text), mayHoldAddress: mayHoldAddress(text) };
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
  if (isTypography(before, after)) {
    return { labels: labelsOf(["typography"], typographyReason(before, after)), mentions: [] };
  }
  const alone = sentencesAlone(before, after);
  if (alone !== undefined) {
    const { touches } = labelsOfWhole(alone.text, lexicon, alone.reason);
    const quoted: readonly TouchKind[] =
      speaksOf(new Set(touches)) && isQuoted(replacement) ? ["quotation"] : [];
    return { labels: labelsOf([...touches, ...quoted], alone.reason), mentions: [] };
  }
  const words = wordTouches(before, after, lexicon);
  const touches = new Set<TouchKind>([...words.touches, ...signTouches(before, after)]);
  const addressed = replacement.before.mayHoldAddress || replacement.after.mayHoldAddress;
  if (addressed && addressesAt(before) !== addressesAt(after)) touches.add("link");
  if (speaksOf(touches) && isQuoted(replacement)) touches.add("quotation");
  if (touches.size === 0) touches.add("punctuation");
  return {
    labels: labelsOneSided(touches, words.touches, verbOf(before, after)) ?? labelsOf(touches),
    mentions: mentionsOf(before, after, words, touches),
  };
}

/** What happened to words that one side alone has; undefined where both have some, or none. */
function verbOf(before: Stretch, after: Stretch): OneSided | undefined {
  const [hadSome, hasSome] = [before, after].map((side) => stretchText(side).trim() !== "");
  if (hadSome === hasSome) return undefined;
  return hadSome === true ? "removed" : "added";
}

/** Whole sentences that one side alone has. */
function sentencesAlone(before: Stretch, after: Stretch): { text: string; reason: string } | undefined {
  const verb = verbOf(before, after);
  if (verb === undefined) return undefined;
  const side = verb === "added" ? after : before;
  const text = stretchText(side);
  const ahead = side.text.slice(Math.max(0, side.start - neighbourhoodOfSentence), side.start);
  const count = wholeSentences(ahead, text);
  if (count === 0) return undefined;
  return { text, reason: count === 1 ? `a sentence was ${verb}` : `${count} sentences were ${verb}` };
}

/** Enough to see the marks that end a sentence. */
const neighbourhoodOfSentence = 8;

function isTypography(before: Stretch, after: Stretch): boolean {
  // Words of the letters A to Z are set in one way only.
  if (isPlainWord(before) && isPlainWord(after)) return false;
  return withNeighbours(before) === withNeighbours(after) || isIdleSpace(before, after);
}

/** Nothing but white space and invisible places to break a line. */
const blankText = /^[\s\u00ad\u200b\u2060\ufeff]*$/u;

/** The labels of a text that came or went as a whole: what it speaks of, it touches. */
export function labelsOfWhole(text: string, lexicon: Lexicon, reason: string): Labels {
  if (blankText.test(text)) return labelsOf(["typography"], reason);
  const touches = new Set<TouchKind>([...touchesOfText(text, lexicon), ...signTouchesOfText(text)]);
  if (hasAddress(text)) touches.add("link");
  if (speaksOf(touches) && quotedRanges(text).some(([from, to]) => to > from)) touches.add("quotation");
  if (touches.size === 0) touches.add("punctuation");
  return labelsOf(touches, reason);
}

function speaksOf(touches: ReadonlySet<TouchKind>): boolean {
  return [...touches].some((touch) => touch !== "punctuation" && touch !== "capitals");
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
  words: WordTouches,
  touches: ReadonlySet<TouchKind>,
): readonly Mention[] {
  if (!touches.has("number") && !touches.has("name")) return noMentions;
  const mentions = touches.has("number")
    ? pairedNumbers(
        [...numbersNear(before), ...numbersInWords(words.removed)],
        [...numbersNear(after), ...numbersInWords(words.added)],
      )
    : [];
  const [removed, added] = [namesIn(words.removed), namesIn(words.added)];
  if (removed !== "" || added !== "")
    mentions.push({ what: "name", ...named("before", removed), ...named("after", added) });
  return mentions.slice(0, mostMentions);
}

const noMentions: readonly Mention[] = [];

function numbersInWords(words: readonly TouchedWord[]): string[] {
  return words
    .filter(({ word, touch }) => touch === "number" && !hasDigit.test(word))
    .map(({ word }) => word);
}

/** A few names tell who; many tell that a text was rewritten. */
const mostNames = 4;

function namesIn(words: readonly TouchedWord[]): string {
  const names = words.filter(({ touch }) => touch === "name");
  return names.length > mostNames ? "" : names.map(({ word }) => word).join(" ");
}

/** Numbers that the stretch touches, whole and with their signs. */
function numbersNear({ text, start, end }: Stretch): string[] {
  const around = 24;
  const from = Math.max(0, start - around);
  return [...text.slice(from, end + around).matchAll(numberPattern)]
    .filter(({ 0: found, index }) => from + index <= end && from + index + found.length >= start)
    .map(([found]) => found);
}

/** Pairs the numbers of both sides in order; those that both have are left out, and words for numbers without pair. */
function pairedNumbers(before: readonly string[], after: readonly string[]): Mention[] {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const removed = before.filter((number) => !inAfter.has(number));
  const added = after.filter((number) => !inBefore.has(number));
  const mentions: Mention[] = [];
  for (
    let index = 0;
    index < Math.max(removed.length, added.length) && mentions.length < mostMentions;
    index++
  ) {
    const [old = "", now = ""] = [removed[index], added[index]];
    if ((old !== "" && now !== "") || hasDigit.test(old + now)) {
      mentions.push({ what: "number", ...named("before", old), ...named("after", now) });
    }
  }
  return mentions;
}

function named<Side extends "before" | "after">(side: Side, text: string): Partial<Record<Side, string>> {
  const found: Partial<Record<Side, string>> = {};
  if (text !== "") found[side] = text;
  return found;
}
