/** The record of checks: one line for every look, in gzipped NDJSON parts that are written once and never changed. */
import { gunzipSync } from "node:zlib";
import { DamagedObjectError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import { type Look, lookSchema } from "../article/look.ts";
import { checksKey, checksPrefix } from "./keys.ts";
import { encodeLines } from "./look-node.ts";
import type { ObjectStore } from "./store.ts";
import { decodeJson, encodeText } from "./stored-json.ts";

/** One part is at most a run's lines of a minute; a larger one is not ours. */
const partLimit = 64 * 1024 * 1024;

interface PartName {
  readonly shard: number;
  readonly at: Instant;
  readonly run: string;
  readonly part: number;
}

/** A part as it was written. */
export interface WrittenPart {
  readonly key: string;
  readonly lines: readonly string[];
  /** The lines as they are stored. */
  readonly gzipped: Uint8Array;
}

/** Writes a part, if it is not there. */
export async function writeLooks(
  store: ObjectStore,
  { shard, at, run, part }: PartName,
  looks: readonly Look[],
): Promise<WrittenPart> {
  const lines = looks.map(lineOf);
  const gzipped = encodeLines(lines);
  const key = checksKey(shard, at, run, part);
  await store.putIfAbsent(key, gzipped, { contentType: "application/x-ndjson", contentEncoding: "gzip" });
  return { key, lines, gzipped };
}

/** One form for one look, so that two lines of it are the same line. */
export const lineOf = (look: Look): string => JSON.stringify(lookSchema.parse(look));

export const lookOf = (key: string, line: string): Look => decodeJson(lookSchema, key, encodeText(line));

/** The looks of one shard in the order of their keys, those in parts begun at or after `since` only. */
export async function* readLooks(store: ObjectStore, shard: number, since?: Instant): AsyncGenerator<Look> {
  for await (const key of listLookParts(store, shard, since)) yield* await readLookPart(store, key);
}

/** Keys of the parts begun at or after `since`. */
export async function* listLookParts(
  store: ObjectStore,
  shard: number,
  since?: Instant,
): AsyncGenerator<string> {
  const after = since === undefined ? undefined : partsSince(shard, since);
  for await (const { key } of store.list(checksPrefix(shard), after)) yield key;
}

/** No part begun at this time or later has a key before this one. */
export const partsSince = (shard: number, at: Instant): string => checksKey(shard, at, "", 0);

export async function readLookPart(store: ObjectStore, key: string): Promise<Look[]> {
  const stored = await store.get(key);
  return stored === undefined ? [] : decodeLooks(key, stored.bytes);
}

export function decodeLooks(key: string, bytes: Uint8Array): Look[] {
  const lines = inflate(key, bytes).split(/(?<=\n)/);
  return lines.map((line) => lookOf(key, line));
}

function inflate(key: string, bytes: Uint8Array): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: partLimit }).toString("utf8");
  } catch (cause) {
    throw new DamagedObjectError(key, "cannot be unpacked", { cause });
  }
}
