/**
 * What is derived from a committed version: the copy of its text for readers, and the diff against its predecessor.
 * All of it can be made again from what the record names, so a run that dies here has lost nothing.
 */

import { readEvents } from "../archive/append-event.ts";
import { type VersionFile, versionKey } from "../archive/keys.ts";
import type { ObjectFacts, ObjectStore } from "../archive/store.ts";
import { encodeJson, encodeText, jsonFacts, textFacts } from "../archive/stored-json.ts";
import { readRecordTwice } from "../archive/version-chain.ts";
import { type ArchivedDiff, archivedDiffSchema } from "../article/archived-diff.ts";
import { type Article, articleSchema } from "../article/article.ts";
import type { Diff } from "../article/diff.ts";
import { type Digest, digestOf } from "../article/digest.ts";
import { DamagedObjectError } from "../article/errors.ts";
import type { VersionRecord } from "../article/record.ts";
import { compareArticles } from "../compare/compare-articles.ts";
import { comparisonDigest } from "../compare/comparison-digest.ts";
import { renderDiffText } from "../compare/render-diff-text.ts";
import { readArticle } from "./comparable-tip.ts";
import type { CheckPorts } from "./ports.ts";
import { readAgain } from "./read-page.ts";
import { readableArticle } from "./readable-article.ts";
import { redactionOf, unlessRedacted } from "./redactions.ts";

export type DerivingPorts = Pick<CheckPorts, "store" | "decode" | "extractor">;

/** A committed version with the words that belong to it. */
export interface VersionAtHand {
  readonly record: VersionRecord;
  /** Over the bytes of `record.json` as they are stored. */
  readonly recordDigest: Digest;
  readonly article: Article;
  /** Absent for version 1, and where the words before it were taken down. */
  readonly compared?: ComparedSides;
}

/** Both versions as one extractor reads them, wherever that can be had. */
interface ComparedSides {
  readonly before: Article;
  readonly after: Article;
  /** Sides that are not as they are stored, but as their payloads were read again. */
  readonly again: "neither" | "before" | "both";
}

/** `missing`: makes what is not there yet. `anew`: makes all of it again. */
export type Derivation = "missing" | "anew";

/** Answers the diff against the version before; undefined for version 1. */
export async function completeVersion(
  store: ObjectStore,
  { record, recordDigest, article, compared }: VersionAtHand,
  derivation: Derivation = "missing",
): Promise<Diff | undefined> {
  const write = (file: VersionFile, bytes: Uint8Array, facts: ObjectFacts) =>
    writeDerived(store, versionKey(record.articleId, record.version, file), bytes, facts, derivation);
  await write("article.json", encodeJson(articleSchema, article), jsonFacts);
  await write("article.txt", encodeText(readableArticle(article)), textFacts);
  if (record.predecessor === undefined || compared === undefined) return undefined;
  const diff: ArchivedDiff = {
    format: 1,
    articleId: record.articleId,
    comparison: comparisonDigest,
    before: {
      version: record.predecessor.version,
      recordDigest: record.predecessor.recordDigest,
      extractedAgain: compared.again !== "neither",
    },
    after: {
      version: record.version,
      recordDigest,
      ...(compared.again === "both" ? { extractedAgain: true } : {}),
    },
    window: { after: record.predecessor.lastSeenAt, before: record.capture.capturedAt },
    diff: compareArticles(compared.before, compared.after),
  };
  await write("diff.json", encodeJson(archivedDiffSchema, diff), jsonFacts);
  await write("diff.txt", encodeText(renderDiffText(diff.diff)), textFacts);
  return diff.diff;
}

/** The same for a version that some other run committed. */
export async function completeFromArchive(
  ports: DerivingPorts,
  articleId: string,
  version: number,
  derivation: Derivation = "missing",
): Promise<void> {
  const loaded = await unlessRedacted(() => loadVersion(ports, articleId, version));
  if (loaded !== undefined) await completeVersion(ports.store, loaded, derivation);
}

/** Reads from the archive what `completeVersion` needs. */
export async function loadVersion(
  ports: DerivingPorts,
  articleId: string,
  version: number,
): Promise<VersionAtHand> {
  const { record, digest: recordDigest } = await recordOrThrow(ports.store, articleId, version);
  const article = await readArticle(ports.store, articleId, record.articleDigest);
  const { predecessor } = record;
  const compared =
    predecessor && (await unlessRedacted(() => comparedSides(ports, record, article, predecessor.version)));
  return { record, recordDigest, article, ...(compared === undefined ? {} : { compared }) };
}

/** What two extractors read differs for other reasons than an edit: then ours reads one of them again, or both. */
async function comparedSides(
  ports: DerivingPorts,
  { articleId, version, extractor: theirs, rule }: VersionRecord,
  after: Article,
  predecessor: number,
): Promise<ComparedSides | undefined> {
  // Its words may still be there for another version or article; what differs from them is not to be told again.
  if (redactionOf(await readEvents(ports.store, articleId), predecessor) !== undefined) return undefined;
  const { record } = await recordOrThrow(ports.store, articleId, predecessor);
  const extractor = ports.extractor.under(rule);
  if (record.extractor.digest !== theirs.digest) {
    const readOnce = (number: number) => readAgain({ ...ports, extractor }, articleId, number);
    const before = await readOnce(predecessor);
    const isOurs = theirs.digest === extractor.version.digest;
    const now = isOurs ? { article: after } : await readOnce(version);
    if (!("outcome" in before) && !("outcome" in now))
      return { before: before.article, after: now.article, again: isOurs ? "before" : "both" };
  }
  return { before: await readArticle(ports.store, articleId, record.articleDigest), after, again: "neither" };
}

async function recordOrThrow(
  store: ObjectStore,
  articleId: string,
  version: number,
): Promise<{ record: VersionRecord; digest: Digest }> {
  const stored = await readRecordTwice(store, articleId, version);
  if (stored === undefined) {
    throw new DamagedObjectError(
      versionKey(articleId, version, "record.json"),
      "a later object names it, but it is missing",
    );
  }
  return stored;
}

async function writeDerived(
  store: ObjectStore,
  key: string,
  bytes: Uint8Array,
  facts: ObjectFacts,
  derivation: Derivation,
): Promise<void> {
  if ((await store.putIfAbsent(key, bytes, facts)) === "created" || derivation === "missing") return;
  const stored = await store.get(key);
  if (stored === undefined || digestOf(stored.bytes) === digestOf(bytes)) return;
  await store.replaceIfUnchanged(key, stored.tag, bytes, facts);
}
