/**
 * Items that became one, and one that became several: neighbours that were left over, while all they say stands in
 * the item beside them on the other side. Only proposes; whether the words bear it out is for who compares them.
 */
import type { AlignedItem, ItemPair } from "./alignment.ts";
import { type NumberTable, numberTable } from "./number-table.ts";

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
  const texts: Texts = { items, others };
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
    const taking = texts.others[other];
    if (taking === undefined) continue;
    const likely = likelyContained(owned, run.from, taking);
    const found = runContained(likely, { from, to: run.to }, other, texts);
    if (found === undefined) continue;
    const beforeCount = found.to - found.from;
    groups.push({ before: found.from, beforeCount, after: other, afterCount: 1, stayed: true });
    from = found.to;
  }
  return groups;
}

/** One hash in four leads to an item as well as all of them do; what decides is then read in full. */
const isSampled = (hash: number): boolean => (hash & 0b11) === 0;

/** Hashes that one item of a run alone has: they lead to it without a look at the others. */
interface Owned {
  readonly table: NumberTable;
  /** The item by its hash's number; `nobody` where several have it. */
  readonly ownerOf: Int32Array;
  /** By item, from the first of the run on. */
  readonly countOf: Int32Array;
}

const nobody = -1;

function ownedHashes({ from, to }: Run, { items }: Texts): Owned {
  const run = items.slice(from, to).map((item) => item.distinctHashes.filter(isSampled));
  const table = numberTable(run.reduce((sum, hashes) => sum + hashes.length, 0));
  const numbers = run.map((hashes) => hashes.map(table.numberOf));
  const ownerOf = new Int32Array(table.count());
  const countOf = new Int32Array(run.length);
  const free = 0;
  for (const [offset, own] of numbers.entries()) {
    for (const number of own) ownerOf[number] = ownerOf[number] === free ? from + offset + 1 : nobody;
  }
  for (const owner of ownerOf)
    if (owner !== nobody) countOf[owner - 1 - from] = (countOf[owner - 1 - from] ?? 0) + 1;
  return { table, ownerOf, countOf };
}

/** Items half of whose own hashes stand in the other, in order. */
function likelyContained({ table, ownerOf, countOf }: Owned, from: number, other: AlignedItem): number[] {
  const votes = new Map<number, number>();
  for (const hash of other.distinctHashes) {
    const number = isSampled(hash) ? table.find(hash) : undefined;
    const owner = number === undefined ? nobody : (ownerOf[number] ?? nobody);
    if (owner !== nobody) votes.set(owner - 1, (votes.get(owner - 1) ?? 0) + 1);
  }
  return [...votes]
    .filter(([index, count]) => 2 * count >= (countOf[index - from] ?? 0))
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

interface Texts {
  readonly items: readonly AlignedItem[];
  readonly others: readonly AlignedItem[];
}

function isContained({ items, others }: Texts, index: number, other: number): boolean {
  const [own, taking] = [items[index], others[other]];
  if (own === undefined || taking === undefined || own.group !== taking.group) return false;
  const [hashes, among] = [own.distinctHashes, taking.distinctHashes];
  if (hashes.length > among.length) return false;
  let shared = 0;
  let from = 0;
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] ?? 0;
    from = firstFrom(among, from, hash);
    if (among[from] === hash) shared += 1;
  }
  return hashes.length > 0 && shared >= hashes.length * leastContained;
}

/** Where `hash` stands in an ascending list or would stand, not before `from`: in growing steps, then by halves. */
function firstFrom(list: Int32Array, from: number, hash: number): number {
  let step = 1;
  while (from + step < list.length && (list[from + step] ?? 0) < hash) step *= 2;
  let low = from;
  let high = Math.min(list.length, from + step + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
