/**
 * Where two texts differ, as stretches in reading order: what was replaced by what. Stretches with next to nothing
 * between them are grouped, since a reader takes them for one; labels are for who tells them.
 */
import { matchWords } from "./match-words.ts";
import type { TokenMatches } from "./settle-matches.ts";
import type { Tokens } from "./tokenise.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A replaced stretch by its ends on both sides. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Hunks that are told as one, in order; at least one. */
export type HunkGroup = readonly Hunk[];

export interface WordHunks {
  readonly groups: readonly HunkGroup[];
  /** UTF-16 units that both sides share, capitals and typography aside. */
  readonly kept: number;
  readonly segmented: boolean;
}

export function findHunks(before: Tokens, after: Tokens, words: Vocabulary): WordHunks {
  const { same, alike } = matchWords(before, after, words);
  const groups = joinAcrossIslands(before, words, hunksOf(before, after, same));
  const replaced = groups.reduce((sum, group) => {
    const { beforeStart, beforeEnd } = wholeOf(group);
    return sum + beforeEnd - beforeStart;
  }, 0);
  return {
    groups,
    kept: before.text.length - replaced + alike,
    segmented: before.segmented || after.segmented,
  };
}

export function wholeOf(group: HunkGroup): Hunk {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a group has at least one hunk");
  const { beforeStart, afterStart } = first;
  return { beforeStart, beforeEnd: last.beforeEnd, afterStart, afterEnd: last.afterEnd };
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

/** A hunk with the tokens before that it takes: `from` up to `to`. */
interface TokenHunk extends Hunk {
  readonly from: number;
  readonly to: number;
}

function hunksOf(before: Tokens, after: Tokens, matches: TokenMatches): TokenHunk[] {
  const hunks: TokenHunk[] = [];
  let last = -1;
  let lastAfter = -1;
  const close = (i: number, j: number): void => {
    const hunk = hunkBetween(gapOf(before, last, i), gapOf(after, lastAfter, j));
    if (hunk !== undefined) hunks.push({ ...hunk, from: last + 1, to: i });
  };
  for (let index = 0; index < matches.before.length; index++) {
    const i = matches.before[index] ?? 0;
    const j = matches.after[index] ?? 0;
    if (i !== last + 1 || j !== lastAfter + 1 || !areSameSpace(before, i, after, j)) close(i, j);
    last = i;
    lastAfter = j;
  }
  close(before.starts.length, after.starts.length);
  return hunks;
}

/** Whether the same white space, or none, stands before the two tokens. */
function areSameSpace(before: Tokens, i: number, after: Tokens, j: number): boolean {
  const from = i === 0 ? 0 : (before.ends[i - 1] ?? 0);
  const fromAfter = j === 0 ? 0 : (after.ends[j - 1] ?? 0);
  const length = (before.starts[i] ?? 0) - from;
  if ((after.starts[j] ?? 0) - fromAfter !== length) return false;
  for (let k = 0; k < length; k++) {
    if (before.text.charCodeAt(from + k) !== after.text.charCodeAt(fromAfter + k)) return false;
  }
  return true;
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

function joinAcrossIslands(before: Tokens, words: Vocabulary, hunks: readonly TokenHunk[]): HunkGroup[] {
  const groups: TokenHunk[][] = [];
  let wordBefore = false;
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const word = hasWords(before, words, hunk.from, hunk.to, 1);
    const joins: boolean =
      last !== undefined &&
      (wordBefore || word) &&
      !hasWords(before, words, last.to, hunk.from, mostIslandWords + 1);
    if (joins) group?.push(hunk);
    else groups.push([hunk]);
    wordBefore = joins || word;
  }
  return groups;
}

/** Whether at least so many words or figures stand among the tokens. */
function hasWords(tokens: Tokens, words: Vocabulary, from: number, to: number, least: number): boolean {
  let count = 0;
  for (let index = from; index < to && count < least; index++) {
    if (words.isWord(tokens.words[index] ?? 0)) count += 1;
  }
  return count >= least;
}
