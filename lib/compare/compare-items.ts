/** One list of items against another: which were added, removed, edited or moved, and what that touches. */
import type { Change, ChangeAction, ItemShape, Labels, Part, Place } from "../article/diff.ts";
import { alignItems } from "./align-items.ts";
import { AlignedItem } from "./alignment.ts";
import { fieldOf, type Item, itemSeparator, type ListName } from "./article-fields.ts";
import { type ItemGroup, joinNeighbours } from "./join-neighbours.ts";
import { labelsOf, unitedLabels } from "./labels.ts";
import type { Lexicon } from "./lexicon.ts";
import { findMovedSentences, type MovedSentences, type Replaced } from "./moved-sentences.ts";
import { nounOf } from "./nouns.ts";
import { shortItem } from "./pair-alike.ts";
import { type ComparedTexts, replacedIn, tellParts, tellWhole } from "./tell-parts.ts";
import { tokenise } from "./tokenise.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { findHunks, type WordHunks } from "./word-hunks.ts";

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

/** What all comparisons of words between two articles share. */
export interface Language {
  readonly lexicon: Lexicon;
  readonly words: Vocabulary;
}

interface Comparison {
  readonly list: ListName;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** The same items for pairing, with their words. */
  readonly x: readonly AlignedItem[];
  readonly y: readonly AlignedItem[];
  readonly language: Language;
}

export function compareItems(
  list: ListName,
  before: readonly Item[],
  after: readonly Item[],
  language: Language,
): ItemChanges {
  const [x, y] = [before, after].map((items) => items.map((item) => alignable(item, language)));
  if (x === undefined || y === undefined) throw new RangeError("a comparison has two sides");
  const comparison: Comparison = { list, before, after, x, y, language };
  // There is one headline and one standfirst: however different, it is the same one, rewritten.
  const single = list === "headline" || list === "standfirst";
  const groups =
    single && before.length === 1 && after.length === 1
      ? [onlyGroup]
      : joinNeighbours(x, y, alignItems(x, y));
  let segmented = false;
  const compared: ComparedGroup[] = [];
  for (const group of groups) {
    // Where words do not bear out that items were joined, the pair alone is left.
    for (let tried: ItemGroup | undefined = group; tried !== undefined; tried = tried.core) {
      const found = compareGroup(comparison, tried);
      segmented ||= found.segmented;
      if (!single && found.kept < (isJoined(tried) ? leastKeptJoined : leastKept)) continue;
      compared.push(found);
      break;
    }
  }
  const moves = list === "blocks" ? findMovedSentences(replacedTexts(comparison, compared)) : noMoves;
  return { changes: inReadingOrder(comparison, compared, moves), segmented };
}

const noMoves: MovedSentences = new Map();

const onlyGroup: ItemGroup = { before: 0, beforeCount: 1, after: 0, afterCount: 1, stayed: true };

const isJoined = ({ beforeCount, afterCount }: ItemGroup): boolean => beforeCount + afterCount > 2;

function alignable({ text, kind }: Item, { words }: Language): AlignedItem {
  return new AlignedItem(text, kind === "caption" ? "caption" : "text", words);
}

/** Items that belong together, and where their texts differ. */
interface ComparedGroup extends ComparedTexts {
  readonly group: ItemGroup;
  readonly olds: readonly Item[];
  readonly news: readonly Item[];
  /** What happened to the items besides their words, in a phrase. */
  readonly structure: string | undefined;
  /** Share of the longer text that both have. */
  readonly kept: number;
  readonly segmented: boolean;
}

function compareGroup({ before, after, x, y, language }: Comparison, group: ItemGroup): ComparedGroup {
  const olds = before.slice(group.before, group.before + group.beforeCount);
  const news = after.slice(group.after, group.after + group.afterCount);
  const [old, now] = [olds, news].map((items) => items.map(({ text }) => text).join(itemSeparator));
  if (old === undefined || now === undefined) throw new RangeError("a group has two sides");
  const words: WordHunks =
    old === now
      ? { groups: [], kept: old.length, segmented: false }
      : hunksOfGroup(
          x.slice(group.before, group.before + olds.length),
          y.slice(group.after, group.after + news.length),
          language,
        );
  const longest = Math.max(old.length, now.length);
  return {
    group,
    olds,
    news,
    before: old,
    after: now,
    groups: words.groups,
    structure: structureOf(group, olds, news),
    kept: longest <= shortItem ? 1 : words.kept / longest,
    segmented: words.segmented,
  };
}

function hunksOfGroup(
  olds: readonly AlignedItem[],
  news: readonly AlignedItem[],
  { words }: Language,
): WordHunks {
  const [old, now] = [olds, news].map((items) => {
    const [only, second] = items;
    if (only !== undefined && second === undefined) return only.tokens;
    return tokenise(items.map(({ text }) => text).join(itemSeparator), words);
  });
  if (old === undefined || now === undefined) throw new RangeError("a group has two sides");
  return findHunks(old, now, words);
}

/** What went and what came: in edited items, and as items of their own. */
function replacedTexts({ before, after }: Comparison, compared: readonly ComparedGroup[]): Replaced[] {
  const groups = compared.map(({ group }) => group);
  return [
    ...compared.flatMap(replacedIn),
    ...withoutRanges(
      before,
      groups.map((group) => [group.before, group.beforeCount]),
    ).map(({ text }) => ({ removed: text, added: "" })),
    ...withoutRanges(
      after,
      groups.map((group) => [group.after, group.afterCount]),
    ).map(({ text }) => ({ removed: "", added: text })),
  ];
}

function withoutRanges(items: readonly Item[], ranges: readonly (readonly [number, number])[]): Item[] {
  const taken = new Set<number>();
  for (const [from, count] of ranges) for (let k = 0; k < count; k++) taken.add(from + k);
  return items.filter((_, index) => !taken.has(index));
}

function changeOf(
  { list, language }: Comparison,
  compared: ComparedGroup,
  moves: MovedSentences,
): ChangeDraft | undefined {
  const { group, olds, news, structure } = compared;
  if (compared.before === compared.after && structure === undefined) return undefined;
  const { parts, mentions } = tellParts(compared, language.lexicon, moves);
  return {
    field: fieldOf(list, itemAt(news, 0).kind),
    action: actionOf(group),
    ...labelsOfGroup(parts, structure),
    mentions: [...mentions],
    before: placeOf(olds, group.before),
    after: placeOf(news, group.after),
    parts: [...parts],
  };
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
function inReadingOrder(
  comparison: Comparison,
  compared: readonly ComparedGroup[],
  moves: MovedSentences,
): ChangeDraft[] {
  const { before, after } = comparison;
  const byAfter = new Map(compared.map((one) => [one.group.after, one]));
  const groups = compared.map(({ group }) => group);
  const paired = new Set<number>();
  for (const group of groups) for (let k = 0; k < group.beforeCount; k++) paired.add(group.before + k);
  const stays = groups.filter((group) => group.stayed).sort((x, y) => x.after - y.after);
  const changes: ChangeDraft[] = [];
  let [next, nextStay] = [0, 0];
  const removeUntil = (end: number): void => {
    for (; next < end; next++)
      if (!paired.has(next)) changes.push(oneSided(comparison, next, "removed", moves));
  };
  for (let index = 0; index < after.length; ) {
    while ((stays[nextStay]?.after ?? after.length) < index) nextStay += 1;
    removeUntil(stays[nextStay]?.before ?? before.length);
    const found = byAfter.get(index);
    const change =
      found === undefined ? oneSided(comparison, index, "added", moves) : changeOf(comparison, found, moves);
    if (change !== undefined) changes.push(change);
    index += found?.group.afterCount ?? 1;
  }
  removeUntil(before.length);
  return changes;
}

function oneSided(
  { list, before, after, language }: Comparison,
  index: number,
  side: "removed" | "added",
  moves: MovedSentences,
): ChangeDraft {
  const item = itemAt(side === "removed" ? before : after, index);
  const reason = `${nounOf(item.kind).one} was ${side}`;
  const parts = tellWhole(item.text, side, reason, language.lexicon, moves);
  const touches = parts.flatMap((part) => (part.op === "replace" ? part.touches : []));
  const place = placeOf([item], index);
  return {
    field: fieldOf(list, item.kind),
    action: side === "removed" ? "deletion" : "addition",
    ...labelsOf(touches.length === 0 ? ["typography"] : touches, reason),
    mentions: [],
    ...(side === "removed" ? { before: place } : { after: place }),
    parts,
  };
}
