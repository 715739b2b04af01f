/** One list of items against another: which were added, removed, edited or moved, and what that touches. */
import type { Change, DiffField, ItemShape, Labels, Mention, Part, Place } from "../article/diff.ts";
import { alignItems, type ItemPair, shortItem } from "./align-items.ts";
import { fieldOf, type Item, type ListName } from "./article-fields.ts";
import { labelReplacement } from "./label-replacement.ts";
import { labelsOf, unitedLabels } from "./labels.ts";
import type { Lexicon } from "./lexicon.ts";
import { nounOf } from "./nouns.ts";
import { quotedRanges } from "./quoted-ranges.ts";
import { compareWords, wholePart } from "./word-parts.ts";

/** A change before it has its id. */
export type ChangeDraft = Omit<Change, "id">;

export interface ItemChanges {
  readonly changes: readonly ChangeDraft[];
  readonly segmented: boolean;
}

/** A paired item that shares less than this of the longer text was not edited but replaced. */
const leastKept = 0.25;

interface Comparison {
  readonly list: ListName;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  readonly lexicon: Lexicon;
}

export function compareItems(
  list: ListName,
  before: readonly Item[],
  after: readonly Item[],
  lexicon: Lexicon,
): ItemChanges {
  const comparison: Comparison = { list, before, after, lexicon };
  // There is one headline and one standfirst: however different, it is the same one, rewritten.
  const single = list === "headline" || list === "standfirst";
  const pairs = single && before.length === 1 && after.length === 1 ? [onlyPair] : pairsOf(before, after);
  let segmented = false;
  const edits = new Map<ItemPair, ChangeDraft | undefined>();
  for (const pair of pairs) {
    const found = changeOfPair(comparison, pair);
    segmented ||= found.segmented;
    if (single || found.kept >= leastKept) edits.set(pair, found.change);
  }
  return { changes: inReadingOrder(comparison, edits), segmented };
}

const onlyPair: ItemPair = { before: 0, after: 0, stayed: true };

function pairsOf(before: readonly Item[], after: readonly Item[]): ItemPair[] {
  const alignable = (item: Item): { text: string; group: string } => ({
    text: item.text,
    group: item.kind === "caption" ? "caption" : "text",
  });
  return alignItems(before.map(alignable), after.map(alignable));
}

interface PairChange {
  /** Absent when nothing changed. */
  readonly change: ChangeDraft | undefined;
  /** Share of the longer text that both have. */
  readonly kept: number;
  readonly segmented: boolean;
}

function changeOfPair({ list, before, after, lexicon }: Comparison, pair: ItemPair): PairChange {
  const [old, now] = [itemAt(before, pair.before), itemAt(after, pair.after)];
  const reshaped = old.kind !== now.kind || old.level !== now.level || old.time !== now.time;
  if (old.text === now.text && pair.stayed && !reshaped)
    return { change: undefined, kept: 1, segmented: false };
  const words =
    old.text === now.text
      ? { parts: keptWhole(old.text), mentions: [], kept: old.text.length, segmented: false }
      : compareWords(old.text, now.text, lexicon);
  const longest = Math.max(old.text.length, now.text.length);
  const change: ChangeDraft = {
    field: fieldOf(list, now.kind),
    action: pair.stayed ? "edit" : "move",
    ...labelsOfPair(words.parts, pair.stayed, reshaped, old, now),
    mentions: [...words.mentions],
    before: placeOf([old], pair.before),
    after: placeOf([now], pair.after),
    parts: [...words.parts],
  };
  return { change, kept: longest <= shortItem ? 1 : words.kept / longest, segmented: words.segmented };
}

function itemAt(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${items.length}`);
  return item;
}

function keptWhole(text: string): Part[] {
  return text === "" ? [] : [{ op: "keep", before: 0, after: 0, text }];
}

function labelsOfPair(
  parts: readonly Part[],
  stayed: boolean,
  reshaped: boolean,
  old: Item,
  now: Item,
): Labels {
  const replaced = parts.filter((part) => part.op === "replace");
  if (stayed && !reshaped) return unitedLabels(replaced);
  const structure = labelsOf(["structure"], structureReason(stayed, old, now));
  if (replaced.length === 0) return structure;
  const united = unitedLabels(replaced);
  return labelsOf([...united.touches, "structure"], `${united.reason}; ${structure.reason}`);
}

function structureReason(stayed: boolean, old: Item, now: Item): string {
  if (!stayed) return "it stands elsewhere";
  if (old.kind !== now.kind) return `${nounOf(old.kind).one} became ${nounOf(now.kind).one}`;
  return old.level === now.level ? "its stated time changed" : "the heading's level changed";
}

export function placeOf(items: readonly Item[], index: number): Place {
  return {
    index,
    items: items.map(
      ({ kind, level, time, text }): ItemShape => ({
        kind,
        ...(level === undefined ? {} : { level }),
        ...(time === undefined ? {} : { time }),
        length: text.length,
      }),
    ),
  };
}

/** By place after; what was removed stands before what followed it. */
function inReadingOrder(
  comparison: Comparison,
  edits: ReadonlyMap<ItemPair, ChangeDraft | undefined>,
): ChangeDraft[] {
  const { before, after } = comparison;
  const byAfter = new Map([...edits].map(([pair, change]) => [pair.after, { pair, change }]));
  const paired = new Set([...edits.keys()].map((pair) => pair.before));
  const changes: ChangeDraft[] = [];
  let next = 0;
  const removeUntil = (end: number): void => {
    for (; next < end; next++) if (!paired.has(next)) changes.push(oneSided(comparison, next, "removed"));
  };
  const stays = [...edits.keys()].filter((pair) => pair.stayed).sort((x, y) => x.after - y.after);
  let nextStay = 0;
  for (const index of after.keys()) {
    while ((stays[nextStay]?.after ?? after.length) < index) nextStay += 1;
    removeUntil(stays[nextStay]?.before ?? before.length);
    const found = byAfter.get(index);
    if (found === undefined) {
      changes.push(oneSided(comparison, index, "added"));
      continue;
    }
    if (found.change !== undefined) changes.push(found.change);
  }
  removeUntil(before.length);
  return changes;
}

function oneSided(
  { list, before, after, lexicon }: Comparison,
  index: number,
  side: "removed" | "added",
): ChangeDraft {
  const item = itemAt(side === "removed" ? before : after, index);
  const field: DiffField = fieldOf(list, item.kind);
  const labels = labelsOfWhole(item, side, lexicon);
  const place = placeOf([item], index);
  const mentions: Mention[] = [];
  return {
    field,
    action: side === "removed" ? "deletion" : "addition",
    ...labels,
    mentions,
    ...(side === "removed" ? { before: place } : { after: place }),
    parts: item.text === "" ? [] : [wholePart(item.text, side, labels)],
  };
}

/** What a whole item speaks of, it touches by coming or going. */
function labelsOfWhole(item: Item, side: "removed" | "added", lexicon: Lexicon): Labels {
  const text = { text: item.text, quoted: quotedRanges(item.text) };
  const nothing = { text: "", quoted: [] };
  const { labels } = labelReplacement(
    {
      before: side === "removed" ? text : nothing,
      after: side === "added" ? text : nothing,
      beforeRange: [0, side === "removed" ? item.text.length : 0],
      afterRange: [0, side === "added" ? item.text.length : 0],
    },
    lexicon,
  );
  return { ...labels, reason: `${nounOf(item.kind).one} was ${side}` };
}
