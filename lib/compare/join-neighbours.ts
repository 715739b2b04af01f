/**
 * Items that became one, and one that became several: neighbours that were left over, while all they say stands in
 * the item beside them on the other side. Only proposes; whether the words bear it out is for who compares them.
 */
import type { AlignedItem, ItemPair } from "./align-items.ts";
import { wordHashes } from "./shared-words.ts";

/** Some items of the one side, one after another, and some of the other. One of the counts is 1. */
export interface ItemGroup {
  readonly before: number;
  readonly beforeCount: number;
  readonly after: number;
  readonly afterCount: number;
  readonly stayed: boolean;
  /** The pair that took its neighbours in, to go back to. */
  readonly core?: ItemGroup;
}

/** Share of an item's words, and of its pairs of words, that must stand in the one that took it in. */
const leastContained = 0.75;

/** Pairs, some widened, and new groups of items that had no pair; by place before. */
export function joinNeighbours(
  before: readonly AlignedItem[],
  after: readonly AlignedItem[],
  pairs: readonly ItemPair[],
): ItemGroup[] {
  const single = pairs.map((pair) => ({ ...pair, beforeCount: 1, afterCount: 1 }));
  const merged = absorb(before, after, single);
  const split = absorb(after, before, merged.map(turned)).map(turned);
  return split.sort((x, y) => x.before - y.before);
}

function turned({ before, beforeCount, after, afterCount, stayed, core }: ItemGroup): ItemGroup {
  return {
    before: after,
    beforeCount: afterCount,
    after: before,
    afterCount: beforeCount,
    stayed,
    ...(core === undefined ? {} : { core: turned(core) }),
  };
}

/** A run of left-over items: from, up to but without to. */
interface Run {
  readonly from: number;
  readonly to: number;
}

type Contained = (index: number, other: number) => boolean;

/** Lets items of the other side take in left-over neighbours of this side. */
function absorb(
  items: readonly AlignedItem[],
  others: readonly AlignedItem[],
  groups: readonly ItemGroup[],
): ItemGroup[] {
  /** What each group has become: it may take in neighbours on both sides. */
  const widened = new Map(groups.map((group) => [group, group]));
  const stays = groups.filter(({ stayed }) => stayed);
  const endingAt = new Map(stays.map((group) => [group.before + group.beforeCount, group]));
  const startingAt = new Map(stays.map((group) => [group.before, group]));
  const takenOthers = takenPlaces(groups.map(({ after, afterCount }) => [after, afterCount]));
  const isContained = containment(items, others);
  const found: ItemGroup[] = [];
  for (const run of freeRuns(items.length, groups)) {
    let { from, to } = run;
    const [left, right] = [endingAt.get(from), startingAt.get(to)];
    if (left !== undefined && canWiden(left, items, others)) {
      while (from < to && isContained(from, left.after)) from += 1;
      widen(widened, left, 0, from - run.from);
    }
    if (right !== undefined && canWiden(right, items, others)) {
      while (to > from && isContained(to - 1, right.after)) to -= 1;
      widen(widened, right, run.to - to, 0);
    }
    // Beside what moved, nothing says which items of the other side stand in this place.
    if ((left === undefined && run.from > 0) || (right === undefined && run.to < items.length)) continue;
    const place = {
      from: left === undefined ? 0 : left.after + left.afterCount,
      to: right?.after ?? others.length,
    };
    found.push(...groupsWithin({ from, to }, place, takenOthers, isContained));
  }
  return [...widened.values(), ...found];
}

function widen(groups: Map<ItemGroup, ItemGroup>, core: ItemGroup, ahead: number, behind: number): void {
  const group = groups.get(core);
  if (group === undefined || ahead + behind === 0) return;
  const beforeCount = group.beforeCount + ahead + behind;
  groups.set(core, { ...group, before: group.before - ahead, beforeCount, core });
}

/** New groups: at least two left-over items, all contained in one left-over item of the other side. */
function groupsWithin(
  run: Run,
  place: Run,
  takenOthers: ReadonlySet<number>,
  isContained: Contained,
): ItemGroup[] {
  const groups: ItemGroup[] = [];
  let { from } = run;
  for (let other = place.from; other < place.to && run.to - from > 1; other++) {
    if (takenOthers.has(other)) continue;
    const found = containedRun(from, run.to, (index) => isContained(index, other));
    if (found === undefined) continue;
    groups.push({
      before: found.from,
      beforeCount: found.to - found.from,
      after: other,
      afterCount: 1,
      stayed: true,
    });
    from = found.to;
  }
  return groups;
}

/** Only a pair of single items whose other side is longer has room for a neighbour. */
function canWiden(group: ItemGroup, items: readonly AlignedItem[], others: readonly AlignedItem[]): boolean {
  const [own, other] = [items[group.before]?.text.length ?? 0, others[group.after]?.text.length ?? 0];
  return group.beforeCount === 1 && group.afterCount === 1 && other > own;
}

function takenPlaces(ranges: readonly (readonly [number, number])[]): Set<number> {
  return new Set(
    ranges.flatMap(([start, count]) => Array.from({ length: count }, (_, offset) => start + offset)),
  );
}

function freeRuns(length: number, groups: readonly ItemGroup[]): Run[] {
  const taken = takenPlaces(groups.map(({ before, beforeCount }) => [before, beforeCount]));
  const runs: Run[] = [];
  for (let index = 0; index < length; index++) {
    const from = index;
    while (index < length && !taken.has(index)) index += 1;
    if (index > from) runs.push({ from, to: index });
  }
  return runs;
}

/** The first run of at least two items that are all contained. */
function containedRun(from: number, to: number, isContained: (index: number) => boolean): Run | undefined {
  for (let start = from; start < to - 1; start++) {
    let end = start;
    while (end < to && isContained(end)) end += 1;
    if (end - start > 1) return { from: start, to: end };
    start = end;
  }
  return undefined;
}

function containment(items: readonly AlignedItem[], others: readonly AlignedItem[]): Contained {
  const known = new Map<number, ReadonlySet<number>>();
  const wordsOf = (other: number): ReadonlySet<number> => {
    const words = known.get(other) ?? new Set(wordHashes(others[other]?.text ?? ""));
    known.set(other, words);
    return words;
  };
  return (index, other) => {
    if (items[index]?.group !== others[other]?.group) return false;
    const own = wordHashes(items[index]?.text ?? "");
    const words = wordsOf(other);
    const shared = own.reduce((count, hash) => count + (words.has(hash) ? 1 : 0), 0);
    return own.length > 0 && shared >= own.length * leastContained;
  };
}
