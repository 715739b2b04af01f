/** One list of items against another: which were added, removed, edited or moved, and what that touches. */
import type {
  Change,
  ChangeAction,
  DiffField,
  ItemShape,
  Labels,
  Mention,
  Part,
  Place,
} from "../article/diff.ts";
import { alignItems } from "./align-items.ts";
import { type AlignedItem, alignedItem } from "./alignment.ts";
import { fieldOf, type Item, itemSeparator, type ListName } from "./article-fields.ts";
import { type ItemGroup, joinNeighbours } from "./join-neighbours.ts";
import { labelsOfWhole } from "./label-replacement.ts";
import { labelsOf, unitedLabels } from "./labels.ts";
import { nounOf } from "./nouns.ts";
import { shortItem } from "./pair-alike.ts";
import { type ComparedWords, compareWords, type Language, wholePart } from "./word-parts.ts";

/** A change before it has its id. */
type ChangeDraft = Omit<Change, "id">;

export interface ItemChanges {
  readonly changes: readonly ChangeDraft[];
  readonly segmented: boolean;
}

/** A paired item that shares less than this of the longer text was not edited but replaced. */
const leastKept = 0.25;
/** Items that were joined or cut share more than this: joining changes no word. */
const leastKeptJoined = 0.6;

interface Comparison {
  readonly list: ListName;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  readonly language: Language;
}

/** What became of items that belong together; undefined where nothing did. */
type Edits = ReadonlyMap<ItemGroup, ChangeDraft | undefined>;

export function compareItems(
  list: ListName,
  before: readonly Item[],
  after: readonly Item[],
  language: Language,
): ItemChanges {
  const comparison: Comparison = { list, before, after, language };
  // There is one headline and one standfirst: however different, it is the same one, rewritten.
  const single = list === "headline" || list === "standfirst";
  const groups = single && before.length === 1 && after.length === 1 ? [onlyGroup] : groupsOf(before, after);
  let segmented = false;
  const edits = new Map<ItemGroup, ChangeDraft | undefined>();
  for (const group of groups) {
    // Where words do not bear out that items were joined, the pair alone is left.
    for (let tried: ItemGroup | undefined = group; tried !== undefined; tried = tried.core) {
      const found = changeOfGroup(comparison, tried);
      segmented ||= found.segmented;
      if (!single && found.kept < (isJoined(tried) ? leastKeptJoined : leastKept)) continue;
      edits.set(tried, found.change());
      break;
    }
  }
  return { changes: inReadingOrder(comparison, edits), segmented };
}

const onlyGroup: ItemGroup = { before: 0, beforeCount: 1, after: 0, afterCount: 1, stayed: true };

const isJoined = ({ beforeCount, afterCount }: ItemGroup): boolean => beforeCount + afterCount > 2;

function groupsOf(before: readonly Item[], after: readonly Item[]): ItemGroup[] {
  const [x, y] = [before.map(alignable), after.map(alignable)];
  return joinNeighbours(x, y, alignItems(x, y));
}

function alignable({ text, kind }: Item): AlignedItem {
  return alignedItem(text, kind === "caption" ? "caption" : "text");
}

interface GroupChange {
  /** Undefined when nothing changed. */
  readonly change: () => ChangeDraft | undefined;
  /** Share of the longer text that both have. */
  readonly kept: number;
  readonly segmented: boolean;
}

function changeOfGroup({ list, before, after, language }: Comparison, group: ItemGroup): GroupChange {
  const olds = before.slice(group.before, group.before + group.beforeCount);
  const news = after.slice(group.after, group.after + group.afterCount);
  const [old, now] = [olds, news].map((items) => items.map(({ text }) => text).join(itemSeparator));
  if (old === undefined || now === undefined) throw new RangeError("a group has two sides");
  const structure = structureOf(group, olds, news);
  if (old === now && structure === undefined) return { change: () => undefined, kept: 1, segmented: false };
  const words = old === now ? keptWords(old) : compareWords(old, now, language);
  const longest = Math.max(old.length, now.length);
  const change = (): ChangeDraft => {
    const { parts, mentions } = words.told();
    return {
      field: fieldOf(list, itemAt(news, 0).kind),
      action: actionOf(group),
      ...labelsOfGroup(parts, structure),
      mentions: [...mentions],
      before: placeOf(olds, group.before),
      after: placeOf(news, group.after),
      parts: [...parts],
    };
  };
  return { change, kept: longest <= shortItem ? 1 : words.kept / longest, segmented: words.segmented };
}

function keptWords(text: string): ComparedWords {
  const parts: Part[] = text === "" ? [] : [{ op: "keep", before: 0, after: 0, text }];
  return { kept: text.length, segmented: false, told: () => ({ parts, mentions: [] }) };
}

function actionOf({ stayed, beforeCount, afterCount }: ItemGroup): ChangeAction {
  if (!stayed) return "move";
  if (beforeCount > 1) return "merge";
  return afterCount > 1 ? "split" : "edit";
}

function itemAt(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${items.length}`);
  return item;
}

/** `structure`: what happened to the items besides their words, in a phrase. */
function labelsOfGroup(parts: readonly Part[], structure: string | undefined): Labels {
  const replaced = parts.filter((part) => part.op === "replace");
  if (structure === undefined) return unitedLabels(replaced);
  const spoken = replaced.filter((part) => part.class !== "typographic" || part.touches.length > 1);
  if (spoken.length === 0) return labelsOf(["structure"], structure);
  const united = unitedLabels(replaced);
  return labelsOf([...united.touches, "structure"], `${united.reason}; ${structure}`);
}

function structureOf(group: ItemGroup, olds: readonly Item[], news: readonly Item[]): string | undefined {
  const [old, now] = [itemAt(olds, 0), itemAt(news, 0)];
  if (group.beforeCount > 1) return `${group.beforeCount} ${nounOf(old.kind).many} became one`;
  if (group.afterCount > 1) return `${nounOf(old.kind).one} became ${group.afterCount}`;
  if (!group.stayed) return "it stands elsewhere";
  if (old.kind !== now.kind) return `${nounOf(old.kind).one} became ${nounOf(now.kind).one}`;
  if (old.level !== now.level) return "the heading's level changed";
  return old.time === now.time ? undefined : "its stated time changed";
}

function placeOf(items: readonly Item[], index: number): Place {
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
function inReadingOrder(comparison: Comparison, edits: Edits): ChangeDraft[] {
  const { before, after } = comparison;
  const byAfter = new Map([...edits].map(([group, change]) => [group.after, { group, change }]));
  const paired = new Set(
    [...edits.keys()].flatMap((group) =>
      Array.from({ length: group.beforeCount }, (_, k) => group.before + k),
    ),
  );
  const stays = [...edits.keys()].filter((group) => group.stayed).sort((x, y) => x.after - y.after);
  const changes: ChangeDraft[] = [];
  let [next, nextStay] = [0, 0];
  const removeUntil = (end: number): void => {
    for (; next < end; next++) if (!paired.has(next)) changes.push(oneSided(comparison, next, "removed"));
  };
  for (let index = 0; index < after.length; ) {
    while ((stays[nextStay]?.after ?? after.length) < index) nextStay += 1;
    removeUntil(stays[nextStay]?.before ?? before.length);
    const found = byAfter.get(index);
    if (found === undefined) changes.push(oneSided(comparison, index, "added"));
    else if (found.change !== undefined) changes.push(found.change);
    index += found?.group.afterCount ?? 1;
  }
  removeUntil(before.length);
  return changes;
}

function oneSided(
  { list, before, after, language }: Comparison,
  index: number,
  side: "removed" | "added",
): ChangeDraft {
  const item = itemAt(side === "removed" ? before : after, index);
  const field: DiffField = fieldOf(list, item.kind);
  const labels = labelsOfWhole(item.text, language.lexicon, `${nounOf(item.kind).one} was ${side}`);
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
