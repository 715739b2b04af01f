/**
 * The watches in a timetable. A run needs some dozens of a shard's thousands, so a row is parsed when it is asked for
 * and written when it has changed; the others pass through as they are.
 */
import { DamagedObjectError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import { type Row, type Timetable, type TimetableEntry, timetableEntrySchema } from "./timetable.ts";

export type Entries = Iterable<readonly [articleId: string, entry: TimetableEntry]>;

export function entryIn({ articles }: Timetable, articleId: string): TimetableEntry | undefined {
  const row = articles.get(articleId);
  return row && entryOf(articleId, row);
}

/** All of them, parsed. */
export function entriesIn({ articles }: Timetable): [string, TimetableEntry][] {
  return [...articles].map(([articleId, row]) => [articleId, entryOf(articleId, row)]);
}

/** Those due at `now`, parsed. */
export function entriesDue({ articles }: Timetable, now: Instant): [string, TimetableEntry][] {
  const due = [...articles].filter(([, { dueAt }]) => dueAt <= now);
  return due.map(([articleId, row]) => [articleId, entryOf(articleId, row)]);
}

export function withEntries(timetable: Timetable, entries: Entries): Timetable {
  const articles = new Map(timetable.articles);
  for (const [articleId, entry] of entries) articles.set(articleId, rowOf(entry));
  return { ...timetable, articles };
}

/** The same timetable when none of them stands in it. */
export function withoutArticles(timetable: Timetable, articleIds: Iterable<string>): Timetable {
  const articles = new Map(timetable.articles);
  for (const articleId of articleIds) articles.delete(articleId);
  return articles.size === timetable.articles.size ? timetable : { ...timetable, articles };
}

export const isSameRow = (one: Row | undefined, other: Row | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Buffer.compare(one.json, other.json) === 0);

function rowOf(entry: TimetableEntry): Row {
  return { dueAt: entry.dueAt, json: Buffer.from(JSON.stringify(timetableEntrySchema.parse(entry))) };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A run asks for its rows to choose them, and again when their looks are told: a row never changes, so once is enough. */
const parsed = new WeakMap<Row, TimetableEntry>();

function entryOf(articleId: string, row: Row): TimetableEntry {
  const known = parsed.get(row);
  if (known !== undefined) return known;
  try {
    const entry = timetableEntrySchema.parse(JSON.parse(decoder.decode(row.json)));
    parsed.set(row, entry);
    return entry;
  } catch (cause) {
    throw new DamagedObjectError(
      `the timetable's row of ${articleId}`,
      "not as its format says: `stet rebuild` makes it anew",
      { cause },
    );
  }
}
