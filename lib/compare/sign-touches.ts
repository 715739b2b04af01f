/**
 * What the signs of a replaced stretch touch. A sign right beside a digit makes another number of it; in doubt a change
 * weighs more, never less.
 */
import type { TouchKind } from "../article/diff.ts";
import { classAt, signClass, unitsAt } from "./character-class.ts";
import { foldTypography } from "./fold-typography.ts";
import { hasDigit, letterOrDigit, type Stretch, type WordAt, withoutCommon } from "./stretch.ts";

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
  if (signsBefore.length + signsAfter.length === 0) return touches;
  for (const { word } of [
    ...withoutCommon(signsBefore, signsAfter),
    ...withoutCommon(signsAfter, signsBefore),
  ]) {
    touches.add(touchOfMark(word));
  }
  return touches;
}

/** What all the signs of a text touch. */
export function signTouchesOfText(text: string): Set<TouchKind> {
  return new Set(signsOf({ text, start: 0, end: text.length }).map(({ word }) => touchOfMark(word)));
}

function touchOfMark(word: string): TouchKind {
  return word.endsWith(onNumber) ? "number" : touchOfSign(word);
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
  for (let index = start; index < end; ) {
    const units = unitsAt(text, index);
    if (classAt(text, index) === signClass) {
      const sign = text.slice(index, index + units);
      if (numberSigns.test(sign) && touchesDigit(text, index)) {
        // Before a digit a long dash is no minus, though elsewhere it is any dash.
        signs.push({ word: (longDashes.test(sign) ? sign : foldTypography(sign)) + onNumber, index });
      } else if (!isInner(text, index)) signs.push({ word: foldedSign(sign), index });
    }
    index += units;
  }
  return signs;
}

const isAscii = (sign: string): boolean => sign < "\u0080";

const foldedSign = (sign: string): string => (isAscii(sign) && sign !== "`" ? sign : foldTypography(sign));

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

/** What may stand between a number and its sign: "5 %", "\u20ac 10". */
const thinSpace = /[ \u00a0\u2009\u202f]/u;
const signsOfNumbers = /[\p{Sc}%\u2030\u00b0]/u;

/** A sign right beside a digit (`-5`, `5%`, `5 %`, `10-12`), but no hyphen behind one (`12-year-old`). */
function touchesDigit(text: string, index: number): boolean {
  const sign = text.charAt(index);
  const [left, right] = [digitBeside(text, index - 1, -1, sign), digitBeside(text, index + 1, 1, sign)];
  return dashes.test(sign) ? right : left || right;
}

function digitBeside(text: string, index: number, step: 1 | -1, sign: string): boolean {
  const apart = signsOfNumbers.test(sign) && thinSpace.test(text.charAt(index));
  return hasDigit.test(text.charAt(apart ? index + step : index));
}
