/**
 * Where two texts differ, as stretches in reading order: what was replaced by what. Stretches with next to nothing
 * between them are grouped, since a reader takes them for one; labels are for who tells them.
 */
import { matchWords } from "./match-words.ts";
import type { TokenMatch } from "./settle-matches.ts";
import { type Tokens, tokenise } from "./tokenise.ts";
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

export function findHunks(beforeText: string, afterText: string, words: Vocabulary): WordHunks {
  const [before, after] = [tokenise(beforeText), tokenise(afterText)];
  const { same, alike } = matchWords(before, after, words);
  const groups = joinAcrossIslands(beforeText, hunksOf(before, after, same));
  const replaced = groups.reduce((sum, group) => {
    const { beforeStart, beforeEnd } = wholeOf(group);
    return sum + beforeEnd - beforeStart;
  }, 0);
  return {
    groups,
    kept: beforeText.length - replaced + alike,
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

function hunksOf(before: Tokens, after: Tokens, matches: readonly TokenMatch[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [last, lastAfter] = [-1, -1];
  const close = (i: number, j: number): void => {
    const hunk = hunkBetween(gapOf(before, last, i), gapOf(after, lastAfter, j));
    if (hunk !== undefined) hunks.push(hunk);
    [last, lastAfter] = [i, j];
  };
  for (const [i, j] of matches) {
    if (i === last + 1 && j === lastAfter + 1 && areSameSpace(before, i, after, j))
      [last, lastAfter] = [i, j];
    else close(i, j);
  }
  close(before.starts.length, after.starts.length);
  return hunks;
}

/** Whether the same white space, or none, stands before the two tokens. */
function areSameSpace(before: Tokens, i: number, after: Tokens, j: number): boolean {
  const [from, fromAfter] = [before.ends[i - 1] ?? 0, after.ends[j - 1] ?? 0];
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
const anyWord = /[\p{L}\p{N}]+/gu;
const oneWord = /[\p{L}\p{N}]/u;

function joinAcrossIslands(before: string, hunks: readonly Hunk[]): HunkGroup[] {
  const groups: Hunk[][] = [];
  const hasWord = (hunk: Hunk): boolean => oneWord.test(before.slice(hunk.beforeStart, hunk.beforeEnd));
  let wordBefore = false;
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const island = last === undefined ? "" : before.slice(last.beforeEnd, hunk.beforeStart);
    const word = hasWord(hunk);
    if (group !== undefined && (wordBefore || word) && isIsland(island)) {
      group.push(hunk);
      wordBefore = true;
    } else {
      groups.push([hunk]);
      wordBefore = word;
    }
  }
  return groups;
}

/** Long enough for two words of any language; a longer stretch is no island, and is not searched. */
const longestIsland = 60;

function isIsland(text: string): boolean {
  return text.length <= longestIsland && (text.match(anyWord)?.length ?? 0) <= mostIslandWords;
}
