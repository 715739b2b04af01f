/**
 * What the words and signs of one replaced stretch touch. In doubt a change weighs more, never less: a label that
 * calls a changed fact small would hide it from those who filter by label.
 */
import type { TouchKind } from "../article/diff.ts";
import { foldTypography } from "./fold-typography.ts";
import { type Lexicon, plainWord } from "./lexicon.ts";

/** One side of a replaced stretch, with the text around it. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface WordAt {
  readonly word: string;
  readonly index: number;
}

/** A number keeps its separators and a word its apostrophes and hyphens: `1.5`, `re-sign`, `aujourd'hui`. */
const wordPattern =
  /\p{N}+(?:[.,:'\u2019\u00a0\u2009\u202f]\p{N}+)*\p{L}*|[\p{L}\p{M}_](?:[\p{L}\p{M}\p{N}_]|['\u2019-](?=\p{L}))*/gu;
const startsNumber = /^\p{N}/u;
const hasDigit = /\p{N}/u;
const startsUpper = /^\p{Lu}/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** How far to look for the rest of a word that the stretch cuts: no word is longer. */
const longestWord = 40;

/** The words that the stretch touches, whole. */
export function wordsOf({ text, start, end }: Stretch): WordAt[] {
  let from = start;
  while (from > 0 && start - from < longestWord && !/\s/u.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < longestWord && !/\s/u.test(text.charAt(to))) to += 1;
  return [...text.slice(from, to).matchAll(wordPattern)]
    .map((match) => ({ word: match[0], index: from + match.index }))
    .filter(({ word, index }) => index < end && index + word.length > start);
}

/** The words of the one side that the other has not, each as often as it has more of it. */
export function withoutCommon(words: readonly WordAt[], others: readonly WordAt[]): WordAt[] {
  const left = new Map<string, number>();
  for (const { word } of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter(({ word }) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

const abbreviatedNot = /n't$/;

/** What a word is that stands on one side alone. */
function touchOf({ word, index }: WordAt, text: string, lexicon: Lexicon): TouchKind {
  const plain = plainWord(word);
  if (startsNumber.test(word) || hasDigit.test(word)) return "number";
  const parts = plain.split("-");
  const isIn = (list: ReadonlySet<string>): boolean =>
    list.has(plain) || parts.some((part) => list.has(part));
  if (lexicon.negations.has(plain) || abbreviatedNot.test(plain)) return "negation";
  if (isIn(lexicon.numbers)) return "number";
  if (lexicon.dates.has(plain)) return "date";
  if (lexicon.attributions.has(plain)) return "attribution";
  if (lexicon.hedges.has(plain)) return "hedge";
  if (lexicon.light.has(plain)) return "grammar";
  return isName(word, index, text, lexicon) ? "name" : "wording";
}

const sentenceStart =
  /(?:^|[.!?\u2026:\u3002]["'\u2019\u201d\u00bb)\]]*\s+)["'\u2018\u201c\u201e\u00ab([]*$/u;
/** Behind a word: enough to see the capital of the next. */
const nextUpper = /^[ -]\p{Lu}/u;
const previousUpper = /\p{Lu}[\p{L}\p{M}.]*[ -]$/u;
const lookAround = 30;

/** Capitalised where grammar asks for none; in German, where it asks for it at every noun, next to another such word. */
function isName(word: string, index: number, text: string, lexicon: Lexicon): boolean {
  if (!startsUpper.test(word)) return false;
  const before = text.slice(Math.max(0, index - lookAround), index);
  const after = text.slice(index + word.length, index + word.length + 2);
  const besideUpper = nextUpper.test(after) || previousUpper.test(before);
  if (lexicon.language === "de") return besideUpper;
  const first = index <= lookAround ? sentenceStart.test(before) : sentenceStart.test(`x${before}`);
  return !first || nextUpper.test(after);
}

export interface WordTouches {
  readonly touches: ReadonlySet<TouchKind>;
  readonly removed: readonly WordAt[];
  readonly added: readonly WordAt[];
}

/** What the words touch that stand on one side alone. */
export function wordTouches(before: Stretch, after: Stretch, lexicon: Lexicon): WordTouches {
  const [wordsBefore, wordsAfter] = [wordsOf(before), wordsOf(after)];
  const removed = withoutCommon(wordsBefore, wordsAfter);
  const added = withoutCommon(wordsAfter, wordsBefore);
  const touches = new Set<TouchKind>();
  if (sameWords(removed, added, plainWord)) {
    if (removed.length > 0) touches.add("capitals");
    // The same words in another order say something else.
    else if (wordsBefore.some(({ word }, index) => word !== wordsAfter[index]?.word)) touches.add("wording");
    return { touches, removed, added };
  }
  if (sameWords(removed, added, (word) => lexicon.spellings.get(word) ?? word)) {
    return { touches: touches.add("spelling"), removed, added };
  }
  for (const [words, { text }] of [
    [removed, before],
    [added, after],
  ] as const) {
    for (const word of words) {
      const touch = touchOf(word, text, lexicon);
      touches.add(touch);
    }
  }
  if (touches.has("number") && besideDate(before, after, lexicon)) touches.add("date");
  return { touches, removed, added };
}

function sameWords(
  removed: readonly WordAt[],
  added: readonly WordAt[],
  formOf: (word: string) => string,
): boolean {
  return (
    removed.length === added.length &&
    removed.every(({ word }, index) => formOf(word) === formOf(added[index]?.word ?? ""))
  );
}

/** A day's number stands beside its month. */
function besideDate(before: Stretch, after: Stretch, lexicon: Lexicon): boolean {
  return [before, after].some(({ text, start, end }) =>
    [...text.slice(Math.max(0, start - lookAround), end + lookAround).matchAll(/[\p{L}\p{M}]+/gu)].some(
      ([word]) => lexicon.dates.has(plainWord(word)) && !lexicon.hedges.has(plainWord(word)),
    ),
  );
}

const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const quoteMarks = /["'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f]/u;
const dashes = /[-\u2010-\u2014\u2212]/u;
/** Signs that make a number another number, where they touch it. */
const numberSigns = /[\p{Sc}%\u2030\u00b0+\-\u2010-\u2014\u2212\u00b1/:=<>~^\u00d7*#\u2032\u2033]/u;
const otherSymbols = /[\p{S}%\u2030&@#/\\]/u;
const questionMarks = /[?\uff1f\u00bf\u061f]/u;

/** What the signs touch that differ. */
export function signTouches(before: Stretch, after: Stretch): Set<TouchKind> {
  const [signsBefore, signsAfter] = [signsOf(before), signsOf(after)];
  const touches = new Set<TouchKind>();
  for (const { word } of [
    ...withoutCommon(signsBefore, signsAfter),
    ...withoutCommon(signsAfter, signsBefore),
  ]) {
    touches.add(word.endsWith(onNumber) ? "number" : touchOfSign(word));
  }
  return touches;
}

function touchOfSign(sign: string): TouchKind {
  if (bidiControls.test(sign)) return "direction";
  if (questionMarks.test(sign)) return "hedge";
  if (quoteMarks.test(sign)) return "quotation";
  return otherSymbols.test(sign) ? "wording" : "punctuation";
}

const longDashes = /[\u2014\u2015]/u;

/** Put behind a sign that belongs to a number. */
const onNumber = "#number";

/** The signs of a stretch, typography folded; those inside a word or a number are part of it. */
function signsOf({ text, start, end }: Stretch): WordAt[] {
  const signs: WordAt[] = [];
  for (let index = start; index < end; index++) {
    const sign = text.charAt(index);
    if (letterOrDigit.test(sign) || /[\s\p{M}\p{Cs}]/u.test(sign)) continue;
    const folded = foldTypography(sign);
    if (numberSigns.test(sign) && touchesDigit(text, index)) {
      // Before a digit a long dash is no minus, though elsewhere it is any dash.
      signs.push({ word: (longDashes.test(sign) ? sign : folded) + onNumber, index });
    } else if (!isInner(text, index)) signs.push({ word: folded, index });
  }
  return signs;
}

/**
 * White space alone came or went, where it parts neither words nor a sign from its number ("5 -3", "5 - 3"): at the
 * ends of a text, or beside punctuation.
 */
export function isIdleSpace(before: Stretch, after: Stretch): boolean {
  return [before, after].every(({ text, start, end }) => {
    if (!/^\s*$/u.test(text.slice(start, end))) return false;
    const [left, right] = [text.charAt(start - 1), text.charAt(end)];
    const parts = [left, right].every((sign) => letterOrDigit.test(sign) || numberSigns.test(sign));
    return !parts;
  });
}

const innerSigns = /["'\u2018-\u201f\u00ab\u00bb.,:\-\u2010\u2011]/u;

function isInner(text: string, index: number): boolean {
  const between = letterOrDigit.test(text.charAt(index - 1)) && letterOrDigit.test(text.charAt(index + 1));
  return between && innerSigns.test(text.charAt(index));
}

/** A sign right beside a digit (`-5`, `5%`, `10-12`), but no hyphen behind one (`12-year-old`). */
function touchesDigit(text: string, index: number): boolean {
  const [left, right] = [hasDigit.test(text.charAt(index - 1)), hasDigit.test(text.charAt(index + 1))];
  return dashes.test(text.charAt(index)) ? right : left || right;
}
