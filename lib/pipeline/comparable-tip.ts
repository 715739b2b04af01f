/**
 * Text digests are comparable only under one extractor version. When ours is newer than the tip's, the tip's payload
 * is extracted again, so that a release of stet never looks like an edit by the newspaper. An older writer stands back.
 */

import { readEvents } from "../archive/append-event.ts";
import { textKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { readJson } from "../archive/stored-json.ts";
import { type Article, articleSchema } from "../article/article.ts";
import { type Digest, digestOf } from "../article/digest.ts";
import { DamagedObjectError } from "../article/errors.ts";
import type { Tip } from "../article/look.ts";
import type { ExtractorVersion } from "../article/record.ts";
import type { CheckPorts } from "./ports.ts";
import { readAgain } from "./read-page.ts";
import { redactionError, redactionOf, unlessRedacted } from "./redactions.ts";

export interface ComparableTip {
  readonly tip: Tip;
  readonly textDigest: Digest;
  readonly textLength: number;
  /** The tip's article as our extractor reads it; undefined where it was taken down. */
  readonly article: () => Promise<Article | undefined>;
  readonly extractedAgain: boolean;
}

type AgainPorts = Pick<CheckPorts, "store" | "decode" | "extractor">;

/** Undefined when a newer extractor than ours has been at work here. */
export async function comparableTip(
  ports: AgainPorts,
  articleId: string,
  tip: Tip,
): Promise<ComparableTip | undefined> {
  const ours = ports.extractor.version;
  if (tip.extractor.digest === ours.digest) {
    const article = once(() => unlessRedacted(() => readArticle(ports.store, articleId, tip.articleDigest)));
    return { tip, textDigest: tip.textDigest, textLength: tip.textLength, article, extractedAgain: false };
  }
  if (isOlder(ours, tip.again?.extractor ?? tip.extractor)) return undefined;
  if (tip.again?.extractor.digest === ours.digest) {
    const article = once(async () => (await readUnlessRedacted(ports, articleId, tip))?.article);
    return {
      tip,
      textDigest: tip.again.textDigest,
      textLength: tip.again.textLength,
      article,
      extractedAgain: true,
    };
  }
  const again = await readUnlessRedacted(ports, articleId, tip);
  if (again === undefined) {
    // Nothing is left that ours could read: whatever the page says now has another digest, and makes a version.
    const { textDigest, textLength } = tip;
    return { tip, textDigest, textLength, article: async () => undefined, extractedAgain: false };
  }
  const { textDigest, textLength } = again;
  return {
    tip: { ...tip, again: { extractor: ours, textDigest, textLength } },
    textDigest,
    textLength,
    article: () => Promise.resolve(again.article),
    extractedAgain: true,
  };
}

/** The verdict, the loss rule and the diff all ask for it: one read serves them. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** Builds of one generation count as equals: each reads the other's tip again, and none has to stand back. */
function isOlder(ours: ExtractorVersion, theirs: ExtractorVersion): boolean {
  return ours.generation < theirs.generation;
}

/** The payload of a version that was taken down may still be there for another article: it is not this one's any more. */
async function readUnlessRedacted(ports: AgainPorts, articleId: string, tip: Tip) {
  if (redactionOf(await readEvents(ports.store, articleId), tip.version) !== undefined) return undefined;
  return await unlessRedacted(() => readOrThrow(ports, articleId, tip));
}

async function readOrThrow(ports: AgainPorts, articleId: string, tip: Tip) {
  const again = await readAgain(ports, articleId, tip.version);
  if ("outcome" in again) {
    throw new DamagedObjectError(
      `${articleId}, version ${tip.version}`,
      `cannot be extracted again: ${again.reason}`,
    );
  }
  return again;
}

/** The article as it was extracted at the time, by its digest. */
export async function readArticle(
  store: ObjectStore,
  articleId: string,
  articleDigest: Digest,
): Promise<Article> {
  const key = textKey(articleId, articleDigest);
  const stored = await readJson(store, articleSchema, key);
  if (stored === undefined) {
    throw (
      (await redactionError(store, articleId, key)) ??
      new DamagedObjectError(key, "a record names this text, but it is missing")
    );
  }
  if (digestOf(stored.bytes) !== articleDigest)
    throw new DamagedObjectError(key, "was altered: its bytes do not have the digest that its record names");
  return stored.value;
}
