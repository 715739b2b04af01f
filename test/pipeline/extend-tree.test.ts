import { describe, expect, it } from "vitest";
import { writeLooks } from "../../lib/archive/check-lines.ts";
import { compareKeys } from "../../lib/archive/key-order.ts";
import { checkpointKey, evidenceKey, parseEvidenceKey } from "../../lib/archive/keys.ts";
import { digestOf } from "../../lib/article/digest.ts";
import type { Look } from "../../lib/article/look.ts";
import { extendTree, keepExtension } from "../../lib/pipeline/extend-tree.ts";
import { readEntries } from "../../lib/pipeline/tree-log.ts";
import { parseCheckpoint } from "../../lib/proof/checkpoint.ts";
import { parseEntry } from "../../lib/proof/entry.ts";
import { leafHash, rootOf, sameHash } from "../../lib/proof/merkle-tree.ts";
import { isSignedBy, parseNote } from "../../lib/proof/signed-note.ts";
import { CrashedError } from "../archive/memory-line.ts";
import { createMemoryStore, emptyBucket, type MemoryBucket } from "../archive/memory-store.ts";
import { ArchiveWriter, idOf, owner, signerOf, urlOf } from "./verify/sound-archive.ts";

async function written(articles: number, versions: number, bucket: MemoryBucket = emptyBucket()) {
  const writer = new ArchiveWriter(createMemoryStore({ bucket }), "one");
  await writer.open();
  for (let version = 0; version < versions; version++)
    for (let article = 0; article < articles; article++) await writer.version(article);
  return { writer, bucket };
}

/** What the signed tree says, once everything about it has been recomputed. */
async function treeIn(bucket: MemoryBucket): Promise<{ size: number; keys: string[] }> {
  const store = createMemoryStore({ bucket });
  const note = parseNote(Buffer.from((await store.get(checkpointKey))?.bytes ?? []).toString());
  const checkpoint = note && parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined) throw new Error("no checkpoint");
  expect(isSignedBy(note, [owner.key])).toBe(true);
  const entries = await readEntries(store, checkpoint.size);
  expect(sameHash(rootOf(entries.map(leafHash)), checkpoint.root)).toBe(true);
  const keys: string[] = [];
  for (const entry of entries.map(parseEntry)) {
    if (entry === undefined) throw new Error("no entry");
    expect(digestOf((await store.get(entry.key))?.bytes ?? "")).toBe(entry.digest);
    keys.push(entry.key);
  }
  return { size: checkpoint.size, keys };
}

const evidenceIn = ({ objects }: MemoryBucket): string[] =>
  [...objects.keys()].filter((key) => parseEvidenceKey(key) !== undefined).toSorted(compareKeys);

describe("extending the tree", () => {
  it("takes up every record and event, once, each article's in their order", async () => {
    const { writer, bucket } = await written(3, 2);
    await writer.event(1);
    await writer.checkpoint();
    await writer.version(0);
    await writer.event(1);
    await writer.event(2);
    await writer.checkpoint();
    const { keys } = await treeIn(bucket);
    expect(keys.toSorted(compareKeys)).toEqual(evidenceIn(bucket));
    const first = keys.filter((key) => key.includes(idOf(0)));
    expect(first).toEqual(first.toSorted(compareKeys));
  });

  it("writes nothing at all where nothing is new", async () => {
    const { writer, bucket } = await written(2, 2);
    const note = await writer.checkpoint();
    const before = [...bucket.objects].filter(([key]) => !key.endsWith("census.json"));
    expect(await writer.checkpoint()).toBe(note);
    expect([...bucket.objects].filter(([key]) => !key.endsWith("census.json"))).toEqual(before);
  });

  it("finds new versions by the lines of checks, and what no line tells of by listing", async () => {
    const { writer, bucket } = await written(2, 1);
    await writer.checkpoint();
    const tip = await writer.version(0);
    await writer.version(1);
    const look: Look = {
      format: 1,
      articleId: idOf(0),
      targetUrl: urlOf(0),
      capturedAt: writer.at,
      endedAt: writer.at,
      outcome: "ok",
      finding: "changed",
      tip,
    };
    await writeLooks(writer.store, { shard: 0, at: writer.at, run: "run", part: 0 }, [look]);
    const ports = writer.treePorts();
    const byLooks = await extendTree(ports, "looks");
    await keepExtension(ports, byLooks);
    expect([byLooks.size, byLooks.added]).toEqual([3, 1]);
    expect((await extendTree(ports, "looks")).added).toBe(0);
    expect((await extendTree(ports, "listing")).added).toBe(1);
    expect((await treeIn(bucket)).size).toBe(4);
  });

  it("stops before a gap, names what is missing, and goes on with the other articles", async () => {
    const { writer, bucket } = await written(2, 3);
    const gap = evidenceKey({ articleId: idOf(0), kind: "version", number: 2 });
    bucket.objects.delete(gap);
    const extension = await extendTree(writer.treePorts(), "listing");
    expect(extension.missing).toEqual([gap]);
    expect((await treeIn(bucket)).size).toBe(4);
  });

  it("signs under one name alone", async () => {
    const { writer } = await written(1, 1);
    await writer.checkpoint();
    await expect(writer.checkpoint(signerOf("other.example", "other"))).rejects.toThrow(
      "use a key of that name",
    );
  });

  it("signs nothing where a tile was altered", async () => {
    const { writer, bucket } = await written(1, 2);
    await writer.checkpoint();
    await writer.version(0);
    const tile = bucket.objects.get("tree/tile/0/000.p/2");
    if (tile === undefined) throw new Error("no tile");
    tile.bytes[3] = (tile.bytes[3] ?? 0) ^ 1;
    await expect(writer.checkpoint()).rejects.toThrow("lead to another root, so nothing more is signed");
  });

  it("comes through a crash at any call, and through two runs at once", async () => {
    for (let call = 1; ; call++) {
      const { writer, bucket } = await written(2, 2);
      await writer.checkpoint();
      for (const article of [0, 1, 0]) await writer.version(article);
      const when = call % 2 === 0 ? "crash-before" : "crash-after";
      const faults = ({ number }: { number: number }) => (number === call ? when : undefined);
      const store = createMemoryStore({ bucket, faults });
      const dying = extendTree({ ...writer.treePorts(), store }, "listing");
      const crashed = await dying.then(
        () => false,
        (error: unknown) => error instanceof CrashedError,
      );
      await writer.version(1);
      const runs = await Promise.allSettled([writer.checkpoint(), writer.checkpoint()]);
      expect(runs.some(({ status }) => status === "fulfilled")).toBe(true);
      await writer.checkpoint();
      expect((await treeIn(bucket)).keys.toSorted(compareKeys)).toEqual(evidenceIn(bucket));
      if (!crashed) break;
    }
  });
});
