/** Payload → article, or the reason why there is none. */

import { payloadKey } from "../archive/keys.ts";
import { readPayload } from "../archive/read-payload.ts";
import { encodeJson } from "../archive/stored-json.ts";
import { readRecordTwice } from "../archive/version-chain.ts";
import { type Article, articleSchema, articleText } from "../article/article.ts";
import { type Digest, digestOf } from "../article/digest.ts";
import { DamagedObjectError, LimitExceededError } from "../article/errors.ts";
import type { Outcome } from "../article/outcome.ts";
import type { VersionRecord } from "../article/record.ts";
import type { RulePart } from "../article/site-rule.ts";
import { textDigestOf } from "../article/text-digest.ts";
import type { Extraction } from "../extract/extract-article.ts";
import type { Extractor } from "./extractor.ts";
import type { CheckPorts } from "./ports.ts";
import { redactionError } from "./redactions.ts";

/** An article with all that is derived from its words alone. */
export interface ReadArticle {
  readonly article: Article;
  /** Encoded `article.json`. */
  readonly bytes: Uint8Array;
  readonly articleDigest: Digest;
  readonly textDigest: Digest;
  readonly textLength: number;
  /** Parts of the site rule that found nothing on the page. */
  readonly unmatched: readonly RulePart[];
}

export type Reading = ReadArticle | { readonly outcome: Outcome; readonly reason: string };

export function readHtml(extractor: Extractor, html: string, url: string): Reading {
  let extraction: Extraction;
  try {
    extraction = extractor.extract(html, { url });
  } catch (error) {
    if (error instanceof LimitExceededError) return { outcome: "unparseable", reason: error.message };
    throw error;
  }
  const { article, unmatched } = extraction;
  const bytes = encodeJson(articleSchema, article);
  return {
    article,
    bytes,
    articleDigest: digestOf(bytes),
    textDigest: textDigestOf(article),
    textLength: articleText(article).length,
    unmatched,
  };
}

type DecodePorts = Pick<CheckPorts, "store" | "decode">;

/** A stored version's payload as text, and the address it came from. */
export async function pageOf({ store, decode }: DecodePorts, articleId: string, version: number) {
  const stored = await readRecordTwice(store, articleId, version);
  if (stored === undefined)
    throw new DamagedObjectError(`${articleId}, version ${version}`, "its record is missing");
  const { record } = stored;
  const payload = await readVersionPayload(store, record);
  const last = record.capture.exchanges.at(-1);
  return { page: decode(payload, last?.responseHeaders ?? []), url: last?.url ?? record.capture.targetUrl };
}

/** A stored version's payload read by this extractor, under this extractor's rule. */
export async function readAgain(
  ports: DecodePorts & Pick<CheckPorts, "extractor">,
  articleId: string,
  version: number,
): Promise<Reading> {
  const { page, url } = await pageOf(ports, articleId, version);
  return "outcome" in page ? page : readHtml(ports.extractor, page.html, url);
}

/** Throws a RedactedError where it was taken down. */
export async function readVersionPayload(
  store: CheckPorts["store"],
  { articleId, payloadDigest }: Pick<VersionRecord, "articleId" | "payloadDigest">,
): Promise<Uint8Array> {
  try {
    return await readPayload(store, payloadDigest);
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    throw (await redactionError(store, articleId, payloadKey(payloadDigest))) ?? error;
  }
}
