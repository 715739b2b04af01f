/**
 * What the words of a replaced stretch touch. In doubt a change weighs more, never less: a label that calls a changed
 * fact small would hide it from those who filter by label.
 */
import type { TouchKind } from "../article/diff.ts";
import { innerSigns, isDated, isInner, termsOf, termsOnlyIn } from "./inner-terms.ts";
import { type Lexicon, plainWord } from "./lexicon.ts";
import { hasDigit, isPlainLetter, type Stretch, type WordAt, withoutCommon } from "./stretch.ts";

/**
 * A number keeps its separators and a word its apostrophes and hyphens: `1.5`, `re-sign`, `aujourd'hui`. Words that are
 * written together are one, without the numbers among them.
 */
const wordPattern = new RegExp(
  [
    `\\p{N}+(?:[.,:'\u2019\u00a0\u2009\u202f]\\p{N}+)*[\\p{L}--${innerSigns}]*`,
    `${innerSigns}+`,
    "[\\p{L}\\p{M}_](?:[[\\p{L}\\p{M}\\p{N}_]--INNER]|['\u2019\\-](?=\\p{L}))*".replace("INNER", innerSigns),
  ].join("|"),
  "gv",
);
const startsUpper = /^\p{Lu}/u;
const space = /\s/u;

/** How far to look for the rest of a word that the stretch cuts: no word is longer. */
const longestWord = 40;

/** The words that the stretch touches, whole. */
function wordsOf({ text, start, end }: Stretch): WordAt[] {
  if (start === end && (start === 0 || end === text.length)) return [];
  let from = start;
  while (from > 0 && start - from < longestWord && !space.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < longestWord && !space.test(text.charAt(to))) to += 1;
  return (plainWords(text, from, to) ?? patternWords(text, from, to)).filter(
    ({ word, index }) => index < end && index + word.length > start,
  );
}

function patternWords(text: string, from: number, to: number): WordAt[] {
  return [...text.slice(from, to).matchAll(wordPattern)].map(({ 0: word, index }) => ({
    word,
    index: from + index,
  }));
}

/** Words of nothing but the letters A to Z, found without a pattern; undefined where anything else may be in one. */
function plainWords(text: string, from: number, to: number): WordAt[] | undefined {
  const words: WordAt[] = [];
  for (let at = from; at < to; at++) {
    if (!isPlainLetter(text.charCodeAt(at))) {
      if (!partsPlainWords.has(text.charAt(at))) return undefined;
      continue;
    }
    const index = at;
    while (at < to && isPlainLetter(text.charCodeAt(at))) at += 1;
    if (at < to && !partsPlainWords.has(text.charAt(at))) return undefined;
    words.push({ word: text.slice(index, at), index });
  }
  return words;
}

const partsPlainWords = new Set(' \n.,;:!?"()');

const abbreviatedNot = /n't$/;
const allLower = /^[a-z]+$/;

/** What a word touches that stands on one side alone. */
function touchOf({ word, index }: WordAt, text: string, lexicon: Lexicon): TouchKind {
  return listedTouch(word, lexicon) ?? (isName(word, index, text, lexicon) ? "name" : "wording");
}

/** What a word touches wherever it stands; undefined where its place decides. */
function listedTouch(word: string, lexicon: Lexicon): TouchKind | undefined {
  if (allLower.test(word)) return lexicon.touches.get(word) ?? "wording";
  if (hasDigit.test(word)) return "number";
  const plain = plainWord(word);
  const listed = lexicon.touches.get(plain);
  if (listed === "hedge" && lexicon.dates.has(plain) && startsUpper.test(word)) return "date";
  if (listed !== undefined) return listed;
  if (abbreviatedNot.test(plain)) return "negation";
  if (plain.includes("-") && plain.split("-").some((part) => lexicon.numbers.has(part))) return "number";
  return undefined;
}

/** What all the words of a text touch. */
export function touchesOfText(text: string, lexicon: Lexicon): Set<TouchKind> {
  const touches = new Set<TouchKind>();
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const listed = listedTouch(word, lexicon);
    if (isInner(word)) for (const { touch } of termsOf(word, lexicon)) touches.add(touch);
    if (listed !== undefined) touches.add(listed);
    else if (!touches.has("name") || !touches.has("wording")) {
      touches.add(isName(word, index, text, lexicon) ? "name" : "wording");
    }
  }
  return touches;
}

const sentenceStart =
  /(?:^|[.!?\u2026:\u3002]["'\u2019\u201d\u00bb)\]]*\s+)["'\u2018\u201c\u201e\u00ab([]*$/u;
/** Behind a word: enough to see the capital of the next. */
const nextUpper = /^[ -]\p{Lu}/u;
/** A capitalised word before, itself not the first of a sentence. */
const previousUpper = /[^.!?\u2026:\s][\s-]+\p{Lu}[\p{L}\p{M}.]*[ -]$/u;
const lookAround = 30;

/** Capitalised where grammar asks for none; in German, where nouns ask for it, only next to another such word. */
function isName(word: string, index: number, text: string, lexicon: Lexicon): boolean {
  if (!startsUpper.test(word)) return false;
  const before = text.slice(Math.max(0, index - lookAround), index);
  const after = text.slice(index + word.length, index + word.length + 2);
  if (lexicon.language === "de") return nextUpper.test(after) || previousUpper.test(before);
  const first = sentenceStart.test(index <= lookAround ? before : `x${before}`);
  return !first || nextUpper.test(after);
}

export interface WordTouches {
  readonly touches: ReadonlySet<TouchKind>;
  /** Words that stand on one side alone, with what each touches. */
  readonly removed: readonly TouchedWord[];
  readonly added: readonly TouchedWord[];
}

export interface TouchedWord {
  readonly word: string;
  readonly touch: TouchKind;
}

/** What the words touch that stand on one side alone. */
export function wordTouches(before: Stretch, after: Stretch, lexicon: Lexicon): WordTouches {
  const [wordsBefore, wordsAfter] = [wordsOf(before), wordsOf(after)];
  const removed = withoutCommon(wordsBefore, wordsAfter);
  const added = withoutCommon(wordsAfter, wordsBefore);
  const same = sameWordTouch(removed, added, before, after, lexicon);
  if (same !== undefined) return { touches: new Set([same]), removed: [], added: [] };
  // The same words in another order say something else.
  const reordered =
    removed.length === 0 && wordsBefore.some(({ word }, index) => word !== wordsAfter[index]?.word);
  const touched = touchedWords(removed, added, before, after, lexicon);
  const touches = new Set<TouchKind>(reordered ? ["wording"] : []);
  for (const { touch } of touched.removed) touches.add(touch);
  for (const { touch } of touched.added) touches.add(touch);
  if (touches.has("number") && [before, after].some((side) => isPartOfDate(side, lexicon)))
    touches.add("date");
  return { touches, ...touched };
}

function touchedWords(
  removed: readonly WordAt[],
  added: readonly WordAt[],
  before: Stretch,
  after: Stretch,
  lexicon: Lexicon,
): Pick<WordTouches, "removed" | "added"> {
  const tell = (found: WordAt, text: string): TouchedWord => ({
    word: found.word,
    touch: touchOf(found, text, lexicon),
  });
  const [old, now] = [innerText(removed), innerText(added)];
  if (old === "" && now === "") {
    return {
      removed: removed.map((found) => tell(found, before.text)),
      added: added.map((found) => tell(found, after.text)),
    };
  }
  const apart = (words: readonly WordAt[]): readonly WordAt[] => words.filter(({ word }) => !isInner(word));
  return {
    removed: [...apart(removed).map((found) => tell(found, before.text)), ...termsOnlyIn(old, now, lexicon)],
    added: [...apart(added).map((found) => tell(found, after.text)), ...termsOnlyIn(now, old, lexicon)],
  };
}

const firstInner = 0x11_00;

/** The words of scripts that write words together, one after another. */
function innerText(words: readonly WordAt[]): string {
  return words.map(({ word }) => (word.charCodeAt(0) >= firstInner && isInner(word) ? word : "")).join("");
}

/** Whether the words are the same but for capitals or spelling; never so of a name, whose spelling is who it is. */
function sameWordTouch(
  removed: readonly WordAt[],
  added: readonly WordAt[],
  before: Stretch,
  after: Stretch,
  lexicon: Lexicon,
): TouchKind | undefined {
  if (removed.length === 0 || added.length === 0) return undefined;
  if (isInitials(removed, added)) return "punctuation";
  if (removed.length !== added.length) return undefined;
  const spelling = (word: string): string => lexicon.spellings.get(word) ?? word;
  let sameWords = true;
  for (const [index, { word }] of removed.entries()) {
    const [old, now] = [plainWord(word), plainWord(added[index]?.word ?? "")];
    sameWords &&= old === now;
    if (spelling(old) !== spelling(now)) return undefined;
  }
  if (sameWords) return "capitals";
  const named =
    removed.some(({ word, index }) => isName(word, index, before.text, lexicon)) ||
    added.some(({ word, index }) => isName(word, index, after.text, lexicon));
  return named ? undefined : "spelling";
}

const oneCapital = /^\p{Lu}$/u;

/** The letters of one abbreviation, with or without its points: "U.S.", "US". */
function isInitials(removed: readonly WordAt[], added: readonly WordAt[]): boolean {
  const single = (words: readonly WordAt[]): boolean => words.every(({ word }) => oneCapital.test(word));
  const joined = (words: readonly WordAt[]): string => words.map(({ word }) => word).join("");
  return (
    (single(removed) || single(added)) && removed.length !== added.length && joined(removed) === joined(added)
  );
}

/** The word right before a number, and the one right behind: "March 3, 2019", "the 3rd of March", "3. März". */
const wordAhead = /([\p{L}\p{M}]+)[\s.]*(?:\p{N}{1,2},?\s+)?\p{N}*$/u;
const wordBehind = /^\p{N}*(?:st|nd|rd|th|er|re|[\u00ba\u00aa])?[\s.-]*(?:(?:de|of|di)\s+)?([\p{L}\p{M}]+)/u;

function isPartOfDate({ text, start, end }: Stretch, lexicon: Lexicon): boolean {
  const behind = text.slice(end, end + lookAround);
  if (isDated(behind)) return true;
  const ahead = text.slice(Math.max(0, start - lookAround), start);
  return [wordAhead.exec(ahead)?.[1], wordBehind.exec(behind)?.[1]].some(
    (word) => word !== undefined && isDateWord(word, lexicon),
  );
}

function isDateWord(word: string, lexicon: Lexicon): boolean {
  const plain = plainWord(word);
  return lexicon.dates.has(plain) && (startsUpper.test(word) || !lexicon.hedges.has(plain));
}
