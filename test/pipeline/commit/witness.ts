/** Sees every write at the moment it takes effect, and every look that came to its end. Judges nothing. */
import { versionsPrefix } from "../../../lib/archive/keys.ts";
import { decodeJson } from "../../../lib/archive/stored-json.ts";
import { type Digest, digestOf } from "../../../lib/article/digest.ts";
import type { Look } from "../../../lib/article/look.ts";
import { recordSchema, type VersionRecord } from "../../../lib/article/record.ts";
import type { MemoryBucket } from "../../archive/memory-store.ts";

export interface StoredRecord {
  readonly record: VersionRecord;
  readonly digest: Digest;
  /** When it was committed, in true milliseconds. */
  readonly at: number;
}

export interface SeenLook {
  readonly look: Look;
  readonly beganAt: number;
  readonly endedAt: number;
}

export interface Witness {
  /** In the order of their commits. */
  readonly records: () => readonly StoredRecord[];
  readonly looks: readonly SeenLook[];
  /** Evidence that was written a second time, and says something else now. */
  readonly rewritten: readonly string[];
  saw(look: Look, beganAt: number): void;
}

/** Written once and never changed. */
const evidence = /^payloads\/|^checks\/|\/texts\/|\/record\.json$|\/events\//;

export function createWitness(bucket: MemoryBucket, articleId: string, now: () => number): Witness {
  const records: StoredRecord[] = [];
  const looks: SeenLook[] = [];
  const rewritten: string[] = [];
  const first = new Map<string, Uint8Array>();
  const prefix = versionsPrefix(articleId);

  bucket.onWrite = (key, bytes) => {
    if (!evidence.test(key)) return;
    const before = first.get(key);
    if (before !== undefined) {
      if (Buffer.compare(before, bytes) !== 0) rewritten.push(key);
      return;
    }
    first.set(key, bytes);
    if (key.startsWith(prefix))
      records.push({ record: decodeJson(recordSchema, key, bytes), digest: digestOf(bytes), at: now() });
  };

  return {
    records: () => records,
    looks,
    rewritten,
    saw: (look, beganAt) => void looks.push({ look, beganAt, endedAt: now() }),
  };
}
