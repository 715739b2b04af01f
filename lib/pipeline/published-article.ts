/** Reads from the archive what a site shows of an article. What was taken out is not read, whatever still lies there. */
import { readEvents } from "../archive/append-event.ts";
import { versionKey, watchKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { readJson } from "../archive/stored-json.ts";
import { mostVersions, readRecord } from "../archive/version-chain.ts";
import type { Digest } from "../article/digest.ts";
import { DamagedObjectError, NotFoundError } from "../article/errors.ts";
import type { ArchiveEvent } from "../article/event.ts";
import type { VersionRecord } from "../article/record.ts";
import { type Watch, watchSchema } from "../article/watch.ts";
import type { PublishedArticle, PublishedVersion } from "../publish/article-facts.ts";
import { readArticle } from "./comparable-tip.ts";
import { readDiff } from "./history.ts";

interface StoredRecord {
  readonly record: VersionRecord;
  readonly digest: Digest;
}

/** Everything but the looks. Throws a DamagedObjectError where the chain of records does not hold. */
export async function readPublished(
  store: ObjectStore,
  articleId: string,
): Promise<Omit<PublishedArticle, "looks">> {
  const [watch, records, events] = await Promise.all([
    readJson(store, watchSchema, watchKey(articleId)),
    readChain(store, articleId),
    readEvents(store, articleId),
  ]);
  if (watch === undefined) throw new NotFoundError(`${articleId} is not in the archive ${store.address}`);
  const silenced = redactedVersions(records, events);
  const versions = await Promise.all(records.map((stored) => readShown(store, stored, silenced)));
  return { articleId, watch: watch.value, versions, events };
}

export async function readWatch(store: ObjectStore, articleId: string): Promise<Watch | undefined> {
  return (await readJson(store, watchSchema, watchKey(articleId)))?.value;
}

async function readChain(store: ObjectStore, articleId: string): Promise<StoredRecord[]> {
  const chain: StoredRecord[] = [];
  for (let version = 1; version <= mostVersions; version++) {
    const stored = await readRecord(store, articleId, version);
    if (stored === undefined) break;
    if (stored.record.predecessor?.recordDigest !== chain.at(-1)?.digest)
      throw new DamagedObjectError(
        versionKey(articleId, version, "record.json"),
        "does not name the bytes of the version before it: one of the two was altered",
      );
    chain.push(stored);
  }
  return chain;
}

/** By an event, and with it every version of the same words. */
function redactedVersions(
  records: readonly StoredRecord[],
  events: readonly ArchiveEvent[],
): ReadonlySet<number> {
  const told = events.filter(({ kind }) => kind === "redacted").map(({ version }) => version);
  const texts = new Set(told.map((version) => records[version - 1]?.record.textDigest));
  return new Set(
    records.filter(({ record }) => texts.has(record.textDigest)).map(({ record }) => record.version),
  );
}

async function readShown(
  store: ObjectStore,
  { record, digest: recordDigest }: StoredRecord,
  silenced: ReadonlySet<number>,
): Promise<PublishedVersion> {
  const { articleId, version, articleDigest } = record;
  if (silenced.has(version)) return { record, recordDigest };
  const isComparable = version > 1 && !silenced.has(version - 1);
  const [article, diff] = await Promise.all([
    readArticle(store, articleId, articleDigest),
    isComparable ? readDiff(store, articleId, version) : undefined,
  ]);
  return { record, recordDigest, article, ...(diff === undefined ? {} : { diff }) };
}
