/**
 * The store port: five verbs over keys and bytes, with the two conditions that the commit protocol stands on.
 * Every store passes the same contract suite (test/archive/store-contract.ts). Stores know no article.
 *
 * Guarantees: a write that answered is seen by every later read and listing (S3's own consistency); a condition is
 * decided by the store, never by a read before a write. When an answer is lost the store retries, and then decides
 * by what it finds: its own bytes under the key count as "created" or "replaced". A replacement whose answer was lost
 * and which another then replaced is found no more: it counts as not made.
 *
 * Errors: StoreUnavailableError after every retry; UsageError when the store refuses for want of permission or space.
 */
import type { Instant } from "../article/instant.ts";

export interface StoredObject {
  readonly bytes: Uint8Array;
  /** Opaque; changes whenever the bytes do. Goes back unread into `replaceIfUnchanged`. */
  readonly tag: string;
}

export interface ObjectFacts {
  /** MIME type to be shown to those who open the archive by hand. */
  readonly contentType: string;
  readonly contentEncoding?: string;
  /** Small ASCII facts kept beside the object. A folder has no place for them and drops them. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface ListedObject {
  readonly key: string;
  readonly size: number;
}

export interface ObjectStore {
  /** For messages: `/path/to/archive` or `s3://bucket/prefix`. */
  readonly address: string;

  get(key: string): Promise<StoredObject | undefined>;

  /** Creates the object, or leaves what is there untouched. */
  putIfAbsent(key: string, bytes: Uint8Array, facts: ObjectFacts): Promise<"created" | "exists">;

  /** Replaces the object if its tag is still `tag`; otherwise (changed or gone) touches nothing and answers undefined. */
  replaceIfUnchanged(
    key: string,
    tag: string,
    bytes: Uint8Array,
    facts: ObjectFacts,
  ): Promise<{ tag: string } | undefined>;

  /** Keys under a prefix in ascending order of UTF-8 bytes, those after `after` only. */
  list(prefix: string, after?: string): AsyncIterable<ListedObject>;

  /** For takedown alone: gone in all versions that a store may keep. Deleting what is not there is no error. */
  delete(key: string): Promise<void>;

  /** Until when a lock that nobody can pass keeps the object from being deleted. Absent of stores without locks. */
  lockedUntil?(key: string): Promise<Instant | undefined>;

  /** The store's own clock, by which captures are held against ours (`clock-skew`). */
  clock(): Promise<Instant>;
}
