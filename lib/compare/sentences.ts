/** Where sentences begin and end, told by their marks alone: the same on every machine. */
import { clustersOf } from "./clusters.ts";

/** Behind these marks a new sentence begins, whether or not there is a space. */
const endsUnspaced = "\\u3002\\uff01\\uff1f";
const endsSpaced = ".!?\\u2026\\u0964\\u061f\\u06d4";
const closing = "\"'\\u2019\\u201d\\u00bb)\\]\\u300d\\u300f";

export const sentenceEnd = new RegExp(`^[${endsSpaced}${endsUnspaced}]+$`, "u");
export const closingMark = new RegExp(`^[${closing}]+$`, "u");

/** Longer runs of marks end no sentence; bounded, so that a text of full stops costs no more than another. */
const sentence = new RegExp(
  `\\S.*?(?:[${endsSpaced}]{1,6}[${closing}]{0,4}(?=\\s|$)|[${endsUnspaced}]{1,6}[${closing}]{0,4}|$|(?=\\n\\n))`,
  "gsu",
);

const endsWithSentence = new RegExp(`[${endsSpaced}${endsUnspaced}][${closing}]{0,4}$`, "u");

/** How many sentences a stretch is, if it is nothing but whole ones, else 0. `ahead`: the text before it, or its end. */
export function wholeSentences(ahead: string, stretch: string): number {
  const text = stretch.trim();
  const begins = ahead.trim() === "" || endsWithSentence.test(ahead.trimEnd());
  return begins && endsWithSentence.test(text) ? sentencesIn(text).length : 0;
}

export type SentenceRange = readonly [start: number, end: number];

/** Without the white space between them, and cutting no character as a reader sees it. */
export function sentencesIn(text: string): SentenceRange[] {
  const clusters = clustersOf(text);
  const ranges: SentenceRange[] = [];
  let last = 0;
  for (const { 0: found, index } of text.matchAll(sentence)) {
    const start = Math.max(last, clusters.startAt(index));
    const end = clusters.endAt(index + found.trimEnd().length);
    if (end <= start) continue;
    ranges.push([start, end]);
    last = end;
  }
  return ranges;
}
