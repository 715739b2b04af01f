/** The record of checks: whether each part can be read, and none is missing between those of a run. */
import { decodeLooks } from "../../archive/check-lines.ts";
import type { EvidenceReader } from "../../archive/evidence-reader.ts";
import { archiveKey, nameOfChecks, prefixes, shardKey, shardOfArticle } from "../../archive/keys.ts";
import { decodeLayout } from "../../archive/layout.ts";
import { DamagedObjectError } from "../../article/errors.ts";
import type { Instant } from "../../article/instant.ts";
import type { VersionRecord } from "../../article/record.ts";
import { decodeTimetable } from "../../watch/timetable-form.ts";
import type { Findings } from "./findings.ts";

/** Answers how many looks are on record. What came last of a run, and whole runs, can be missing unseen. */
export async function verifyLooks(reader: EvidenceReader, findings: Findings): Promise<number> {
  let looks = 0;
  const parts = new Map<string, Set<number>>();
  for await (const key of reader.keys(prefixes.checks)) {
    const name = nameOfChecks(key);
    if (name === undefined) continue;
    const { run, part } = name;
    parts.set(run, (parts.get(run) ?? new Set()).add(part));
    const bytes = await reader.read(key);
    if (bytes !== undefined) looks += countLooks(key, bytes, findings);
  }
  for (const [run, found] of parts) {
    for (let part = 0; part < Math.max(...found); part++) {
      if (!found.has(part))
        findings.add(
          "missing",
          keyOfPart(run, part),
          "is not there, though a later part of its run is: looks were deleted, or not copied",
        );
    }
  }
  return looks;
}

const keyOfPart = (run: string, part: number): string => `${run}-${part}.ndjson.gz`;

function countLooks(key: string, bytes: Uint8Array, findings: Findings): number {
  try {
    return decodeLooks(key, bytes).length;
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    findings.add("altered", key, `cannot be read: ${error.message.slice(key.length + 2)}`);
    return 0;
  }
}

/**
 * Of an archive without any line: whether a version was made by a run that has not given its shard up, and so died
 * before it wrote its lines, or is still at work. The next run writes what the record says of such a look.
 */
export async function runsWithoutLines(reader: EvidenceReader): Promise<(record: VersionRecord) => boolean> {
  const shards = (await decoded(reader, archiveKey, (_, bytes) => decodeLayout(bytes)))?.shards ?? 0;
  const takenAt = new Map<number, Instant>();
  for (let shard = 0; shard < shards; shard++) {
    const lease = (await decoded(reader, shardKey(shard), decodeTimetable))?.lease;
    if (lease !== undefined) takenAt.set(shard, lease.takenAt);
  }
  return ({ articleId, capture }) => {
    const since = shards === 0 ? undefined : takenAt.get(shardOfArticle(articleId, shards));
    return since !== undefined && capture.capturedAt >= since;
  };
}

/** Of what proves nothing: undefined where it is not there, or cannot be read. */
async function decoded<T>(
  reader: EvidenceReader,
  key: string,
  decode: (key: string, bytes: Uint8Array) => T,
): Promise<T | undefined> {
  const bytes = await reader.read(key);
  try {
    return bytes && decode(key, bytes);
  } catch (error) {
    if (error instanceof DamagedObjectError) return undefined;
    throw error;
  }
}
