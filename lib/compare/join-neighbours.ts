/**
 * Items that became one, and one that became several: neighbours that were left over, while all they say stands in
 * the item beside them on the other side. Only proposes; whether the words bear it out is for who compares them.
 */
import type { AlignedItem, ItemPair } from "./alignment.ts";

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
  const texts = readTexts(items, others);
  const found: ItemGroup[] = [];
  for (const run of freeRuns(items.length, groups)) {
    let { from, to } = run;
    const [left, right] = [endingAt.get(from), startingAt.get(to)];
    if (left !== undefined && canWiden(left, items, others)) {
      while (from < to && isContained(texts, from, left.after)) from += 1;
      widen(widened, left, 0, from - run.from);
    }
    if (right !== undefined && canWiden(right, items, others)) {
      while (to > from && isContained(texts, to - 1, right.after)) to -= 1;
      widen(widened, right, run.to - to, 0);
    }
    // Beside what moved, nothing says which items of the other side stand in this place.
    if ((left === undefined && run.from > 0) || (right === undefined && run.to < items.length)) continue;
    const place = {
      from: left === undefined ? 0 : left.after + left.afterCount,
      to: right?.after ?? others.length,
    };
    found.push(...groupsWithin({ from, to }, place, takenOthers, texts));
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
function groupsWithin(run: Run, place: Run, takenOthers: ReadonlySet<number>, texts: Texts): ItemGroup[] {
  const open = Array.from({ length: place.to - place.from }, (_, offset) => place.from + offset).filter(
    (other) => !takenOthers.has(other),
  );
  if (run.to - run.from < 2 || open.length === 0) return [];
  const owned = ownedHashes(run, texts);
  const groups: ItemGroup[] = [];
  let { from } = run;
  for (const other of open) {
    const found = runContained(likelyContained(owned, other, texts), { from, to: run.to }, other, texts);
    if (found === undefined) continue;
    const beforeCount = found.to - found.from;
    groups.push({ before: found.from, beforeCount, after: other, afterCount: 1, stayed: true });
    from = found.to;
  }
  return groups;
}

/** Hashes that one item of a run alone has: they lead to it without a look at the others. */
interface Owned {
  readonly ownerOf: ReadonlyMap<number, number>;
  readonly countOf: ReadonlyMap<number, number>;
}

const nobody = -1;

function ownedHashes(run: Run, texts: Texts): Owned {
  const ownerOf = new Map<number, number>();
  for (let index = run.from; index < run.to; index++) {
    for (const hash of new Set(texts.hashesOf(index))) ownerOf.set(hash, ownerOf.has(hash) ? nobody : index);
  }
  const countOf = new Map<number, number>();
  for (const index of ownerOf.values()) countOf.set(index, (countOf.get(index) ?? 0) + 1);
  return { ownerOf, countOf };
}

/** Items half of whose own hashes stand in the other, in order. */
function likelyContained({ ownerOf, countOf }: Owned, other: number, texts: Texts): number[] {
  const votes = new Map<number, number>();
  for (const hash of texts.setOfOther(other)) {
    const index = ownerOf.get(hash) ?? nobody;
    if (index !== nobody) votes.set(index, (votes.get(index) ?? 0) + 1);
  }
  return [...votes]
    .filter(([index, count]) => 2 * count >= (countOf.get(index) ?? 0))
    .map(([index]) => index)
    .sort((x, y) => x - y);
}

/** The first run of at least two items that are all contained, around one of the likely ones. */
function runContained(likely: readonly number[], within: Run, other: number, texts: Texts): Run | undefined {
  let tried = within.from;
  for (const index of likely) {
    if (index < tried || index >= within.to) continue;
    let [from, to] = [index, index];
    while (to < within.to && isContained(texts, to, other)) to += 1;
    while (to > index && from > tried && isContained(texts, from - 1, other)) from -= 1;
    if (to - from > 1) return { from, to };
    tried = to + 1;
  }
  return undefined;
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

/** The words of both sides. */
interface Texts {
  readonly items: readonly AlignedItem[];
  readonly others: readonly AlignedItem[];
  readonly hashesOf: (index: number) => Int32Array;
  readonly setOfOther: (other: number) => ReadonlySet<number>;
}

const noHashes = new Int32Array();

function readTexts(items: readonly AlignedItem[], others: readonly AlignedItem[]): Texts {
  const sets = new Map<number, ReadonlySet<number>>();
  return {
    items,
    others,
    hashesOf: (index) => items[index]?.hashes() ?? noHashes,
    setOfOther: (other) => {
      const known = sets.get(other) ?? new Set(others[other]?.hashes());
      sets.set(other, known);
      return known;
    },
  };
}

function isContained(texts: Texts, index: number, other: number): boolean {
  if (texts.items[index]?.group !== texts.others[other]?.group) return false;
  const own = texts.hashesOf(index);
  const words = texts.setOfOther(other);
  let shared = 0;
  for (const hash of own) if (words.has(hash)) shared += 1;
  return own.length > 0 && shared >= own.length * leastContained;
}
