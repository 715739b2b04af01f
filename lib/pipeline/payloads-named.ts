/**
 * Which payloads the archive's records and events still name. Two articles may have the very same bytes, and nothing but
 * the records says so: the whole archive is asked, in as many reads as it has records and events.
 */
import {
  type Evidence,
  evidenceKey,
  parseArticleKey,
  parseEvidenceKey,
  payloadKey,
  prefixes,
} from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { decodeJson } from "../archive/stored-json.ts";
import { eventSchema } from "../article/event.ts";
import { recordSchema } from "../article/record.ts";
import { inParallel } from "./in-parallel.ts";

/** Articles asked side by side: a bucket answers many at once, and each article's own answers come one after the other. */
const articlesAtOnce = 32;

/** `goes`: versions that are not to be counted. Answers payloads by key, each with a record or event that names it. */
export async function payloadsNamed(
  store: ObjectStore,
  goes: (articleId: string, version: number) => boolean,
): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  /** Whichever article is answered first, the same one is told of. */
  const note = (payload: string, by: string): void => {
    if (by > (named.get(payload) ?? "")) named.set(payload, by);
  };
  await inParallel(articlesAtOnce, evidenceByArticle(store), async (evidence) => {
    const redacted = new Set<number>();
    // Events come before versions in the order of keys: what was taken down is known before its record is read.
    for (const one of evidence) {
      const key = evidenceKey(one);
      const bytes = (await store.get(key))?.bytes;
      if (bytes === undefined) continue;
      if (one.kind === "version") {
        const { version, payloadDigest } = decodeJson(recordSchema, key, bytes);
        if (!redacted.has(version) && !goes(one.articleId, version)) note(payloadKey(payloadDigest), key);
        continue;
      }
      const { kind, version, late } = decodeJson(eventSchema, key, bytes);
      if (kind === "redacted") redacted.add(version);
      if (late !== undefined && !goes(one.articleId, version)) note(payloadKey(late.payloadDigest), key);
    }
  });
  return named;
}

async function* evidenceByArticle(store: ObjectStore): AsyncGenerator<readonly Evidence[]> {
  let current: string | undefined;
  let evidence: Evidence[] = [];
  for await (const { key } of store.list(prefixes.articles)) {
    const articleId = parseArticleKey(key)?.articleId;
    if (articleId !== current) {
      yield evidence;
      [current, evidence] = [articleId, []];
    }
    const parsed = parseEvidenceKey(key);
    if (parsed !== undefined) evidence.push(parsed);
  }
  yield evidence;
}
