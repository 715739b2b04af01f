/**
 * A site's template that changed, told from edits: within a day at least three articles of one host lose or gain the
 * same words or fields, and they are most of what changed on the host meanwhile. The versions stay on record; this is
 * said beside them. Pure.
 */
import type { HostChange } from "../article/host-change.ts";
import type { Instant } from "../article/instant.ts";

export interface TemplateChange {
  /** The first and the last version that it made. */
  readonly from: Instant;
  readonly to: Instant;
  /** Oldest first. */
  readonly changes: readonly HostChange[];
  /** All versions of the host's articles captured between the two. */
  readonly among: number;
  /** What is common to most of them. */
  readonly sign: string;
}

/** Fewer are a chance: two articles of one series are edited alike. */
const fewestArticles = 3;
/** A new template is seen by every article's next look; most are looked at within a day of a change. */
export const longestSpread = 24 * 60 * 60 * 1000;
/** Versions taken together; a host that has more alike is told of in several parts. */
const mostAlike = 1000;

/** `changes`: of one host, in any order. Answers what does not overlap, oldest first. */
export function templateChanges(changes: readonly HostChange[]): TemplateChange[] {
  const sorted = [...changes].sort(byTime);
  const found = [...bySign(sorted)].flatMap(([sign, alike]) => spreads(sign, alike, sorted));
  return merged(found);
}

export const byTime = (a: HostChange, b: HostChange): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

function bySign(changes: readonly HostChange[]): Map<string, HostChange[]> {
  const found = new Map<string, HostChange[]>();
  for (const change of changes) {
    for (const sign of change.signs) {
      const alike = found.get(sign);
      if (alike === undefined) found.set(sign, [change]);
      else alike.push(change);
    }
  }
  return found;
}

/** A change with its place among all changes of the host. */
interface Placed {
  readonly change: HostChange;
  /** Milliseconds. */
  readonly time: number;
  /** How many changes of the host came before it, and how many until it. */
  readonly before: number;
  readonly until: number;
}

/** Runs of changes with one sign, each within a day, each most of what changed between its first and its last. */
function spreads(sign: string, alike: readonly HostChange[], all: readonly HostChange[]): TemplateChange[] {
  const placed = alike.map((change): Placed => {
    const [before, until] = [placeBefore(all, change.at), placeAfter(all, change.at)];
    return { change, time: Date.parse(change.at), before, until };
  });
  const found: TemplateChange[] = [];
  for (let start = 0; start < placed.length; ) {
    const spread = spreadFrom(sign, placed, start);
    if (spread !== undefined) found.push(spread);
    start += spread?.changes.length ?? 1;
  }
  return found;
}

/** The longest that begins at `start`. */
function spreadFrom(sign: string, alike: readonly Placed[], start: number): TemplateChange | undefined {
  const first = alike[start];
  if (first === undefined) return undefined;
  const articles = new Set<string>();
  let longest: { length: number; among: number } | undefined;
  for (let length = 1; length <= mostAlike; length++) {
    const last = alike[start + length - 1];
    if (last === undefined || last.time - first.time > longestSpread) break;
    articles.add(last.change.articleId);
    const among = last.until - first.before;
    if (articles.size >= fewestArticles && length * 2 > among) longest = { length, among };
  }
  if (longest === undefined) return undefined;
  const changes = alike.slice(start, start + longest.length).map(({ change }) => change);
  const to = changes.at(-1)?.at ?? first.change.at;
  return { from: first.change.at, to, changes, among: longest.among, sign };
}

/** Index of the first change at or after a time; of the first one after it. `all` is in the order of time. */
const placeBefore = (all: readonly HostChange[], at: Instant): number => firstIndex(all, (one) => one >= at);
const placeAfter = (all: readonly HostChange[], at: Instant): number => firstIndex(all, (one) => one > at);

function firstIndex(all: readonly HostChange[], isBeyond: (at: Instant) => boolean): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = all[middle]?.at;
    if (at !== undefined && isBeyond(at)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One new template leaves several signs: what overlaps in time is one. */
function merged(found: readonly TemplateChange[]): TemplateChange[] {
  const sorted = [...found].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const result: TemplateChange[] = [];
  for (const one of sorted) {
    const last = result.at(-1);
    if (last === undefined || one.from > last.to) result.push(one);
    else result[result.length - 1] = both(last, one);
  }
  return result;
}

function both(one: TemplateChange, other: TemplateChange): TemplateChange {
  const larger = other.changes.length > one.changes.length ? other : one;
  const changes = [...new Set([...one.changes, ...other.changes])].sort(byTime);
  const to = one.to > other.to ? one.to : other.to;
  return {
    from: one.from,
    to,
    changes,
    among: Math.max(changes.length, one.among, other.among),
    sign: larger.sign,
  };
}
