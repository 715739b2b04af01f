/**
 * What is derived of a version (`article.txt`, `diff.json`, `diff.txt`) made again and held against what is stored:
 * under no signature, and what people read first.
 */
import { comparingStore, type EvidenceReader } from "../../archive/evidence-reader.ts";
import { versionKey } from "../../archive/keys.ts";
import { decodeJson } from "../../archive/stored-json.ts";
import { type ArchivedDiff, archivedDiffSchema } from "../../article/archived-diff.ts";
import { DamagedObjectError, UsageError } from "../../article/errors.ts";
import type { VersionRecord } from "../../article/record.ts";
import { textDigestOf } from "../../article/text-digest.ts";
import { applyDiff } from "../../compare/apply-diff.ts";
import { comparisonDigest } from "../../compare/comparison-digest.ts";
import { completeVersion, loadVersion, type VersionAtHand } from "../complete-version.ts";
import { unlessRedacted } from "../redactions.ts";
import { type DerivingTools, isOurs } from "./derive-texts.ts";
import type { Findings } from "./findings.ts";

/** `again`: the stored diff was made again. `other`: another comparison made it, so only its words were held. */
export type DiffHeld = "again" | "other" | "none";

const altered = "was altered: it is not what the stored texts give; `stet rebuild --anew` makes it again";

export async function deriveCopies(
  reader: EvidenceReader,
  record: VersionRecord,
  tools: DerivingTools,
  findings: Findings,
): Promise<DiffHeld> {
  const differing = new Set<string>();
  const store = comparingStore(reader, (key) => differing.add(key));
  const keyOf = (file: "article.txt" | "diff.json" | "diff.txt") =>
    versionKey(record.articleId, record.version, file);
  const loaded = await unlessDamaged(() =>
    unlessRedacted(() => loadVersion({ ...tools, store }, record.articleId, record.version)),
  );
  if (loaded === undefined) return "none";
  await completeVersion(store, loaded);
  if (differing.has(keyOf("article.txt"))) findings.add("altered", keyOf("article.txt"), altered);
  const bytes = loaded.compared === undefined ? undefined : await reader.read(keyOf("diff.json"));
  if (bytes === undefined) return "none";
  const diff = readDiff(keyOf("diff.json"), bytes, findings);
  if (diff === undefined) return "none";
  if (diff.comparison !== comparisonDigest || isReadByOthers(diff, record, tools)) {
    if (!leadsFromTextToText(diff, loaded)) findings.add("altered", keyOf("diff.json"), altered);
    return "other";
  }
  for (const file of ["diff.json", "diff.txt"] as const)
    if (differing.has(keyOf(file))) findings.add("altered", keyOf(file), altered);
  return "again";
}

/** Texts, records and payloads that are missing or altered are told where they are hashed. */
async function unlessDamaged<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof DamagedObjectError) return undefined;
    throw error;
  }
}

function readDiff(key: string, bytes: Uint8Array, findings: Findings): ArchivedDiff | undefined {
  try {
    return decodeJson(archivedDiffSchema, key, bytes);
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    findings.add("altered", key, `cannot be read: ${error.message.slice(key.length + 2)}`);
    return undefined;
  }
}

/** A side was read again by an extractor that is not at hand, or may be another than ours. */
function isReadByOthers(
  { before, after }: ArchivedDiff,
  record: VersionRecord,
  tools: DerivingTools,
): boolean {
  return after.extractedAgain === true || (before.extractedAgain && !isOurs(record, tools));
}

function leadsFromTextToText({ before, after, diff }: ArchivedDiff, { compared }: VersionAtHand): boolean {
  if (compared === undefined || compared.again !== "neither") return true;
  if (before.extractedAgain || after.extractedAgain === true) return true;
  try {
    return textDigestOf(applyDiff(compared.before, diff)) === textDigestOf(compared.after);
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
