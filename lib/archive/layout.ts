/** Tells an archive from any other place, and this layout from a later one: `archive.json` at the root. */
import * as z from "zod";
import { DamagedObjectError, UsageError } from "../article/errors.ts";
import { archiveKey } from "./keys.ts";
import type { ObjectStore } from "./store.ts";
import { decodeJson, encodeJson, jsonFacts, readJson } from "./stored-json.ts";

const format = 1;
const layout = 1;

/**
 * Few, so that a run has many hosts to look at while it keeps its distance to each: what waits, is paid for. Two shards
 * of 25,000 watches fit into the check function's memory (test/bench/simulated-week.ts).
 */
const defaultShards = 2;
/** Shards are named by three digits. */
const mostShards = 999;

/** What every layout, later ones included, says of itself. */
const headSchema = z.object({ format: z.int().min(1), layout: z.int().min(1) });

const archiveSchema = headSchema.extend({
  /** Into how many parts the watches are divided, by host. Fixed when the archive is made. */
  shards: z.int().min(1).max(mostShards),
});

export interface ArchiveLayout {
  readonly shards: number;
}

export interface OpenArchiveOptions {
  /** Make an archive where there is nothing yet. */
  readonly create: boolean;
  /** Of a new archive. */
  readonly shards?: number;
}

/**
 * Throws a UsageError when there is no archive (or something else) and none may be made, and for a newer layout. An
 * archive that another process makes at the same time is opened.
 */
export async function openArchive(store: ObjectStore, options: OpenArchiveOptions): Promise<ArchiveLayout> {
  const found = await readLayout(store);
  if (found !== undefined) return found;
  if (!options.create) {
    throw new UsageError(
      `there is no archive at ${store.address}: name another with --archive, or add a watch first`,
    );
  }
  const inTheWay = await firstForeignKey(store);
  if (inTheWay !== undefined) {
    const madeMeanwhile = await readLayout(store);
    if (madeMeanwhile !== undefined) return madeMeanwhile;
    throw new UsageError(
      `${store.address} holds "${inTheWay}" but no ${archiveKey}: name an empty place, or copy the missing file there`,
    );
  }
  const made = { format, layout, shards: options.shards ?? defaultShards };
  await store.putIfAbsent(archiveKey, encodeJson(archiveSchema, made), jsonFacts);
  const kept = await readLayout(store);
  if (kept === undefined) throw new DamagedObjectError(archiveKey, "gone just after it was written");
  return kept;
}

/** What is wrong with the first thing that anybody reads of an archive must say which archive, and what to do. */
async function readLayout(store: ObjectStore): Promise<ArchiveLayout | undefined> {
  try {
    return await parseLayout(store);
  } catch (cause) {
    if (!(cause instanceof DamagedObjectError)) throw cause;
    const usual = JSON.stringify({ format, layout, shards: defaultShards });
    const remedy = `put it back from a copy of this archive; as a rule it says ${usual}`;
    throw new DamagedObjectError(`${store.address}/${archiveKey}`, `${cause.problem}: ${remedy}`, { cause });
  }
}

async function parseLayout(store: ObjectStore): Promise<ArchiveLayout | undefined> {
  const found = await readJson(store, headSchema, archiveKey);
  if (found === undefined) return undefined;
  const head = found.value;
  if (head.format > format || head.layout > layout) {
    throw new UsageError(
      `the archive at ${store.address} has layout ${head.layout}, and this stet knows none above ${layout}: use a newer stet`,
    );
  }
  return decodeLayout(found.bytes);
}

/** What `archive.json` says. Throws a DamagedObjectError. */
export const decodeLayout = (bytes: Uint8Array): ArchiveLayout => ({
  shards: decodeJson(archiveSchema, archiveKey, bytes).shards,
});

/** Names with a dot before them (`.git`, `.DS_Store`) are other programs' own, and stand in nobody's way. */
async function firstForeignKey(store: ObjectStore): Promise<string | undefined> {
  const first = await firstKey(store);
  // "/" is the byte after ".": what follows it has no dot before it.
  return first?.startsWith(".") ? await firstKey(store, "/") : first;
}

async function firstKey(store: ObjectStore, after?: string): Promise<string | undefined> {
  for await (const { key } of store.list("", after)) return key;
  return undefined;
}
