/** Rebuilds one side of a diff from the other: the proof that the diff left nothing out. */
import type { Article } from "../article/article.ts";
import type { Change, Diff, Place } from "../article/diff.ts";
import { UsageError } from "../article/errors.ts";
import {
  type Item,
  itemListsOf,
  itemSeparator,
  type ListName,
  listNames,
  listOf,
  withItemLists,
} from "./article-fields.ts";
import { sideText } from "./change-ids.ts";
import { withClaims } from "./claims.ts";

/** The article after. Throws a UsageError when `before` is not the article that the diff was made from. */
export function applyDiff(before: Article, diff: Diff): Article {
  if (diff.selected !== undefined) throw new UsageError("part of a diff, as selected, rebuilds no article");
  const lists = itemListsOf(before);
  const rebuilt = new Map(
    listNames.map((list) => {
      const changes = diff.changes.filter((change) => listOf(change.field) === list);
      return [list, rebuildList(list, lists[list], changes)];
    }),
  );
  const listed = (list: ListName): readonly Item[] => rebuilt.get(list) ?? [];
  const article = withItemLists(before, {
    headline: listed("headline"),
    standfirst: listed("standfirst"),
    bylines: listed("bylines"),
    notices: listed("notices"),
    blocks: listed("blocks"),
  });
  return withClaims(article, diff.claims, mismatch);
}

function mismatch(where: string): never {
  throw new UsageError(`this diff was not made from this article: they disagree at ${where}`);
}

/** Items that no change names are kept, in order, in the places that no change takes. */
function rebuildList(list: ListName, items: readonly Item[], changes: readonly Change[]): Item[] {
  const taken = new Set<number>();
  const placed = new Map<number, Item>();
  for (const change of changes) {
    if (change.before !== undefined) {
      const found = items.slice(change.before.index, change.before.index + change.before.items.length);
      checkItems(list, change, change.before, found);
      for (const offset of found.keys()) taken.add(change.before.index + offset);
    }
    if (change.after !== undefined) {
      const made = itemsOf(change.after, sideText(change, "after") ?? "");
      for (const [offset, item] of made.entries()) placed.set(change.after.index + offset, item);
    }
  }
  const kept = items.filter((_, index) => !taken.has(index));
  const count = kept.length + placed.size;
  let nextKept = 0;
  return Array.from({ length: count }, (_, index) => {
    const item = placed.get(index) ?? kept[nextKept++];
    return item ?? mismatch(`${list} ${index}`);
  });
}

function checkItems(list: ListName, change: Change, place: Place, found: readonly Item[]): void {
  const same =
    found.length === place.items.length &&
    found.every(({ kind, level, time, text }, offset) => {
      const shape = place.items[offset];
      return (
        shape?.kind === kind && shape.level === level && shape.time === time && shape.length === text.length
      );
    }) &&
    found.map(({ text }) => text).join(itemSeparator) === sideText(change, "before");
  if (!same) mismatch(`${list} ${place.index}`);
}

function itemsOf(place: Place, text: string): Item[] {
  let at = 0;
  return place.items.map(({ kind, level, time, length }) => {
    const item: Item = {
      kind,
      text: text.slice(at, at + length),
      ...(level === undefined ? {} : { level }),
      ...(time === undefined ? {} : { time }),
    };
    at += length + itemSeparator.length;
    return item;
  });
}
