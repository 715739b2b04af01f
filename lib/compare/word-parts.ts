/**
 * Two texts as parts in reading order: what both have, and what was replaced by what. Each replaced part is labelled
 * as finely as words differ; then parts with next to nothing between them are told as one, as a reader would.
 */
import type { Labels, Mention, Part } from "../article/diff.ts";
import { labelReplacement, type SideText } from "./label-replacement.ts";
import { unitedLabels } from "./labels.ts";
import type { Lexicon } from "./lexicon.ts";
import { matchWords, type TokenMatch } from "./match-words.ts";
import { quotedRanges } from "./quoted-ranges.ts";
import { type Tokens, tokenise } from "./tokenise.ts";

export interface WordParts {
  readonly parts: readonly Part[];
  readonly mentions: readonly Mention[];
  /** UTF-16 units that both sides share, capitals and typography aside. */
  readonly kept: number;
  readonly segmented: boolean;
}

/** A replaced stretch by its ends on both sides. */
interface Hunk {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

interface LabelledHunk extends Hunk {
  readonly labels: readonly Labels[];
}

export function compareWords(beforeText: string, afterText: string, lexicon: Lexicon): WordParts {
  const [before, after] = [tokenise(beforeText), tokenise(afterText)];
  const sides = {
    before: { text: beforeText, quoted: quotedRanges(beforeText) },
    after: { text: afterText, quoted: quotedRanges(afterText) },
  };
  const mentions: Mention[] = [];
  const { same, alike } = matchWords(before, after);
  const labelled = hunksOf(before, after, same).map((hunk): LabelledHunk => {
    const found = labelReplacement(
      {
        ...sides,
        beforeRange: [hunk.beforeStart, hunk.beforeEnd],
        afterRange: [hunk.afterStart, hunk.afterEnd],
      },
      lexicon,
    );
    mentions.push(...found.mentions);
    return { ...hunk, labels: [found.labels] };
  });
  const parts = partsOf(sides, joinAcrossIslands(beforeText, labelled));
  const kept = parts.reduce((sum, part) => sum + (part.op === "keep" ? part.text.length : 0), alike);
  return { parts, mentions, kept, segmented: before.segmented || after.segmented };
}

/** What lies between two matched words on one side. */
interface Gap {
  readonly tokens: Tokens;
  readonly start: number;
  readonly end: number;
  /** Unmatched tokens in it: `from` up to `to`. */
  readonly from: number;
  readonly to: number;
}

function hunksOf(before: Tokens, after: Tokens, matches: readonly TokenMatch[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [last, lastAfter] = [-1, -1];
  const close = (i: number, j: number): void => {
    const hunk = hunkBetween(gapOf(before, last, i), gapOf(after, lastAfter, j));
    if (hunk !== undefined) hunks.push(hunk);
    [last, lastAfter] = [i, j];
  };
  for (const [i, j] of matches) close(i, j);
  close(before.starts.length, after.starts.length);
  return hunks;
}

function gapOf(tokens: Tokens, last: number, next: number): Gap {
  const { text, starts, ends } = tokens;
  return { tokens, start: ends[last] ?? 0, end: starts[next] ?? text.length, from: last + 1, to: next };
}

/** The white space at both ends is kept where it is the same run; undefined when nothing differs. */
function hunkBetween(before: Gap, after: Gap): Hunk | undefined {
  if (sliceOf(before) === sliceOf(after)) return undefined;
  const lead = leadOf(before);
  const leading = lead === leadOf(after) ? lead.length : 0;
  const rest = {
    before: { ...before, start: before.start + leading },
    after: { ...after, start: after.start + leading },
  };
  const trail = trailOf(rest.before);
  const trailing = trail === trailOf(rest.after) ? trail.length : 0;
  return {
    beforeStart: rest.before.start,
    beforeEnd: before.end - trailing,
    afterStart: rest.after.start,
    afterEnd: after.end - trailing,
  };
}

function sliceOf({ tokens, start, end }: Gap): string {
  return tokens.text.slice(start, end);
}

/** White space before the first token; a token may itself begin or end with some, where a cluster has it so. */
function leadOf({ tokens, start, end, from, to }: Gap): string {
  return tokens.text.slice(start, from < to ? tokens.starts[from] : end);
}

function trailOf({ tokens, start, end, from, to }: Gap): string {
  return tokens.text.slice(from < to ? tokens.ends[to - 1] : start, end);
}

/** So few kept words between two replaced stretches are no common ground: both texts just happen to have them. */
const mostIslandWords = 2;
const anyWord = /[\p{L}\p{N}]+/gu;
const oneWord = /[\p{L}\p{N}]/u;

function joinAcrossIslands(before: string, hunks: readonly LabelledHunk[]): LabelledHunk[] {
  const joined: LabelledHunk[] = [];
  const hasWord = (hunk: LabelledHunk): boolean =>
    oneWord.test(before.slice(hunk.beforeStart, hunk.beforeEnd));
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const island = last === undefined ? "" : before.slice(last.beforeEnd, hunk.beforeStart);
    if (last !== undefined && (hasWord(last) || hasWord(hunk)) && isIsland(island)) {
      joined[joined.length - 1] = {
        beforeStart: last.beforeStart,
        beforeEnd: hunk.beforeEnd,
        afterStart: last.afterStart,
        afterEnd: hunk.afterEnd,
        labels: [...last.labels, ...hunk.labels],
      };
    } else joined.push(hunk);
  }
  return joined;
}

/** Long enough for two words of any language; a longer stretch is no island, and is not searched. */
const longestIsland = 60;

function isIsland(text: string): boolean {
  return text.length <= longestIsland && (text.match(anyWord)?.length ?? 0) <= mostIslandWords;
}

function partsOf(sides: { before: SideText; after: SideText }, hunks: readonly LabelledHunk[]): Part[] {
  const parts: Part[] = [];
  let [before, after] = [0, 0];
  const keepUntil = (end: number): void => {
    if (end > before) parts.push({ op: "keep", before, after, text: sides.before.text.slice(before, end) });
  };
  for (const hunk of hunks) {
    keepUntil(hunk.beforeStart);
    parts.push({
      op: "replace",
      before: hunk.beforeStart,
      after: hunk.afterStart,
      removed: sides.before.text.slice(hunk.beforeStart, hunk.beforeEnd),
      added: sides.after.text.slice(hunk.afterStart, hunk.afterEnd),
      ...unitedLabels(hunk.labels),
    });
    [before, after] = [hunk.beforeEnd, hunk.afterEnd];
  }
  keepUntil(sides.before.text.length);
  return parts;
}

/** A text that stands on one side alone, as the one part of it. */
export function wholePart(text: string, side: "removed" | "added", labels: Labels): Part {
  return { op: "replace", before: 0, after: 0, removed: "", added: "", [side]: text, ...labels };
}
