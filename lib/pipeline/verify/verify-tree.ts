/**
 * The tree of an archive against its checkpoint, against keys that are trusted, and against a checkpoint that somebody
 * kept: everything is computed again from the entries. Answers what the tree says every record and event must be.
 */

import type { EvidenceReader } from "../../archive/evidence-reader.ts";
import {
  checkpointKey,
  evidenceKey,
  parseEvidenceKey,
  prefixes,
  tileKey,
  treeKeysKey,
} from "../../archive/keys.ts";
import type { Digest } from "../../article/digest.ts";
import { type Checkpoint, parseCheckpoint } from "../../proof/checkpoint.ts";
import { parseEntry } from "../../proof/entry.ts";
import { type Hash, leafHash, rootOf, sameHash } from "../../proof/merkle-tree.ts";
import { parseVerifierKey, type VerifierKey } from "../../proof/note-keys.ts";
import { isSignedBy, type Note, parseNote } from "../../proof/signed-note.ts";
import { bundlePaths, growTree, parseBundle } from "../../proof/tiles.ts";
import type { Findings } from "./findings.ts";

export interface TrustedThings {
  /** Public keys that came from elsewhere than the archive; none: the archive's own account is taken. */
  readonly keys: readonly VerifierKey[];
  /** Checkpoints that were kept elsewhere. */
  readonly kept: readonly KeptCheckpoint[];
}

export interface KeptCheckpoint {
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** By number, from 1: the digests that the tree has of an article's records and events. */
export interface CoveredArticle {
  readonly versions: Digest[];
  readonly events: Digest[];
}

export interface VerifiedTree {
  /** Absent where there is none, or none that can be read. */
  readonly checkpoint: Checkpoint | undefined;
  /** Those that the signatures were held against. */
  readonly keys: readonly VerifierKey[];
  readonly covered: Map<string, CoveredArticle>;
}

export async function verifyTree(
  reader: EvidenceReader,
  trusted: TrustedThings,
  findings: Findings,
): Promise<VerifiedTree> {
  const keys = trusted.keys.length > 0 ? trusted.keys : await keysOfArchive(reader);
  const checkpoint = await readSigned(reader, trusted, keys, findings);
  const entries = checkpoint === undefined ? [] : await readEntries(reader, checkpoint.size, findings);
  if (checkpoint !== undefined && entries.length === checkpoint.size) {
    const leaves = entries.map(leafHash);
    const files = await verifyTiles(reader, entries, findings);
    if (!sameHash(rootOf(leaves), checkpoint.root)) {
      findings.add(
        "altered",
        checkpointKey,
        `signs another tree than ${files ? "the one beside it" : "its entries make"}: entries were changed, left out, put in or put in another order after it was signed`,
      );
    }
    for (const kept of trusted.kept) holdAgainstKept(leaves, checkpoint, kept, keys, findings);
  }
  return { checkpoint, keys, covered: coveredBy(entries, findings) };
}

async function keysOfArchive(reader: EvidenceReader): Promise<VerifierKey[]> {
  const bytes = await reader.read(treeKeysKey);
  return textOf(bytes ?? new Uint8Array())
    .split("\n")
    .flatMap((line) => parseVerifierKey(line) ?? []);
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

async function readSigned(
  reader: EvidenceReader,
  { keys: pinned, kept }: TrustedThings,
  keys: readonly VerifierKey[],
  findings: Findings,
): Promise<Checkpoint | undefined> {
  const bytes = await reader.read(checkpointKey);
  if (bytes === undefined) {
    if (kept.length > 0 || pinned.length > 0)
      findings.add(
        "missing",
        checkpointKey,
        "is not there, though this archive was signed: nothing shows that its versions are the ones that were",
      );
    return undefined;
  }
  const note = parseNote(textOf(bytes));
  const checkpoint = note && parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined) {
    findings.add("altered", checkpointKey, "is no signed checkpoint any more");
    return undefined;
  }
  const whose = pinned.length > 0 ? "the key that you gave" : `a key in ${treeKeysKey}`;
  if (!isSignedBy(note, keys))
    findings.add(
      "altered",
      checkpointKey,
      `is not signed by ${whose}: it was altered, or another signed in the owner's place`,
    );
  else if (!keys.some(({ name }) => name === checkpoint.origin))
    findings.add("altered", checkpointKey, `is the checkpoint of another archive, ${checkpoint.origin}`);
  return checkpoint;
}

/** Ends at the first bundle that is missing or cannot be read. */
async function readEntries(reader: EvidenceReader, size: number, findings: Findings): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for (const path of bundlePaths(size)) {
    const bytes = await reader.read(tileKey(path));
    const entries = bytes && parseBundle(bytes);
    const whole = Math.min(size - all.length, 256);
    if (bytes === undefined) {
      findings.add("missing", tileKey(path), "is not there: what it lists is covered by nothing");
      return all;
    }
    if (entries?.length !== whole) {
      findings.add("altered", tileKey(path), `does not hold the ${whole} entries that stood there`);
      return all;
    }
    for (const entry of entries) all.push(entry);
  }
  return all;
}

/** Every tile and bundle that is there, earlier partial ones too, against what the entries make. */
async function verifyTiles(
  reader: EvidenceReader,
  entries: readonly Uint8Array[],
  findings: Findings,
): Promise<boolean> {
  const tree = growTree(0, { levels: [], entries: [] });
  for (const entry of entries) tree.append(entry);
  const files = tree.takeFiles();
  const made = new Map(files.map(({ path, bytes }) => [tileKey(path), bytes]));
  const whole = new Map(files.map(({ path, bytes }) => [withoutWidth(tileKey(path)), bytes]));
  const before = findings.altered;
  const there = new Set<string>();
  for await (const key of reader.keys(`${prefixes.tree}tile/`)) {
    there.add(key);
    const bytes = await reader.read(key);
    const expected = whole.get(withoutWidth(key));
    // What lies beyond was written for a checkpoint that is not signed yet.
    if (bytes === undefined || expected === undefined || bytes.length > expected.length) continue;
    const same = Buffer.compare(bytes, expected.subarray(0, bytes.length)) === 0;
    if (!same || (made.has(key) && bytes.length !== expected.length))
      findings.add("altered", key, "is not what the entries of the tree make");
  }
  for (const key of made.keys())
    if (!there.has(key)) findings.add("missing", key, "is not there; it can be made again from the entries");
  return findings.altered === before;
}

const withoutWidth = (key: string): string => key.replace(/\.p\/\d+$/, "");

function holdAgainstKept(
  leaves: readonly Hash[],
  { size, origin }: Checkpoint,
  { note, checkpoint: kept }: KeptCheckpoint,
  keys: readonly VerifierKey[],
  findings: Findings,
): void {
  const say = (what: string) => findings.add("altered", checkpointKey, what);
  if (kept.origin !== origin) say(`is ${origin}'s, and the checkpoint that you kept is ${kept.origin}'s`);
  else if (!isSignedBy(note, keys))
    say("and the checkpoint that you kept are signed by different keys: one of the two is not the owner's");
  else if (kept.size > size)
    say(
      `is older than the checkpoint that you kept: it covers ${size} records and events, and yours ${kept.size}, so ${kept.size - size} were taken back`,
    );
  else if (!sameHash(rootOf(leaves.slice(0, kept.size)), kept.root))
    say(
      `does not go on from the checkpoint that you kept: among the first ${kept.size} records and events some were changed, left out or put in since`,
    );
}

function coveredBy(entries: readonly Uint8Array[], findings: Findings): Map<string, CoveredArticle> {
  const covered = new Map<string, CoveredArticle>();
  for (const [index, bytes] of entries.entries()) {
    const entry = parseEntry(bytes);
    const evidence = parseEvidenceKey(entry?.key ?? "");
    if (entry === undefined || evidence === undefined) {
      findings.add("altered", `${prefixes.tree}tile/entries`, `leaf ${index} names no record and no event`);
      continue;
    }
    const article = covered.get(evidence.articleId) ?? { versions: [], events: [] };
    covered.set(evidence.articleId, article);
    const digests = evidence.kind === "event" ? article.events : article.versions;
    if (evidence.number === digests.length + 1) digests.push(entry.digest);
    else
      findings.add(
        "altered",
        evidenceKey(evidence),
        `stands in the tree as leaf ${index}, where ${evidence.kind} ${digests.length + 1} has its place: twice, or out of its order`,
      );
  }
  return covered;
}
