/**
 * The tree as it lies in the archive, and how it grows. Which leaves come next is decided in one object, by
 * replace-if-unchanged, before any tile is written: so whoever finishes what a crash left writes the same tiles, and
 * they can be create-only. The checkpoint is signed last.
 */
import * as z from "zod";
import { checkpointKey, sequenceKey, tileKey, treeKeysKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { encodeJson, encodeText, jsonFacts, readJson, textFacts } from "../archive/stored-json.ts";
import { DamagedObjectError, OccupiedError, UsageError } from "../article/errors.ts";
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from "../proof/checkpoint.ts";
import { type Hash, sameHash } from "../proof/merkle-tree.ts";
import { formatVerifierKey, type VerifierKey } from "../proof/note-keys.ts";
import { type Note, parseNote, type Signer, signNote } from "../proof/signed-note.ts";
import {
  bundlePaths,
  edgePaths,
  type GrowingTree,
  growTree,
  isEmptyTile,
  parseBundle,
} from "../proof/tiles.ts";

/** Leaves decided on at once: their lines stand in one object. */
export const mostAtOnce = 1000;

const sequenceSchema = z.object({
  format: z.literal(1),
  /** Leaves before `entries`. */
  size: z.int().min(0),
  /** Lines of the leaves that come next, or came last. */
  entries: z.array(z.string()).max(mostAtOnce),
});
type Sequence = z.infer<typeof sequenceSchema>;

interface SignedCheckpoint {
  /** The note as it is stored. */
  readonly content: string;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  readonly tag: string;
}

/** Undefined where nothing was signed yet. Whether the signature holds is for `verify` to say. */
export async function readCheckpoint(store: ObjectStore): Promise<SignedCheckpoint | undefined> {
  const stored = await store.get(checkpointKey);
  if (stored === undefined) return undefined;
  const content = Buffer.from(stored.bytes).toString("utf8");
  const note = parseNote(content);
  const checkpoint = note && parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined)
    throw new DamagedObjectError(checkpointKey, "is no signed checkpoint: it was altered");
  return { content, note, checkpoint, tag: stored.tag };
}

export interface TreeLog {
  readonly signed: SignedCheckpoint | undefined;
  /** With all leaves that were decided on, signed or not. */
  readonly tree: GrowingTree;
  /** Of the object that decides. */
  readonly sequenceTag: string | undefined;
}

/** Opens the tree, and writes the tiles that a run which died had left to write. */
export async function openTree(store: ObjectStore): Promise<TreeLog> {
  const signed = await readCheckpoint(store);
  const stored = await readJson(store, sequenceSchema, sequenceKey);
  const from = signed?.checkpoint.size ?? 0;
  const tree = growTree(from, await readEdge(store, from));
  if (signed !== undefined && !sameHash(tree.root(), signed.checkpoint.root)) {
    throw new DamagedObjectError(
      checkpointKey,
      "the tiles beside it lead to another root, so nothing more is signed: `stet verify` tells what was altered",
    );
  }
  const { size, entries }: Sequence = stored?.value ?? { format: 1, size: from, entries: [] };
  for (const entry of (await readEntries(store, size)).slice(from)) tree.append(entry);
  for (const line of entries.slice(Math.max(0, from - size))) tree.append(encodeText(line));
  const log = { signed, tree, sequenceTag: stored?.tag };
  if (tree.size > from) await writeTiles(store, tree);
  return log;
}

async function readEdge(store: ObjectStore, size: number) {
  const { levels, entries } = edgePaths(size);
  const tiles = await Promise.all(levels.map((path) => readTile(store, path)));
  return { levels: tiles, entries: bundleEntries(entries, await readTile(store, entries)) };
}

async function readTile(store: ObjectStore, path: string): Promise<Uint8Array> {
  if (isEmptyTile(path)) return new Uint8Array();
  const stored = await store.get(tileKey(path));
  if (stored === undefined)
    throw new DamagedObjectError(tileKey(path), "is missing, though the checkpoint needs it");
  return stored.bytes;
}

function bundleEntries(path: string, bytes: Uint8Array): Uint8Array[] {
  const entries = parseBundle(bytes);
  if (entries === undefined) throw new DamagedObjectError(tileKey(path), "is no bundle of entries");
  return entries;
}

/** The entries of a tree of this size, in order. */
export async function readEntries(store: ObjectStore, size: number): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (const path of bundlePaths(size)) {
    for (const entry of bundleEntries(path, await readTile(store, path))) entries.push(entry);
  }
  return entries;
}

/** Decides on the next leaves and writes their tiles. Throws an OccupiedError when another run was faster. */
export async function addLeaves(
  store: ObjectStore,
  log: TreeLog,
  lines: readonly string[],
): Promise<TreeLog> {
  const bytes = encodeJson(sequenceSchema, { format: 1, size: log.tree.size, entries: [...lines] });
  const sequenceTag = await putOver(store, sequenceKey, log.sequenceTag, bytes);
  for (const line of lines) log.tree.append(encodeText(line));
  await writeTiles(store, log.tree);
  return { ...log, sequenceTag };
}

async function putOver(
  store: ObjectStore,
  key: string,
  tag: string | undefined,
  bytes: Uint8Array,
): Promise<string> {
  const facts = key.endsWith(".json") ? jsonFacts : textFacts;
  if (tag !== undefined) {
    const replaced = await store.replaceIfUnchanged(key, tag, bytes, facts);
    if (replaced !== undefined) return replaced.tag;
  } else if ((await store.putIfAbsent(key, bytes, facts)) === "created") {
    return (await store.get(key))?.tag ?? "";
  }
  throw new OccupiedError(
    `${store.address}: another run extends the tree just now: try again when it is done`,
  );
}

async function writeTiles(store: ObjectStore, tree: GrowingTree): Promise<void> {
  for (const { path, bytes } of tree.takeFiles()) {
    const key = tileKey(path);
    const put = await store.putIfAbsent(key, bytes, { contentType: "application/octet-stream" });
    if (put === "created") continue;
    const found = await store.get(key);
    if (found === undefined || Buffer.compare(found.bytes, bytes) !== 0)
      throw new DamagedObjectError(key, "holds something else than the leaves that were decided on");
  }
}

/** Signs the tree as it is and puts the checkpoint in its place. Answers the note. */
export async function signTree(
  store: ObjectStore,
  { signed, tree }: TreeLog,
  signer: Signer,
): Promise<string> {
  const root: Hash = tree.root();
  const { name } = signer.key;
  if (signed !== undefined && signed.checkpoint.origin !== name) {
    throw new UsageError(
      `${store.address} is signed as ${signed.checkpoint.origin}, and this key is ${name}'s: use a key of that name`,
    );
  }
  const content = await signNote(formatCheckpoint({ origin: name, size: tree.size, root }), signer);
  await noteKey(store, signer.key);
  await putOver(store, checkpointKey, signed?.tag, encodeText(content));
  return content;
}

/** For those who have no key from elsewhere; a list, since a key may be followed by another. */
export async function noteKey(store: ObjectStore, key: VerifierKey): Promise<void> {
  const line = `${formatVerifierKey(key)}\n`;
  const stored = await store.get(treeKeysKey);
  const before = stored === undefined ? "" : Buffer.from(stored.bytes).toString("utf8");
  if (!before.includes(line)) await putOver(store, treeKeysKey, stored?.tag, encodeText(before + line));
}
