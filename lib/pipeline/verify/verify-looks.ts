/** The record of checks: whether each part can be read, and none is missing between those of a run. */
import { decodeLooks } from "../../archive/check-lines.ts";
import type { EvidenceReader } from "../../archive/evidence-reader.ts";
import { nameOfChecks, prefixes } from "../../archive/keys.ts";
import { DamagedObjectError } from "../../article/errors.ts";
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
