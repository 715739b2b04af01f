/** Whether a text has anything to do with the one that stood at its address before. Pure. */
export interface KnownArticle {
  readonly headline: string;
  readonly textLength: number;
  readonly text?: string;
}

/** Of a headline's words; small words are in every text. */
const otherHeadlineShare = 0.6;
/** Of runs of three words: what is quoted from an article shares most of them. */
const otherTextShare = 0.1;
const runLength = 3;

/** Whoever retracts an article says which, and whoever edits one leaves some of it. */
export function sharesNothing(known: KnownArticle, headline: string, text: string): boolean {
  const before = plainWords(`${known.headline} ${known.text ?? ""}`);
  return (
    sharedShare(plainWords(headline), new Set(before)) < otherHeadlineShare &&
    sharedShare(runsOf(plainWords(text)), new Set(runsOf(before))) < otherTextShare
  );
}

const plainWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(words: readonly string[]): string[] {
  return words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(" "));
}

function sharedShare(parts: readonly string[], known: ReadonlySet<string>): number {
  return parts.length === 0 ? 0 : parts.filter((part) => known.has(part)).length / parts.length;
}
