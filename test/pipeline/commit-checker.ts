/** Knows what a damaged history looks like: lost, doubled, forked, phantom, dangling. Reads the bucket, trusts nobody. */

import { readEvents } from "../../lib/archive/append-event.ts";
import { payloadKey, textKey, versionFiles, versionKey } from "../../lib/archive/keys.ts";
import { decodeJson } from "../../lib/archive/stored-json.ts";
import { articleSchema } from "../../lib/article/article.ts";
import { digestOf } from "../../lib/article/digest.ts";
import type { Look } from "../../lib/article/look.ts";
import { recordSchema, type VersionRecord } from "../../lib/article/record.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { createMemoryStore, type MemoryBucket } from "../archive/memory-store.ts";

export interface Truth {
  readonly articleId: string;
  /** Digest of the text that the page had at a time. */
  readonly textDigestAt: (time: string) => string;
  /** Every look that came to its end. */
  readonly looks: readonly Look[];
}

/** Everything wrong with the history of one article, in words; empty when it is sound. */
export async function faultsOf(bucket: MemoryBucket, truth: Truth): Promise<string[]> {
  const records = recordsIn(bucket, truth.articleId);
  const events = await readEvents(createMemoryStore({ bucket }), truth.articleId);
  const late = new Set(events.map((event) => event.late?.textDigest));
  return [
    ...records.flatMap(({ record }, index) => chainFaults(records, index, record)),
    ...records.flatMap(({ record }) => danglingFaults(bucket, record)),
    ...records.flatMap(({ record }) => phantomFaults(truth, record)),
    ...truth.looks.flatMap((look) => lossFaults(records, late, look)),
    ...events.flatMap((event, index) =>
      event.number === index + 1 ? [] : [`forked: event ${event.number} stands at place ${index + 1}`],
    ),
  ];
}

interface Stored {
  readonly record: VersionRecord;
  readonly digest: string;
}

function recordsIn({ objects }: MemoryBucket, articleId: string): Stored[] {
  const found: Stored[] = [];
  for (let version = 1; ; version++) {
    const key = versionKey(articleId, version, "record.json");
    const object = objects.get(key);
    if (object === undefined) return found;
    found.push({ record: decodeJson(recordSchema, key, object.bytes), digest: digestOf(object.bytes) });
  }
}

function chainFaults(records: readonly Stored[], index: number, record: VersionRecord): string[] {
  const before = records[index - 1];
  const faults: string[] = [];
  if (record.version !== index + 1) faults.push(`forked: slot ${index + 1} holds version ${record.version}`);
  if (record.predecessor?.recordDigest !== before?.digest) {
    faults.push(`forked: version ${record.version} does not follow the one before it`);
  }
  if (before === undefined) return faults;
  if (before.record.textDigest === record.textDigest) faults.push(`doubled: version ${record.version}`);
  if (before.record.capture.capturedAt >= record.capture.capturedAt) {
    faults.push(`phantom: version ${record.version} was captured before its predecessor`);
  }
  return faults;
}

function danglingFaults({ objects }: MemoryBucket, record: VersionRecord): string[] {
  const faults: string[] = [];
  const payload = objects.get(payloadKey(record.payloadDigest));
  if (payload === undefined || digestOf(payload.bytes) !== record.payloadDigest) {
    faults.push(`dangling: the payload of version ${record.version}`);
  }
  const key = textKey(record.articleId, record.articleDigest);
  const text = objects.get(key);
  if (text === undefined || digestOf(text.bytes) !== record.articleDigest) {
    faults.push(`dangling: the text of version ${record.version}`);
  } else if (textDigestOf(decodeJson(articleSchema, key, text.bytes)) !== record.textDigest) {
    faults.push(`dangling: the text of version ${record.version} is not the one its record names`);
  }
  return faults;
}

function phantomFaults(truth: Truth, record: VersionRecord): string[] {
  return truth.textDigestAt(record.capture.capturedAt) === record.textDigest
    ? []
    : [`phantom: version ${record.version} says what the page did not say then`];
}

function lossFaults(records: readonly Stored[], late: ReadonlySet<string | undefined>, look: Look): string[] {
  const kept =
    records.some(({ record }) => record.textDigest === look.textDigest) || late.has(look.textDigest);
  return look.outcome !== "ok" || kept ? [] : [`lost: what was seen at ${look.capturedAt} (${look.finding})`];
}

/** Derived objects that are missing; a quiet look at the end should have made them. */
export function missingDerived(bucket: MemoryBucket, articleId: string): string[] {
  return recordsIn(bucket, articleId).flatMap(({ record }) =>
    versionFiles
      .filter((file) => record.version > 1 || !file.startsWith("diff"))
      .map((file) => versionKey(articleId, record.version, file))
      .filter((key) => !bucket.objects.has(key)),
  );
}
