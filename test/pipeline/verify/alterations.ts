/**
 * Twelve kinds of alteration, done at random to a sound archive whose public key is known and of which one older
 * checkpoint was kept. Some need no more than the store, some the owner's key; `resign` is somebody with another key.
 */
import { compareKeys } from "../../../lib/archive/key-order.ts";
import { evidenceKey, parseEvidenceKey, tileKey } from "../../../lib/archive/keys.ts";
import { encodeJson } from "../../../lib/archive/stored-json.ts";
import { digestOf } from "../../../lib/article/digest.ts";
import { instantAfter } from "../../../lib/article/instant.ts";
import { recordSchema } from "../../../lib/article/record.ts";
import type { KeptCheckpoint, TrustedThings } from "../../../lib/pipeline/verify/verify-tree.ts";
import { parseCheckpoint } from "../../../lib/proof/checkpoint.ts";
import { parseNote } from "../../../lib/proof/signed-note.ts";
import { bundlePaths, growTree, parseBundle } from "../../../lib/proof/tiles.ts";
import { createMemoryStore, emptyBucket, type MemoryBucket } from "../../archive/memory-store.ts";
import { seededRandom } from "../../seeded-random.ts";
import { ArchiveWriter, owner, signerOf } from "./sound-archive.ts";

export interface Sound {
  readonly bucket: MemoryBucket;
  /** As it was when a checkpoint before the kept one was signed. */
  readonly earlier: MemoryBucket;
  readonly trusted: TrustedThings;
  readonly keptSize: number;
  readonly seed: number;
}

type Draw = (below: number) => number;

const copyOf = ({ objects, writes }: MemoryBucket): MemoryBucket => ({ objects: new Map(objects), writes });

function keptOf(content: string): KeptCheckpoint {
  const note = parseNote(content);
  const checkpoint = note && parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined) throw new Error("no checkpoint");
  return { note, checkpoint };
}

export async function soundArchive(seed: number): Promise<Sound> {
  const random = seededRandom(seed);
  const draw: Draw = (below) => Math.floor(random() * below);
  const bucket = emptyBucket();
  const writer = new ArchiveWriter(createMemoryStore({ bucket }), `archive ${seed}`);
  await writer.open();
  const articles = 2 + draw(3);
  const live = async (steps: number) => {
    for (let step = 0; step < steps; step++)
      await (draw(5) === 0 && step > 0 ? writer.event(draw(articles)) : writer.version(draw(articles)));
    return await writer.checkpoint();
  };
  await live(3 + draw(4));
  const earlier = copyOf(bucket);
  const kept = keptOf(await live(3 + draw(5)));
  await live(1 + draw(5));
  // Some archives hold what no checkpoint covers yet.
  for (let late = draw(3); late > 0; late--) await writer.version(draw(articles));
  return {
    bucket,
    earlier,
    trusted: { keys: [owner.key], kept: [kept] },
    keptSize: kept.checkpoint.size,
    seed,
  };
}

type Alter = (bucket: MemoryBucket, draw: Draw, sound: Sound) => Promise<void> | void;

function put({ objects }: MemoryBucket, key: string, bytes: Uint8Array): void {
  objects.set(key, { bytes, tag: "altered", facts: { contentType: "application/octet-stream" } });
}

const bytesAt = ({ objects }: MemoryBucket, key: string): Uint8Array =>
  objects.get(key)?.bytes ?? new Uint8Array();

function pick<T>(items: readonly T[], draw: Draw): T {
  const item = items[draw(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

const keysLike = ({ objects }: MemoryBucket, pattern: RegExp): string[] =>
  [...objects.keys()].filter((key) => pattern.test(key));

const checkpointIn = (bucket: MemoryBucket) =>
  keptOf(Buffer.from(bytesAt(bucket, "tree/checkpoint")).toString());

/** Records and events under the last checkpoint, in the tree's order. */
function coveredKeys(bucket: MemoryBucket): string[] {
  return entriesOf(bucket).map((entry) => Buffer.from(entry).toString().slice(66, -1));
}

function entriesOf(bucket: MemoryBucket): Uint8Array[] {
  const { size } = checkpointIn(bucket).checkpoint;
  return bundlePaths(size).flatMap((path) => parseBundle(bytesAt(bucket, tileKey(path))) ?? []);
}

/** What a covered record or event, or something that it names, may be damaged in. */
function evidenceKeys(bucket: MemoryBucket): string[] {
  const covered = coveredKeys(bucket);
  return [...covered, ...keysLike(bucket, /^payloads\/|\/texts\/|^tree\/checkpoint$/)];
}

/** Tiles and bundles that the last checkpoint needs. */
function neededTiles(bucket: MemoryBucket): string[] {
  const tree = growTree(0, { levels: [], entries: [] });
  for (const entry of entriesOf(bucket)) tree.append(entry);
  return tree.takeFiles().map(({ path }) => tileKey(path));
}

/** Records of one article, parsed, in their order. */
function recordsOf(bucket: MemoryBucket, articleId: string) {
  const keys = keysLike(bucket, /\/record\.json$/).filter(
    (key) => parseEvidenceKey(key)?.articleId === articleId,
  );
  return keys.toSorted(compareKeys).map((key) => ({
    key,
    record: recordSchema.parse(JSON.parse(Buffer.from(bytesAt(bucket, key)).toString())),
  }));
}

/** Changes a record's date, and makes the article's later records name the bytes of those before them. */
function redate(bucket: MemoryBucket, key: string, hours: number, relink: boolean): void {
  const articleId = parseEvidenceKey(key)?.articleId ?? "";
  let before: { recordDigest: string } | undefined;
  for (const { key: at, record } of recordsOf(bucket, articleId)) {
    const capture = {
      ...record.capture,
      capturedAt: instantAfter(record.capture.capturedAt, hours * 3_600_000),
    };
    const dated = at === key ? { ...record, capture } : record;
    const linked =
      relink && before !== undefined && dated.predecessor !== undefined
        ? { ...dated, predecessor: { ...dated.predecessor, ...before } }
        : dated;
    const bytes = encodeJson(recordSchema, linked);
    if (at >= key) put(bucket, at, bytes);
    before = { recordDigest: digestOf(bytes) };
  }
}

/** The tree made anew over what the bucket holds, in the name of `signer`. */
async function treeAnew(bucket: MemoryBucket, signer = owner): Promise<void> {
  for (const key of keysLike(bucket, /^tree\//)) bucket.objects.delete(key);
  await new ArchiveWriter(createMemoryStore({ bucket }), "").checkpoint(signer);
}

function replaceWith(bucket: MemoryBucket, other: MemoryBucket): void {
  bucket.objects.clear();
  for (const [key, object] of other.objects) bucket.objects.set(key, object);
}

function dropFrom(bucket: MemoryBucket, keys: readonly string[]): void {
  for (const key of keys) bucket.objects.delete(key);
}

export const alterations: Readonly<Record<string, Alter>> = {
  flip(bucket, draw) {
    const copies = keysLike(bucket, /^tree\/tile\/|\/article\.json$/);
    const key = pick([...evidenceKeys(bucket), ...copies], draw);
    const bytes = bytesAt(bucket, key).slice();
    const at = draw(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
    put(bucket, key, bytes);
  },

  delete(bucket, draw) {
    bucket.objects.delete(pick([...evidenceKeys(bucket), ...neededTiles(bucket)], draw));
  },

  swap(bucket, draw) {
    const kinds = [/\/record\.json$/, /\/texts\//, /^payloads\//];
    const keys = keysLike(bucket, pick(kinds, draw));
    const one = pick(keys, draw);
    const other = pick(
      keys.filter((key) => key !== one),
      draw,
    );
    const bytes = bytesAt(bucket, one);
    put(bucket, one, bytesAt(bucket, other));
    put(bucket, other, bytes);
  },

  duplicate(bucket, draw) {
    const key = pick(
      evidenceKeys(bucket).filter((one) => one !== "tree/checkpoint"),
      draw,
    );
    const evidence = parseEvidenceKey(key);
    const another = digestOf(`${draw(1e9)}`).slice(-62);
    const copy =
      evidence === undefined
        ? key.replace(/[0-9a-f]{62}(?=(?:\.json)?$)/, another)
        : evidenceKey({ ...evidence, number: lastNumber(bucket, evidence) + 1 });
    put(bucket, copy, bytesAt(bucket, key));
  },

  reorder(bucket, draw) {
    const entries = entriesOf(bucket);
    const one = draw(entries.length - 1);
    const [left, right] = [entries[one], entries[one + 1]];
    if (left === undefined || right === undefined) throw new Error("no two entries");
    entries.splice(one, 2, right, left);
    const tree = growTree(0, { levels: [], entries: [] });
    for (const entry of entries) tree.append(entry);
    for (const { path, bytes } of tree.takeFiles()) put(bucket, tileKey(path), bytes);
  },

  redate(bucket, draw) {
    const records = coveredKeys(bucket).filter((key) => key.endsWith("record.json"));
    redate(bucket, pick(records, draw), 1 + draw(100), draw(2) === 0);
  },

  truncate(bucket, draw) {
    const key = pick([...evidenceKeys(bucket), ...neededTiles(bucket)], draw);
    const bytes = bytesAt(bucket, key);
    put(bucket, key, bytes.slice(0, draw(bytes.length)));
  },

  replay(bucket, draw, { earlier }) {
    if (draw(2) === 0) return replaceWith(bucket, earlier);
    // Only the head is an older one; all that came after it still lies there.
    put(bucket, "tree/checkpoint", bytesAt(earlier, "tree/checkpoint"));
  },

  async fork(bucket, draw, { seed }) {
    const other = emptyBucket();
    const writer = new ArchiveWriter(createMemoryStore({ bucket: other }), `fork of ${seed}`);
    await writer.open();
    const steps = coveredKeys(bucket).length + draw(5);
    for (let step = 0; step < steps; step++) await writer.version(draw(3));
    await writer.checkpoint();
    replaceWith(bucket, other);
  },

  async resign(bucket, draw) {
    const records = coveredKeys(bucket).filter((key) => key.endsWith("record.json"));
    if (draw(2) === 0) redate(bucket, pick(records, draw), 1 + draw(100), true);
    await treeAnew(bucket, signerOf(owner.key.name, `thief ${draw(1e9)}`));
  },

  async dropLast(bucket, draw, { keptSize }) {
    const covered = coveredKeys(bucket);
    if (draw(2) === 0) return dropFrom(bucket, covered.slice(-1 - draw(covered.length - 1)));
    // By who holds the key: gone from the archive and from the tree, down to before the kept checkpoint.
    const left = draw(keptSize);
    dropFrom(bucket, [...covered.slice(left), ...uncovered(bucket, covered)]);
    await treeAnew(bucket);
  },

  deleteMarkerOnTip(bucket, draw) {
    const records = coveredKeys(bucket).filter((key) => key.endsWith("record.json"));
    const articleId = parseEvidenceKey(pick(records, draw))?.articleId ?? "";
    const tip =
      records
        .filter((key) => parseEvidenceKey(key)?.articleId === articleId)
        .toSorted(compareKeys)
        .at(-1) ?? "";
    bucket.objects.delete(tip);
  },
};

function uncovered(bucket: MemoryBucket, covered: readonly string[]): string[] {
  return [...bucket.objects.keys()].filter(
    (key) => parseEvidenceKey(key) !== undefined && !covered.includes(key),
  );
}

function lastNumber(bucket: MemoryBucket, { articleId, kind }: { articleId: string; kind: string }): number {
  const numbers = [...bucket.objects.keys()]
    .map(parseEvidenceKey)
    .flatMap((one) => (one?.articleId === articleId && one.kind === kind ? [one.number] : []));
  return Math.max(...numbers);
}

/** The archive, altered; the sound one is left as it is. */
export async function altered(kind: string, sound: Sound): Promise<MemoryBucket> {
  const random = seededRandom(sound.seed * 31 + Object.keys(alterations).indexOf(kind));
  const bucket = copyOf(sound.bucket);
  await alterations[kind]?.(bucket, (below) => Math.floor(random() * below), sound);
  return bucket;
}
