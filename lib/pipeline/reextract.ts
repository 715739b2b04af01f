/**
 * Reads stored payloads again by this extractor, and puts what it makes of them beside what was made of them then. No
 * evidence is touched. What differs from then is our doing and is kept as such (`ours.json`), written last: a run that
 * was stopped goes on where it stood, and several may work side by side.
 */
import { readEvents } from "../archive/append-event.ts";
import { type AgainFile, againKey } from "../archive/keys.ts";
import type { ObjectFacts } from "../archive/store.ts";
import { encodeJson, encodeText, jsonFacts, readJson, textFacts } from "../archive/stored-json.ts";
import { readRecordTwice } from "../archive/version-chain.ts";
import { archivedDiffSchema } from "../article/archived-diff.ts";
import type { Digest } from "../article/digest.ts";
import { DamagedObjectError } from "../article/errors.ts";
import { type Ours, oursSchema } from "../article/ours.ts";
import type { VersionRecord } from "../article/record.ts";
import { compareArticles } from "../compare/compare-articles.ts";
import { renderDiffText } from "../compare/render-diff-text.ts";
import { readArticle } from "./comparable-tip.ts";
import type { DerivingPorts } from "./complete-version.ts";
import { type Reading, readAgain } from "./read-page.ts";
import { readableArticle } from "./readable-article.ts";
import { redactionOf } from "./redactions.ts";
import type { WatchedArticle } from "./watches.ts";

/** `known`: this very extractor read it then, or has read it again already. */
type Reextracted =
  | { readonly kind: "known" }
  | { readonly kind: "read"; readonly ours: Ours }
  | { readonly kind: "damaged"; readonly problem: string };

export interface ReextractedVersion {
  readonly articleId: string;
  readonly targetUrl: string;
  readonly version: number;
  readonly result: Reextracted;
}

export interface Reextraction {
  /** Articles that are read side by side. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  readonly onVersion: (version: ReextractedVersion) => void;
}

/** Answers whether all was done: not, when the signal came first. */
export async function reextract(
  ports: DerivingPorts,
  articles: AsyncIterable<WatchedArticle>,
  { atOnce, signal, onVersion }: Reextraction,
): Promise<boolean> {
  const source = articles[Symbol.asyncIterator]();
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const next = await source.next();
      if (next.done === true) return;
      for await (const version of versionsAgain(ports, next.value)) {
        onVersion(version);
        if (signal.aborted) return;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return !signal.aborted;
}

interface StoredRecord {
  readonly record: VersionRecord;
  readonly digest: Digest;
}

async function* versionsAgain(
  general: DerivingPorts,
  { articleId, watch }: WatchedArticle,
): AsyncGenerator<ReextractedVersion> {
  const ports = { ...general, extractor: general.extractor.under(watch.rule) };
  const events = await readEvents(ports.store, articleId);
  let before: StoredRecord | undefined;
  let readBefore: Reading | undefined;
  for (let version = 1; ; version++) {
    const stored = await readRecordTwice(ports.store, articleId, version);
    if (stored === undefined) return;
    const told = { articleId, targetUrl: watch.targetUrl, version };
    if (redactionOf(events, version) !== undefined) {
      // Its words were taken down, and are not to come back as ours.
      yield { ...told, result: { kind: "known" } };
      [before, readBefore] = [undefined, undefined];
      continue;
    }
    if (await isKnown(ports, stored)) {
      yield { ...told, result: { kind: "known" } };
      [before, readBefore] = [stored, undefined];
      continue;
    }
    try {
      const read = await readAgain(ports, articleId, version);
      if (before !== undefined) readBefore ??= await readAgain(ports, articleId, before.record.version);
      const ours = await derive(ports, stored, read, before && readBefore && { ...before, read: readBefore });
      yield { ...told, result: { kind: "read", ours } };
      [before, readBefore] = [stored, read];
    } catch (error) {
      if (!(error instanceof DamagedObjectError)) throw error;
      yield { ...told, result: { kind: "damaged", problem: error.message } };
      // The next version has nothing to be held against.
      [before, readBefore] = [undefined, undefined];
    }
  }
}

async function isKnown({ store, extractor }: DerivingPorts, { record }: StoredRecord): Promise<boolean> {
  const { digest } = extractor.version;
  if (record.extractor.digest === digest) return true;
  const key = againKey(record.articleId, digest, record.version, "ours.json");
  return (await readJson(store, oursSchema, key)) !== undefined;
}

/** Writes what is read now of one version, and what of it is our doing. */
async function derive(
  { store, extractor }: DerivingPorts,
  { record, digest }: StoredRecord,
  read: Reading,
  before: (StoredRecord & { readonly read: Reading }) | undefined,
): Promise<Ours> {
  const { articleId, version } = record;
  const write = (file: AgainFile, bytes: Uint8Array, facts: ObjectFacts) =>
    store.putIfAbsent(againKey(articleId, extractor.version.digest, version, file), bytes, facts);
  const common = {
    format: 1,
    articleId,
    version,
    recordDigest: digest,
    extractor: extractor.version,
  } as const;
  if ("outcome" in read) {
    const ours: Ours = { ...common, outcome: read.outcome, reason: read.reason };
    await write("ours.json", encodeJson(oursSchema, ours), jsonFacts);
    return ours;
  }
  await write("article.json", read.bytes, jsonFacts);
  await write("article.txt", encodeText(readableArticle(read.article)), textFacts);
  const sameAsBefore =
    before !== undefined && !("outcome" in before.read) && before.read.textDigest === read.textDigest;
  if (record.predecessor !== undefined && before !== undefined && !("outcome" in before.read)) {
    const diff = compareArticles(before.read.article, read.article);
    const archived = {
      format: 1 as const,
      articleId,
      before: { version: before.record.version, recordDigest: before.digest, extractedAgain: true },
      after: { version, recordDigest: digest, extractedAgain: true },
      window: { after: record.predecessor.lastSeenAt, before: record.capture.capturedAt },
      diff,
    };
    await write("diff.json", encodeJson(archivedDiffSchema, archived), jsonFacts);
    await write("diff.txt", encodeText(renderDiffText(diff)), textFacts);
  }
  const { textDigest, articleDigest, textLength } = read;
  const then = await readArticle(store, articleId, record.articleDigest);
  const ours: Ours = {
    ...common,
    read: { textDigest, articleDigest, textLength },
    ...(textDigest === record.textDigest ? {} : { diff: compareArticles(then, read.article) }),
    ...(sameAsBefore ? { sameAsBefore: true } : {}),
  };
  await write("ours.json", encodeJson(oursSchema, ours), jsonFacts);
  return ours;
}
