/**
 * A store in memory, for tests that need many writers, many seeds and many crashes. It passes the contract suite, counts
 * what it is asked, and fails where it is told to. Several stores over one bucket are several processes: a crash ends
 * one of them and leaves the bucket as it was at that moment.
 */
import { setImmediate } from "node:timers/promises";
import { compareKeys } from "../../lib/archive/key-order.ts";
import type { ListedObject, ObjectFacts, ObjectStore, StoredObject } from "../../lib/archive/store.ts";
import { StoreUnavailableError } from "../../lib/article/errors.ts";
import type { Instant } from "../../lib/article/instant.ts";

export type Verb = "get" | "putIfAbsent" | "replaceIfUnchanged" | "list" | "delete" | "clock";

/** What S3 bills a call as; each retry and each page of a listing is one. */
export type RequestKind = "get" | "put" | "list" | "delete";

const faults = [
  /** The process ends before the store has done anything. */
  "crash-before",
  /** The process ends when the store has done it, and never learns so. */
  "crash-after",
  /** Done, but the answer was lost, and so was that of every retry: StoreUnavailableError. */
  "lost-answer",
  /** Not done, nor at any retry: StoreUnavailableError. */
  "unavailable",
  /** Done, the answer lost; the retry is told that its condition fails, and the store decides by reading back. */
  "412",
  /** Not done at first; the store tries again. */
  "409",
  "500",
  "503",
] as const;
export type Fault = (typeof faults)[number];

export interface StoreCall {
  readonly verb: Verb;
  /** Of a listing: its prefix. */
  readonly key: string;
  /** Which call of this store it is, from 1. */
  readonly number: number;
}

interface MemoryObject {
  readonly bytes: Uint8Array;
  readonly tag: string;
  readonly facts: ObjectFacts;
}

export interface MemoryBucket {
  readonly objects: Map<string, MemoryObject>;
  /** Writes that took effect, deletions not counted. */
  writes: number;
}

export interface MemoryStoreOptions {
  readonly bucket?: MemoryBucket;
  readonly now?: () => Instant;
  /** Awaited before each request takes effect: whoever resolves it decides the interleaving (see test/turns.ts). */
  readonly turn?: () => Promise<unknown>;
  readonly faults?: (call: StoreCall) => Fault | undefined;
}

export interface MemoryStore extends ObjectStore {
  readonly bucket: MemoryBucket;
  readonly calls: Record<Verb, number>;
  readonly requests: Record<RequestKind, number>;
  /** Whether a fault has ended this process: every further call is refused. */
  readonly crashed: boolean;
}

/** Stands for the end of the process; no code of ours may catch it and go on. */
export class CrashedError extends Error {
  override readonly name = "CrashedError";
}

export const emptyBucket = (): MemoryBucket => ({ objects: new Map(), writes: 0 });

/** Draws a fault for each call by the given rates, each from 0 to 1; together they must not exceed 1. */
export function drawnFaults(
  random: () => number,
  rates: Partial<Record<Fault, number>>,
): (call: StoreCall) => Fault | undefined {
  return () => {
    let rest = random();
    return faults.find((fault) => {
      rest -= rates[fault] ?? 0;
      return rest < 0;
    });
  };
}

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

    get: (key) => line.send({ verb: "get", key, kind: "get", act: () => read(bucket, key) }),

    putIfAbsent(key, bytes, facts) {
      const own = bytes.slice();
      const act = () => create(bucket, key, own, facts);
      const readBack = () => (holds(bucket, key, own) ? "created" : "exists");
      return line.send({ verb: "putIfAbsent", key, kind: "put", act, readBack });
    },

    replaceIfUnchanged(key, tag, bytes, facts) {
      const own = bytes.slice();
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

interface Request<T> {
  readonly verb: Verb;
  readonly key: string;
  /** Absent for what costs no request. */
  readonly kind?: RequestKind;
  readonly act: () => T;
  /** Of a conditional write: how it is decided after a lost answer. */
  readonly readBack?: () => T;
}

/** The way from one process to the bucket: turns are waited for, requests counted and faults done here. */
function createLine(options: MemoryStoreOptions) {
  const calls: Record<Verb, number> = {
    get: 0,
    putIfAbsent: 0,
    replaceIfUnchanged: 0,
    list: 0,
    delete: 0,
    clock: 0,
  };
  const requests: Record<RequestKind, number> = { get: 0, put: 0, list: 0, delete: 0 };
  const { turn = setImmediate } = options;
  let number = 0;
  let crash: CrashedError | undefined;

  async function once<T>(kind: RequestKind | undefined, act: () => T): Promise<T> {
    if (kind !== undefined) requests[kind] += 1;
    await turn();
    if (crash !== undefined) throw crash;
    return act();
  }

  function die(call: StoreCall, when: string): never {
    crash = new CrashedError(`crashed ${when} call ${call.number}: ${call.verb} ${call.key}`);
    throw crash;
  }

  async function send<T>({ verb, key, kind, act, readBack }: Request<T>): Promise<T> {
    if (crash !== undefined) throw crash;
    calls[verb] += 1;
    number += 1;
    const call: StoreCall = { verb, key, number };
    const lost = () => new StoreUnavailableError(`memory:${key}: no answer to ${verb}`);
    switch (options.faults?.(call)) {
      case "crash-before":
        return die(call, "before");
      case "crash-after":
        await once(kind, act);
        return die(call, "after");
      case "unavailable":
        await once(kind, () => undefined);
        throw lost();
      case "lost-answer":
        await once(kind, act);
        throw lost();
      case "412":
        await once(kind, act);
        if (readBack === undefined) return await once(kind, act);
        await once(kind, act);
        return await once("get", readBack);
      case "409":
      case "500":
      case "503":
        await once(kind, () => undefined);
        return await once(kind, act);
      case undefined:
        return await once(kind, act);
    }
  }

  return { calls, requests, send, crashed: () => crash !== undefined };
}

function read({ objects }: MemoryBucket, key: string): StoredObject | undefined {
  const object = objects.get(key);
  return object === undefined ? undefined : { bytes: object.bytes.slice(), tag: object.tag };
}

function write(bucket: MemoryBucket, key: string, bytes: Uint8Array, facts: ObjectFacts): { tag: string } {
  bucket.writes += 1;
  const tag = `write-${bucket.writes}`;
  bucket.objects.set(key, { bytes, tag, facts });
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
