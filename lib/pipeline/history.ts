/** Reading an article's history for people: versions, events, texts, payloads. */

import { readEvents } from "../archive/append-event.ts";
import { aliasKey, articleIdOf, versionKey, versionsPrefix, watchKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { readJson } from "../archive/stored-json.ts";
import { mostVersions, readRecord } from "../archive/version-chain.ts";
import { type ArchivedDiff, archivedDiffSchema } from "../article/archived-diff.ts";
import type { Article } from "../article/article.ts";
import type { Digest } from "../article/digest.ts";
import { DamagedObjectError, NotFoundError } from "../article/errors.ts";
import type { ArchiveEvent } from "../article/event.ts";
import type { VersionRecord } from "../article/record.ts";
import { parseArticleUrl } from "../article/url-key.ts";
import { type Watch, watchSchema } from "../article/watch.ts";
import { readArticle } from "./comparable-tip.ts";
import { aliasSchema } from "./identity.ts";

export interface History {
  readonly articleId: string;
  readonly watch: Watch;
  /** Oldest first. */
  readonly records: readonly VersionRecord[];
  readonly events: readonly ArchiveEvent[];
}

/** The article that a URL (or an alias of it) is watched as. Throws a NotFoundError that says what to do. */
export async function findArticle(
  store: ObjectStore,
  typed: string,
): Promise<{ articleId: string; watch: Watch }> {
  const url = parseArticleUrl(typed);
  const alias = await readJson(store, aliasSchema, aliasKey(url));
  for (const articleId of [articleIdOf(url), alias?.value.articleId]) {
    if (articleId === undefined) continue;
    const stored = await readJson(store, watchSchema, watchKey(articleId));
    if (stored !== undefined) return { articleId, watch: stored.value };
  }
  throw new NotFoundError(
    `${url.href} is not in the archive ${store.address}: \`stet list\` shows what is, \`stet add\` adds it`,
  );
}

/** Throws a DamagedObjectError where a record is missing between others, or does not name the bytes of the one before. */
export async function readHistory(store: ObjectStore, typed: string): Promise<History> {
  const { articleId, watch } = await findArticle(store, typed);
  const records: VersionRecord[] = [];
  let before: Digest | undefined;
  for (let version = 1; version <= mostVersions; version++) {
    const stored = await readRecord(store, articleId, version);
    if (stored === undefined) break;
    const { record, digest } = stored;
    if (record.predecessor?.recordDigest !== before) {
      const key = versionKey(articleId, version, "record.json");
      throw new DamagedObjectError(
        key,
        "does not name the bytes of the version before it: one of the two was altered",
      );
    }
    records.push(record);
    before = digest;
  }
  await refuseHole(store, articleId, records.length);
  return { articleId, watch, records, events: await readEvents(store, articleId) };
}

async function refuseHole(store: ObjectStore, articleId: string, versions: number): Promise<void> {
  const missing = versionKey(articleId, versions + 1, "record.json");
  for await (const { key } of store.list(versionsPrefix(articleId), missing)) {
    if (key.endsWith("/record.json"))
      throw new DamagedObjectError(missing, "is missing, and later versions are there");
  }
}

export interface StoredVersion {
  readonly record: VersionRecord;
  readonly article: Article;
}

/** One version with its text. Throws a NotFoundError that names the versions there are. */
export async function readVersion(
  store: ObjectStore,
  articleId: string,
  version: number,
): Promise<StoredVersion> {
  const stored = await readRecord(store, articleId, version);
  if (stored === undefined)
    throw new NotFoundError(`${articleId} has no version ${version}: \`stet log\` lists its versions`);
  return { record: stored.record, article: await readArticle(store, articleId, stored.record.articleDigest) };
}

/** The diff recorded with a version; undefined for version 1, or where a run died before it was derived. */
export async function readDiff(
  store: ObjectStore,
  articleId: string,
  version: number,
): Promise<ArchivedDiff | undefined> {
  return (await readJson(store, archivedDiffSchema, versionKey(articleId, version, "diff.json")))?.value;
}
