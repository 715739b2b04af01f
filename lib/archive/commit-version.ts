/**
 * The commit protocol. Write order: payload and text by their own digests, then `record.json`, create only if absent:
 * that is the commit point. Dying before it leaves objects nobody names; dying after it leaves derived objects that
 * the next look completes. Any number of writers may race for a slot; the store's condition decides, and the losers
 * read what won. See docs/archive.md; test/pipeline/commit runs it with crashes and lost answers.
 */
import type { Capture, Encoding } from "../article/capture.ts";
import { type Digest, digestOf } from "../article/digest.ts";
import { DamagedObjectError, LimitExceededError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import type { Tip } from "../article/look.ts";
import { type ExtractorVersion, recordSchema, type VersionRecord } from "../article/record.ts";
import type { Reservations } from "../article/reservations.ts";
import type { SiteRule } from "../article/site-rule.ts";
import { payloadKey, textKey, versionKey } from "./keys.ts";
import { overtaking } from "./overtaken.ts";
import type { ObjectFacts, ObjectStore } from "./store.ts";
import { encodeJson, jsonFacts } from "./stored-json.ts";
import { earlierVersion, readVersionAfter, tipOf } from "./version-chain.ts";

/** A text that may become a version: everything a record says but its place in the chain. */
export interface Candidate {
  readonly articleId: string;
  readonly urlKey: string;
  readonly capture: Capture;
  readonly encoding?: Encoding | undefined;
  readonly reservations?: Reservations | undefined;
  readonly confirmedAt?: Instant;
  /** Absent when the payload is stored already. */
  readonly payload?: Uint8Array;
  readonly payloadDigest: Digest;
  readonly payloadBytes: number;
  /** Encoded `article.json`; absent when it is stored already. */
  readonly article?: Uint8Array;
  readonly articleDigest: Digest;
  readonly textDigest: Digest;
  readonly textLength: number;
  readonly extractor: ExtractorVersion;
  /** The rule under which the extractor read it. */
  readonly rule?: SiteRule;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface Commit {
  /**
   * `committed`: a new version. `unchanged`: somebody else stored this very text. `late`: the newest version may have
   * been captured after this candidate (overtaken.ts). `incomparable`: it was extracted by another extractor, so the
   * caller must compare again.
   */
  readonly kind: "committed" | "unchanged" | "late" | "incomparable";
  /** The newest version now. */
  readonly tip: Tip;
  /** Only of `committed`. */
  readonly record?: VersionRecord;
  /** Versions by other writers that were met on the way, whose derived objects may be missing. */
  readonly overtaken: readonly Tip[];
}

/** Other writers' versions met in one commit. More than this is no race but a fault. */
const mostSlots = 1000;

/** Stores payload and text, if they are not there yet. */
export async function storeEvidence(store: ObjectStore, candidate: Candidate): Promise<void> {
  if (candidate.payload !== undefined) {
    await store.putIfAbsent(
      payloadKey(candidate.payloadDigest),
      candidate.payload,
      payloadFacts(candidate.capture),
    );
  }
  if (candidate.article !== undefined) {
    await store.putIfAbsent(
      textKey(candidate.articleId, candidate.articleDigest),
      candidate.article,
      jsonFacts,
    );
  }
}

/** Payloads are never served as what they claim to be; the claim stands beside them. */
export function payloadFacts(capture: Capture): ObjectFacts {
  const last = capture.exchanges.at(-1);
  const header = (name: string) =>
    last?.responseHeaders.find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
  const ascii = (value: string) => value.replace(/[^\x20-\x7e]/g, "?").slice(0, 200);
  return {
    contentType: "application/octet-stream",
    metadata: {
      "original-content-type": ascii(header("content-type")),
      "original-content-encoding": ascii(header("content-encoding")),
    },
  };
}

/**
 * Appends the candidate after `tip` (undefined: as version 1), or finds out why not.
 * `lastSeenAt`: the last look that saw `tip`; the edit fell after it.
 */
export async function commitVersion(
  store: ObjectStore,
  candidate: Candidate,
  tip: Tip | undefined,
  lastSeenAt: Instant | undefined,
): Promise<Commit> {
  await storeEvidence(store, candidate);
  const overtaken: Tip[] = [];
  let current = tip;
  for (let slot = 0; slot < mostSlots; slot++) {
    const seenAt = current === tip ? lastSeenAt : undefined;
    const attempt = await tryNextSlot(store, candidate, current, seenAt);
    if (attempt.mine) return { kind: "committed", tip: attempt.tip, record: attempt.record, overtaken };
    overtaken.push(attempt.tip);
    current = attempt.tip;
    const kind = overtaking(current, { ...candidate, capturedAt: candidate.capture.capturedAt });
    if (kind !== "later") return { kind, tip: current, overtaken };
  }
  throw new LimitExceededError(`${candidate.articleId}: ${mostSlots} versions appeared during one commit`);
}

async function tryNextSlot(
  store: ObjectStore,
  candidate: Candidate,
  tip: Tip | undefined,
  lastSeenAt: Instant | undefined,
): Promise<{ mine: boolean; tip: Tip; record: VersionRecord }> {
  const record = recordAfter(candidate, tip, lastSeenAt);
  const bytes = encodeJson(recordSchema, record);
  const mine = tipOf(record, digestOf(bytes), tip);
  const key = versionKey(candidate.articleId, record.version, "record.json");
  if ((await store.putIfAbsent(key, bytes, jsonFacts)) === "created")
    return { mine: true, tip: mine, record };
  const found = await readVersionAfter(store, candidate, tip);
  if (found === undefined) throw new DamagedObjectError(key, "there when written to, gone when read");
  return { mine: found.recordDigest === mine.recordDigest, tip: found, record };
}

function recordAfter(
  candidate: Candidate,
  tip: Tip | undefined,
  lastSeenAt: Instant | undefined,
): VersionRecord {
  const revertOf = tip === undefined ? undefined : earlierVersion(tip, candidate.textDigest);
  return {
    format: 1,
    articleId: candidate.articleId,
    urlKey: candidate.urlKey,
    version: (tip?.version ?? 0) + 1,
    payloadDigest: candidate.payloadDigest,
    payloadBytes: candidate.payloadBytes,
    textDigest: candidate.textDigest,
    textLength: candidate.textLength,
    articleDigest: candidate.articleDigest,
    ...(tip === undefined
      ? {}
      : {
          predecessor: {
            version: tip.version,
            recordDigest: tip.recordDigest,
            textDigest: tip.textDigest,
            lastSeenAt: lastSeenAt ?? tip.capturedAt,
          },
        }),
    ...(revertOf === undefined ? {} : { revertOf }),
    capture: candidate.capture,
    encoding: candidate.encoding,
    reservations: candidate.reservations,
    ...(candidate.confirmedAt === undefined ? {} : { confirmedAt: candidate.confirmedAt }),
    extractor: candidate.extractor,
    ...(candidate.rule === undefined ? {} : { rule: candidate.rule }),
    tool: candidate.tool,
  };
}
