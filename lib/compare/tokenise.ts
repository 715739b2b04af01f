/**
 * Text as words, numbers and signs, by their positions in UTF-16 units. White space is no token: it is what lies
 * between two. Tokens never cut what a reader sees as one character (Unicode extended grapheme clusters, UAX #29).
 */
import {
  classAt,
  digitClass,
  letterClass,
  signClass,
  spaceClass,
  unitsAt,
  unspacedClass,
} from "./character-class.ts";
import { clustersOf } from "./clusters.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface Tokens {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Their numbers in the vocabulary. */
  readonly words: Int32Array;
  /** Whether ICU's data had a say, which may change with its version. */
  readonly segmented: boolean;
}

export function wordOf({ text, starts, ends }: Tokens, index: number): string {
  return text.slice(starts[index], ends[index]);
}

/** The tokens from one up to another, which stand where they stood. */
export function partOf({ starts, ends, words, ...rest }: Tokens, from: number, to: number): Tokens {
  return {
    ...rest,
    starts: starts.subarray(from, to),
    ends: ends.subarray(from, to),
    words: words.subarray(from, to),
  };
}

/** The locale decides nothing here, but without one the segmenter would take the machine's. */
const words = new Intl.Segmenter("en", { granularity: "word" });

interface Draft {
  readonly text: string;
  readonly starts: number[];
  readonly ends: number[];
  segmented: boolean;
}

export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const draft: Draft = { text, starts: [], ends: [], segmented: false };
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === spaceClass) at += 1;
    else if (kind === signClass) at = takeSigns(draft, at);
    else if (kind === unspacedClass) at = takeUnspaced(draft, at);
    else at = takeWord(draft, at);
  }
  mendClusters(draft);
  const [starts, ends] = [Int32Array.from(draft.starts), Int32Array.from(draft.ends)];
  const numbers = new Int32Array(starts.length);
  for (let index = 0; index < starts.length; index++) {
    numbers[index] = vocabulary.numberOf(text, starts[index] ?? 0, ends[index] ?? 0);
  }
  return { text, starts, ends, words: numbers, segmented: draft.segmented };
}

function push(draft: Draft, start: number, end: number): number {
  draft.starts.push(start);
  draft.ends.push(end);
  return end;
}

/** A run of one sign, such as an ellipsis of three full stops. */
function takeSigns(draft: Draft, start: number): number {
  const { text } = draft;
  const units = unitsAt(text, start);
  const sign = text.slice(start, start + units);
  let end = start + units;
  while (text.startsWith(sign, end)) end += units;
  return push(draft, start, end);
}

function takeUnspaced(draft: Draft, start: number): number {
  const { text } = draft;
  let end = start;
  while (end < text.length && classAt(text, end) === unspacedClass) end += unitsAt(text, end);
  draft.segmented = true;
  for (const { index, segment } of words.segment(text.slice(start, end))) {
    push(draft, start + index, start + index + segment.length);
  }
  return end;
}

/** A word with the apostrophes in it, or a number with its separators. */
function takeWord(draft: Draft, start: number): number {
  const { text } = draft;
  let end = start;
  let last = signClass;
  while (end < text.length) {
    const kind = classAt(text, end);
    if (kind === letterClass || kind === digitClass) {
      last = kind;
      end += unitsAt(text, end);
    } else if (joins(text, end, last)) end += 1;
    else break;
  }
  return push(draft, start, end);
}

/** Signs that belong to a number between two digits; the spaces are those that must not break. */
const inNumbers = new Set([".", ",", ":", "'", "\u2019", "\u00a0", "\u2009", "\u202f"]);
const inWords = new Set(["'", "\u2019"]);

function joins(text: string, index: number, last: number): boolean {
  if (index + 1 >= text.length) return false;
  const next = classAt(text, index + 1);
  const sign = text.charAt(index);
  return last === digitClass
    ? next === digitClass && inNumbers.has(sign)
    : next === letterClass && inWords.has(sign);
}

/** Widens tokens to whole clusters, and joins those that one cluster spans. */
function mendClusters(draft: Draft): void {
  const { text, starts, ends } = draft;
  const clusters = clustersOf(text);
  let kept = 0;
  for (let from = 0; from < starts.length; from++) {
    const start = clusters.startAt(starts[from] ?? 0);
    const end = clusters.endAt(ends[from] ?? 0);
    const previousEnd = kept === 0 ? 0 : (ends[kept - 1] ?? 0);
    if (kept > 0 && start < previousEnd) {
      ends[kept - 1] = Math.max(previousEnd, end);
    } else {
      starts[kept] = start;
      ends[kept] = end;
      kept += 1;
    }
  }
  starts.length = kept;
  ends.length = kept;
  draft.segmented ||= clusters.asked();
}
