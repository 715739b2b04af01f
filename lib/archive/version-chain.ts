/** Reading the chain of an article's versions: records in order, each naming its predecessor's bytes. */
import { type Digest, digestOf, hexOf } from "../article/digest.ts";
import {
  DamagedObjectError,
  KeyCollisionError,
  LimitExceededError,
  StoreUnavailableError,
} from "../article/errors.ts";
import type { Tip } from "../article/look.ts";
import { recordSchema, type VersionRecord } from "../article/record.ts";
import { versionKey } from "./keys.ts";
import type { ObjectStore } from "./store.ts";
import { readJson } from "./stored-json.ts";

/** An article with more versions than this is no article. */
export const mostVersions = 100_000;

/** How much of a text digest the tip keeps to recognise an earlier text: 64 bits. */
export const textPrefix = (digest: Digest): string => hexOf(digest).slice(0, 16);

export function tipOf(record: VersionRecord, recordDigest: Digest, predecessor: Tip | undefined): Tip {
  return {
    version: record.version,
    recordDigest,
    textDigest: record.textDigest,
    payloadDigest: record.payloadDigest,
    articleDigest: record.articleDigest,
    capturedAt: record.capture.capturedAt,
    extractor: record.extractor,
    finalUrl: finalUrlOf(record.capture),
    textLength: record.textLength,
    texts: [...(predecessor?.texts ?? []), textPrefix(record.textDigest)],
    recentAt: [...(predecessor?.recentAt ?? []), record.capture.capturedAt].slice(-recentVersions),
  };
}

/** Three flips between two texts are the last three versions' (lib/pipeline/earlier-text.ts). */
const recentVersions = 3;

/** The newest earlier version with this text; the tip itself does not count. */
export function earlierVersion(tip: Tip, textDigest: Digest): number | undefined {
  const index = tip.texts.lastIndexOf(textPrefix(textDigest));
  return index < 0 || index === tip.version - 1 ? undefined : index + 1;
}

/** Where a capture's redirects ended. */
export function finalUrlOf(capture: VersionRecord["capture"]): string {
  return capture.exchanges.at(-1)?.url ?? capture.targetUrl;
}

export async function readRecord(
  store: ObjectStore,
  articleId: string,
  version: number,
): Promise<{ record: VersionRecord; digest: Digest } | undefined> {
  const stored = await readJson(store, recordSchema, versionKey(articleId, version, "record.json"));
  return stored && { record: stored.value, digest: digestOf(stored.bytes) };
}

/**
 * The same, read twice. Whatever names a record by its digest is built on this: one bit that was flipped on the way from
 * the disk would otherwise make a chain that nobody can follow. Throws a StoreUnavailableError where the two differ.
 */
export async function readRecordTwice(
  store: ObjectStore,
  articleId: string,
  version: number,
): Promise<{ record: VersionRecord; digest: Digest } | undefined> {
  const found = await readRecord(store, articleId, version);
  if (found !== undefined)
    await assertReadAgain(store, versionKey(articleId, version, "record.json"), found.digest);
  return found;
}

/** Throws a StoreUnavailableError where an object does not read as it did a moment ago. */
export async function assertReadAgain(store: ObjectStore, key: string, digest: Digest): Promise<void> {
  const again = await store.get(key);
  if (again === undefined || digestOf(again.bytes) !== digest)
    throw new StoreUnavailableError(`${store.address}: ${key} was read twice, and differed: try again`);
}

/**
 * The version that follows `tip` (version 1 when undefined), if there is one.
 * Throws a KeyCollisionError when it belongs to another urlKey, a DamagedObjectError when the chain does not hold.
 */
export async function readVersionAfter(
  store: ObjectStore,
  article: { readonly articleId: string; readonly urlKey: string },
  tip: Tip | undefined,
): Promise<Tip | undefined> {
  const version = (tip?.version ?? 0) + 1;
  const found = await readRecordTwice(store, article.articleId, version);
  if (found === undefined) return undefined;
  const { record, digest } = found;
  if (record.urlKey !== article.urlKey) {
    throw new KeyCollisionError(
      `${article.articleId} holds ${record.urlKey}, not ${article.urlKey}: nothing was written`,
    );
  }
  if (record.predecessor?.recordDigest !== tip?.recordDigest) {
    throw new DamagedObjectError(
      versionKey(article.articleId, version, "record.json"),
      "does not name the bytes of the version before it",
    );
  }
  return tipOf(record, digest, tip);
}

/** All versions after `tip`, oldest first. */
export async function readVersionsAfter(
  store: ObjectStore,
  article: { readonly articleId: string; readonly urlKey: string },
  tip: Tip | undefined,
): Promise<Tip[]> {
  const found: Tip[] = [];
  for (let count = 0; count < mostVersions; count++) {
    const next = await readVersionAfter(store, article, found.at(-1) ?? tip);
    if (next === undefined) return found;
    found.push(next);
  }
  throw new LimitExceededError(`${article.articleId}: more than ${mostVersions} versions`);
}
