/**
 * A store in memory, for tests that need many writers, many seeds and many crashes. It passes the contract suite, counts
 * what it is asked, and fails where it is told to. Several stores over one bucket are several processes: a crash ends
 * one of them and leaves the bucket as it was at that moment.
 */
import { compareKeys } from "../../lib/archive/key-order.ts";
import type { ListedObject, ObjectFacts, ObjectStore, StoredObject } from "../../lib/archive/store.ts";
import type { Instant } from "../../lib/article/instant.ts";
import { createLine, type LineOptions, type RequestKind, type Verb } from "./memory-line.ts";

interface MemoryObject {
  readonly bytes: Uint8Array;
  readonly tag: string;
  readonly facts: ObjectFacts;
}

export interface MemoryBucket {
  readonly objects: Map<string, MemoryObject>;
  /** Writes that took effect, deletions not counted. */
  writes: number;
  /** Told of each of them, at the moment it takes effect. */
  onWrite?: (key: string, bytes: Uint8Array) => void;
}

export interface MemoryStoreOptions extends LineOptions {
  readonly bucket?: MemoryBucket;
  readonly now?: () => Instant;
}

export interface MemoryStore extends ObjectStore {
  readonly bucket: MemoryBucket;
  readonly calls: Record<Verb, number>;
  readonly requests: Record<RequestKind, number>;
  /** Whether a fault has ended this process: every further call is refused. */
  readonly crashed: boolean;
}

export const emptyBucket = (): MemoryBucket => ({ objects: new Map(), writes: 0 });

/** Keys in one page of S3's ListObjectsV2. */
const pageSize = 1000;

const defaultNow = (): Instant => "2020-01-01T00:00:00.000Z";

export function createMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const { bucket = emptyBucket(), now = defaultNow } = options;
  const line = createLine(options);

  return {
    address: "memory:",
    bucket,
    calls: line.calls,
    requests: line.requests,
    get crashed() {
      return line.crashed();
    },

    get: (key) =>
      line.send({ verb: "get", key, kind: "get", act: () => read(bucket, key), flip: withFlippedBit }),

    putIfAbsent(key, bytes, facts) {
      const own = new Uint8Array(bytes);
      const act = () => create(bucket, key, own, facts);
      const readBack = () => (holds(bucket, key, own) ? "created" : "exists");
      return line.send({ verb: "putIfAbsent", key, kind: "put", act, readBack });
    },

    replaceIfUnchanged(key, tag, bytes, facts) {
      const own = new Uint8Array(bytes);
      const act = () => replace(bucket, key, tag, own, facts);
      const readBack = () => (holds(bucket, key, own) ? tagAt(bucket, key) : undefined);
      return line.send({ verb: "replaceIfUnchanged", key, kind: "put", act, readBack });
    },

    async *list(prefix, after) {
      let from = after;
      for (;;) {
        const act = () => page(bucket, prefix, from);
        const { objects, more } = await line.send({ verb: "list", key: prefix, kind: "list", act });
        yield* objects;
        if (!more) return;
        from = objects.at(-1)?.key;
      }
    },

    delete(key) {
      const act = () => void bucket.objects.delete(key);
      return line.send({ verb: "delete", key, kind: "delete", act });
    },

    clock: () => line.send({ verb: "clock", key: "", act: now }),
  };
}

function read({ objects }: MemoryBucket, key: string): StoredObject | undefined {
  const object = objects.get(key);
  return object === undefined ? undefined : { bytes: new Uint8Array(object.bytes), tag: object.tag };
}

/** Its tag is another as well, as that of a file is, which is told from what was read. */
function withFlippedBit(stored: StoredObject | undefined, lot: number): StoredObject | undefined {
  if (stored === undefined || stored.bytes.length === 0) return stored;
  const place = lot % (stored.bytes.length * 8);
  const bytes = new Uint8Array(stored.bytes);
  bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
  return { bytes, tag: `${stored.tag}, bit ${place} flipped` };
}

function write(bucket: MemoryBucket, key: string, bytes: Uint8Array, facts: ObjectFacts): { tag: string } {
  bucket.writes += 1;
  const tag = `write-${bucket.writes}`;
  bucket.objects.set(key, { bytes, tag, facts });
  bucket.onWrite?.(key, bytes);
  return { tag };
}

function create(
  bucket: MemoryBucket,
  key: string,
  bytes: Uint8Array,
  facts: ObjectFacts,
): "created" | "exists" {
  if (bucket.objects.has(key)) return "exists";
  write(bucket, key, bytes, facts);
  return "created";
}

function replace(
  bucket: MemoryBucket,
  key: string,
  tag: string,
  bytes: Uint8Array,
  facts: ObjectFacts,
): { tag: string } | undefined {
  return bucket.objects.get(key)?.tag === tag ? write(bucket, key, bytes, facts) : undefined;
}

function holds({ objects }: MemoryBucket, key: string, bytes: Uint8Array): boolean {
  const object = objects.get(key);
  return object !== undefined && Buffer.compare(object.bytes, bytes) === 0;
}

function tagAt({ objects }: MemoryBucket, key: string): { tag: string } | undefined {
  const object = objects.get(key);
  return object === undefined ? undefined : { tag: object.tag };
}

function page(
  { objects }: MemoryBucket,
  prefix: string,
  after: string | undefined,
): { objects: ListedObject[]; more: boolean } {
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(prefix) && (after === undefined || compareKeys(key, after) > 0))
    .sort(compareKeys);
  const listed = keys.slice(0, pageSize).map((key) => ({ key, size: objects.get(key)?.bytes.length ?? 0 }));
  return { objects: listed, more: keys.length > pageSize };
}
