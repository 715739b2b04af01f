/** Timetables and the due list in the archive: read, and changed by replace-if-unchanged so that no change is lost. */
import type { z } from "zod";
import { dueKey, shardKey, shardName } from "../archive/keys.ts";
import { encodeJson, jsonFacts, readJson } from "../archive/stored-json.ts";
import { StoreUnavailableError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import {
  type DueList,
  dueListSchema,
  earliestDue,
  emptyTimetable,
  type Timetable,
  timetableSchema,
} from "../watch/timetable.ts";
import type { ArchivePorts } from "./ports.ts";

const emptyDueList: DueList = { format: 1, shards: {} };

/** Shards end their runs together and all write the due list: with spread retries this many are plenty. */
const mostAttempts = 40;
const longestPause = 400;

export interface Stored<T> {
  readonly value: T;
  /** Absent when it is not stored yet. */
  readonly tag?: string;
}

export const readTimetable = (ports: ArchivePorts, shard: number): Promise<Stored<Timetable>> =>
  read(ports, timetableSchema, shardKey(shard), emptyTimetable);

export const readDueList = (ports: ArchivePorts): Promise<Stored<DueList>> =>
  read(ports, dueListSchema, dueKey, emptyDueList);

/** Writes one state over the one that was read; undefined when somebody else was faster. */
export async function writeTimetable(
  ports: ArchivePorts,
  shard: number,
  over: Stored<Timetable>,
  next: Timetable,
): Promise<Stored<Timetable> | undefined> {
  return write(ports, timetableSchema, shardKey(shard), over, next);
}

/** Applies a pure change to a shard's timetable, again and again until nobody was faster. Starts from `from` if given. */
export function changeTimetable(
  ports: ArchivePorts,
  shard: number,
  change: (timetable: Timetable) => Timetable,
  from?: Stored<Timetable>,
): Promise<Timetable> {
  return changed(ports, timetableSchema, shardKey(shard), () => readTimetable(ports, shard), change, from);
}

export function changeDueList(ports: ArchivePorts, change: (due: DueList) => DueList): Promise<DueList> {
  return changed(ports, dueListSchema, dueKey, () => readDueList(ports), change);
}

/** Brings the due list into line with a shard's timetable. */
export async function announceDue(ports: ArchivePorts, shard: number, timetable: Timetable): Promise<void> {
  await changeDueList(ports, (due) => withShard(due, shard, earliestDue(timetable)));
}

export function withShard(due: DueList, shard: number, earliest: Instant | undefined): DueList {
  const name = shardName(shard);
  if (due.shards[name] === earliest) return due;
  const { [name]: _, ...others } = due.shards;
  const shards = earliest === undefined ? others : { ...others, [name]: earliest };
  return { ...due, shards: Object.fromEntries(Object.entries(shards).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

async function read<T>(
  ports: ArchivePorts,
  schema: z.ZodType<T, T>,
  key: string,
  absent: T,
): Promise<Stored<T>> {
  const stored = await readJson(ports.store, schema, key);
  return stored === undefined ? { value: absent } : { value: stored.value, tag: stored.tag };
}

async function write<T>(
  { store }: ArchivePorts,
  schema: z.ZodType<T, T>,
  key: string,
  over: Stored<T>,
  next: T,
): Promise<Stored<T> | undefined> {
  const bytes = encodeJson(schema, next);
  if (over.tag !== undefined) {
    const replaced = await store.replaceIfUnchanged(key, over.tag, bytes, jsonFacts);
    return replaced && { value: next, tag: replaced.tag };
  }
  if ((await store.putIfAbsent(key, bytes, jsonFacts)) === "exists") return undefined;
  const stored = await store.get(key);
  return stored && { value: next, tag: stored.tag };
}

async function changed<T>(
  ports: ArchivePorts,
  schema: z.ZodType<T, T>,
  key: string,
  readStored: () => Promise<Stored<T>>,
  change: (value: T) => T,
  from?: Stored<T>,
): Promise<T> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const over = attempt === 0 && from !== undefined ? from : await readStored();
    const next = change(over.value);
    // A change that changes nothing costs no request.
    if (next === over.value) return next;
    if ((await write(ports, schema, key, over, next)) !== undefined) return next;
    await ports.clock.sleep(ports.chance.fraction() * Math.min(longestPause, 10 * 2 ** attempt));
  }
  throw new StoreUnavailableError(`${key}: changed by others ${mostAttempts} times in a row`);
}
