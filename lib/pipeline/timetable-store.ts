/** Timetables and the due list in the archive: read, and changed by replace-if-unchanged so that no change is lost. */
import { dueKey, shardKey, shardName } from "../archive/keys.ts";
import { decodeJson, encodeJson, jsonFacts } from "../archive/stored-json.ts";
import { DamagedObjectError, StoreUnavailableError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import {
  type DueList,
  dueListSchema,
  earliestDue,
  emptyTimetable,
  type Timetable,
} from "../watch/timetable.ts";
import { decodeTimetable, encodeTimetable } from "../watch/timetable-form.ts";
import type { ArchivePorts } from "./ports.ts";

/** How one kind of object is read and written. */
interface Form<T> {
  /** What stands for it while there is none. */
  readonly absent: T;
  readonly encode: (value: T) => Uint8Array;
  readonly decode: (key: string, bytes: Uint8Array) => T;
}

const timetableForm: Form<Timetable> = {
  absent: emptyTimetable,
  encode: encodeTimetable,
  decode: decodeTimetable,
};

const dueListForm: Form<DueList> = {
  absent: { format: 1, shards: {} },
  encode: (due) => encodeJson(dueListSchema, due),
  decode: decodeDueList,
};

function decodeDueList(key: string, bytes: Uint8Array): DueList {
  try {
    return decodeJson(dueListSchema, key, bytes);
  } catch (cause) {
    throw new DamagedObjectError(key, "not as its format says: `stet rebuild` makes it anew", { cause });
  }
}

/** Shards end their runs together and all write the due list: with spread retries this many are plenty. */
const mostAttempts = 40;
const longestPause = 400;

export interface Stored<T> {
  readonly value: T;
  /** Absent when it is not stored yet. */
  readonly tag?: string;
}

export const readTimetable = (ports: ArchivePorts, shard: number): Promise<Stored<Timetable>> =>
  read(ports, timetableForm, shardKey(shard));

export const readDueList = (ports: ArchivePorts): Promise<Stored<DueList>> =>
  read(ports, dueListForm, dueKey);

/** Writes one state over the one that was read; undefined when somebody else was faster. */
export async function writeTimetable(
  ports: ArchivePorts,
  shard: number,
  over: Stored<Timetable>,
  next: Timetable,
): Promise<Stored<Timetable> | undefined> {
  return write(ports, timetableForm, shardKey(shard), over, next);
}

/** Applies a pure change to a shard's timetable, again and again until nobody was faster. Starts from `from` if given. */
export function changeTimetable(
  ports: ArchivePorts,
  shard: number,
  change: (timetable: Timetable) => Timetable,
  from?: Stored<Timetable>,
): Promise<Timetable> {
  return changed(ports, timetableForm, shardKey(shard), () => readTimetable(ports, shard), change, from);
}

export function changeDueList(ports: ArchivePorts, change: (due: DueList) => DueList): Promise<DueList> {
  return changed(ports, dueListForm, dueKey, () => readDueList(ports), change);
}

/**
 * Empties what cannot be read of timetables and due list, so that it can be rebuilt. A lease that stood there is lost
 * with it: whoever held it finds out when it next writes.
 */
export async function emptyDamaged(ports: ArchivePorts): Promise<void> {
  await emptyIfDamaged(ports, dueListForm, dueKey);
  for (let shard = 0; shard < ports.shards; shard++)
    await emptyIfDamaged(ports, timetableForm, shardKey(shard));
}

async function emptyIfDamaged<T>({ store }: ArchivePorts, form: Form<T>, key: string): Promise<void> {
  const stored = await store.get(key);
  if (stored === undefined) return;
  try {
    form.decode(key, stored.bytes);
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    // Undefined: somebody else has written it anew meanwhile, which is as good.
    await store.replaceIfUnchanged(key, stored.tag, form.encode(form.absent), jsonFacts);
  }
}

/** Brings the due list into line with a shard's timetable. No run is called for what `mayWait`, until its leeway is over. */
export async function announceDue(
  ports: ArchivePorts,
  shard: number,
  timetable: Timetable,
  mayWait: ReadonlySet<string> = new Set(),
): Promise<void> {
  await changeDueList(ports, (due) => withShard(due, shard, earliestDue(timetable, mayWait)));
}

function withShard(due: DueList, shard: number, earliest: Instant | undefined): DueList {
  const name = shardName(shard);
  if (due.shards[name] === earliest) return due;
  const { [name]: _, ...others } = due.shards;
  const shards = earliest === undefined ? others : { ...others, [name]: earliest };
  return { ...due, shards: Object.fromEntries(Object.entries(shards).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

async function read<T>({ store }: ArchivePorts, form: Form<T>, key: string): Promise<Stored<T>> {
  const stored = await store.get(key);
  return stored === undefined
    ? { value: form.absent }
    : { value: form.decode(key, stored.bytes), tag: stored.tag };
}

async function write<T>(
  { store }: ArchivePorts,
  form: Form<T>,
  key: string,
  over: Stored<T>,
  next: T,
): Promise<Stored<T> | undefined> {
  const bytes = form.encode(next);
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
  form: Form<T>,
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
    if ((await write(ports, form, key, over, next)) !== undefined) return next;
    await ports.clock.sleep(ports.chance.fraction() * Math.min(longestPause, 10 * 2 ** attempt));
  }
  throw new StoreUnavailableError(`${key}: changed by others ${mostAttempts} times in a row`);
}
