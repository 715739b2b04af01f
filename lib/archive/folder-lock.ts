/**
 * A lock on one key in a folder, safe against holders that died, stopped, or woke up late.
 *
 * The lock is a folder that its owner prepares aside and then renames into place, which succeeds only where no other
 * lock stands (rename(2) on a folder that is not empty fails). In it lie the holder's facts and the new content, both
 * named by the holder's token. Committing renames that content over the object. Whoever takes a stale lock over first
 * deletes the content and moves the lock away: a holder that wakes up afterwards finds nothing to rename, and begins
 * again. So no clock decides who may write; the expiry only says when it is time to stop waiting for a holder.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { StoreUnavailableError } from "../article/errors.ts";
import { writeDurably } from "./durable-files.ts";
import { tolerating } from "./folder-errors.ts";
import { discardedPath, lockPath, type Place, temporaryPath } from "./folder-paths.ts";
import { isAlive } from "./is-alive.ts";

/** A holder needs a few milliseconds; one that has not moved for so long is taken for dead. */
const expiryMs = 30_000;
/** Long enough that a lock just missed costs little, growing so that a long wait costs little either. */
const firstPauseMs = 5;
const longestPauseMs = 250;
const pauseGrowth = 1.5;
/** With the pauses above some 40 s: longer than the expiry, so that a dead holder never makes a call fail. */
const waits = 175;

/** The holder's facts, for other processes and for a person who finds the lock. */
const holderSchema = z.object({ format: z.literal(1), key: z.string(), host: z.string(), pid: z.int() });
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  /** Renames the prepared content over the object. False when another took the lock over: nothing was done. */
  commit(): Promise<boolean>;
  /** Takes the object away. False as above. */
  remove(): Promise<boolean>;
}

export type Pause = (milliseconds: number) => Promise<unknown>;

/**
 * Takes the lock, lets `act` decide, and gives the lock back. `act` runs again whenever it answers "displaced", under a
 * fresh lock. `content` is what `commit` puts in place; it is on the disk before the lock is taken.
 */
export async function underLock<T>(
  place: Place,
  pause: Pause,
  content: Uint8Array | undefined,
  act: (lock: Lock) => Promise<T | "displaced">,
): Promise<T> {
  for (;;) {
    const token = randomUUID();
    await acquire(place, token, content, pause);
    let answer: T | "displaced";
    try {
      answer = await act(lockOf(place, token));
    } finally {
      await release(place, token);
    }
    if (answer !== "displaced") return answer;
  }
}

function lockOf(place: Place, token: string): Lock {
  const lock = lockPath(place);
  return {
    async commit() {
      return await tolerating(["ENOENT"], () => moved(contentPath(lock, token), place.path), false);
    },
    async remove() {
      return await tolerating(["ENOENT"], () => moved(place.path, removedPath(lock, token)), false);
    },
  };
}

async function moved(from: string, to: string): Promise<true> {
  await rename(from, to);
  return true;
}

const holderSuffix = ".json";
const holderPath = (lock: string, token: string): string => join(lock, token + holderSuffix);
const contentPath = (lock: string, token: string): string => join(lock, `${token}.next`);
const removedPath = (lock: string, token: string): string => join(lock, `${token}.gone`);

async function acquire(
  place: Place,
  token: string,
  content: Uint8Array | undefined,
  pause: Pause,
): Promise<void> {
  const prepared = temporaryPath(place.folder, token);
  await mkdir(prepared);
  try {
    await announce(place, prepared, token);
    if (content !== undefined) await writeDurably(contentPath(prepared, token), content);
    let pauseMs = firstPauseMs;
    for (let waited = 0; waited < waits; waited += 1) {
      if (await takesEffect(prepared, lockPath(place))) return;
      if (await clearStale(place, prepared, token)) continue;
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * pauseGrowth, longestPauseMs);
      // Written anew, so that its time is the file system's present.
      await announce(place, prepared, token);
    }
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }
  await rm(prepared, { recursive: true, force: true });
  throw new StoreUnavailableError(
    `${place.path}: another process holds ${lockPath(place)} and does not let go: try again when it is done`,
  );
}

async function announce({ key }: Place, folder: string, token: string): Promise<void> {
  const holder: Holder = { format: 1, key, host: hostname(), pid: process.pid };
  await writeFile(holderPath(folder, token), `${JSON.stringify(holder)}\n`);
}

/**
 * What a rename onto a folder in force fails with; the last two on Windows. They can mean nothing else here: a folder
 * has just been made beside it.
 */
const inForce = ["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"];

async function takesEffect(prepared: string, lock: string): Promise<boolean> {
  return await tolerating(inForce, () => moved(prepared, lock), false);
}

/** Clears the lock in the way if nobody can be waiting behind it. True when it is worth trying again at once. */
async function clearStale(place: Place, prepared: string, token: string): Promise<boolean> {
  const lock = lockPath(place);
  const names = await tolerating(["ENOENT"], () => readdir(lock), undefined);
  if (names === undefined) return true;
  const holderName = names.find((name) => name.endsWith(holderSuffix));
  if (holderName === undefined) {
    // Given back by a holder that died before it could remove the empty folder; only Windows minds it.
    await tolerating(["ENOENT", "ENOTEMPTY", "EEXIST"], () => rmdir(lock), undefined);
    return false;
  }
  const held = join(lock, holderName);
  if (!(await isStale(held, holderPath(prepared, token)))) return false;
  const holderToken = holderName.slice(0, -holderSuffix.length);
  await tolerating(["ENOENT"], () => unlink(contentPath(lock, holderToken)), undefined);
  const discarded = discardedPath(place.folder, token);
  await tolerating(["ENOENT"], () => rename(lock, discarded), undefined);
  await rm(discarded, { recursive: true, force: true });
  return true;
}

/** Ages are differences of two times by the same file system, so that no two machines' clocks are held together. */
async function isStale(held: string, own: string): Promise<boolean> {
  const [heldFile, ownFile] = await Promise.all([
    tolerating(["ENOENT"], () => stat(held), undefined),
    stat(own),
  ]);
  if (heldFile === undefined) return false;
  if (ownFile.mtimeMs - heldFile.mtimeMs > expiryMs) return true;
  const text = await tolerating(["ENOENT"], () => readFile(held, "utf8"), undefined);
  const holder = holderSchema.safeParse(text === undefined ? undefined : parseJson(text)).data;
  return holder !== undefined && holder.host === hostname() && !isAlive(holder.pid);
}

/** A holder's file cut short by a crash reads as nothing: then its age decides. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The holder's facts go last: a lock without them is empty. Each step finds nothing if another took the lock over. */
async function release(place: Place, token: string): Promise<void> {
  const lock = lockPath(place);
  for (const path of [contentPath(lock, token), removedPath(lock, token), holderPath(lock, token)]) {
    await tolerating(["ENOENT"], () => unlink(path), undefined);
  }
  await tolerating(["ENOENT", "ENOTEMPTY", "EEXIST"], () => rmdir(lock), undefined);
}
