import { describe, expect, it } from "vitest";
import { readLooks, writeLooks } from "../../lib/archive/check-lines.ts";
import { checksPrefix, lookNodeKey, prefixes } from "../../lib/archive/keys.ts";
import { addToTree } from "../../lib/archive/look-tree.ts";
import type { Look } from "../../lib/article/look.ts";
import { readArticleLooks } from "../../lib/pipeline/article-looks.ts";
import { rebuildTimetable } from "../../lib/pipeline/rebuild.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { writeYear, yearArticle } from "./year-of-looks.ts";

const articles = 300;
const busy = new Set([7]);

/** A tree that is as deep after 15,000 looks as a real one after millions. */
async function deepTree() {
  const bucket = emptyBucket();
  const store = createMemoryStore({ bucket, turn: () => Promise.resolve() });
  await writeYear({ store, shards: 1, articles, everyHours: 24, busy, hours: 24 * 50, nodeBytes: 16 * 1024 });
  const ports = {
    store,
    shards: 1,
    clock: { now: () => "2024-03-01T00:00:00.000Z" as const, sleep: async () => {} },
    chance: { runId: () => "run000000002", fraction: () => 0 },
  };
  const inParts = new Map<string, Look[]>();
  for await (const look of readLooks(store, 0))
    inParts.set(look.articleId, [...(inParts.get(look.articleId) ?? []), look]);
  return { bucket, store, ports, inParts };
}

const whole = await deepTree();

function copyOf({ bucket, ports }: typeof whole) {
  const copy = { ...emptyBucket(), objects: new Map(bucket.objects) };
  const store = createMemoryStore({ bucket: copy, turn: () => Promise.resolve() });
  return { bucket: copy, store, ports: { ...ports, store } };
}

const quiet = yearArticle(100);
const often = yearArticle(7);

const looksOf = (articleId: string) => whole.inParts.get(articleId) ?? [];

describe("the looks of one article", () => {
  it("are those in the parts of checks, for every article, once each and in the order of time", async () => {
    const { ports } = copyOf(whole);
    for (let number = 0; number < articles; number++) {
      const articleId = yearArticle(number);
      expect(await readArticleLooks(ports, articleId)).toEqual(looksOf(articleId));
    }
    expect(looksOf(often)).toHaveLength(24 * 50);
    expect(await readArticleLooks(ports, "news.example/never~0123456789abcdef")).toEqual([]);
  });

  it("are read in a few objects", async () => {
    const { store, ports } = copyOf(whole);
    await readArticleLooks(ports, quiet);
    expect(store.requests.get + store.requests.list).toBeLessThanOrEqual(6);
    await readArticleLooks(ports, often);
    expect(store.requests.get + store.requests.list).toBeLessThanOrEqual(20);
  });

  it("are told in full while a run is at work whose part is in no tree yet", async () => {
    const { ports, store } = copyOf(whole);
    const [look] = looksOf(quiet);
    if (look === undefined) throw new Error("no looks to begin with");
    const late: Look = {
      ...look,
      capturedAt: "2024-06-01T00:00:00.000Z",
      endedAt: "2024-06-01T00:00:01.000Z",
    };
    const at = "2024-05-31T23:59:59.000Z";
    await writeLooks(store, { shard: 0, at, run: "run000000003", part: 0 }, [late]);
    expect(await readArticleLooks(ports, quiet)).toHaveLength(looksOf(quiet).length);
    const lease = { holder: "run000000003", takenAt: at, until: "2024-06-01T00:05:00.000Z" };
    const timetable = `{"format":1,"lease":${JSON.stringify(lease)},"hosts":{},"articles":{\n}}\n`;
    await store.putIfAbsent("watches/000.json", new TextEncoder().encode(timetable), { contentType: "" });
    expect(await readArticleLooks(ports, quiet)).toEqual([...looksOf(quiet), late]);
  });
});

describe("a tree of looks", () => {
  const nodes = `${prefixes.watches}looks/`;

  it("that is gone, or damaged in any node, is done without, and made again by a rebuilding", async () => {
    const { bucket, ports } = copyOf(whole);
    const onTheWay = [...bucket.objects.keys()].filter((key) => key.startsWith(nodes));
    expect(onTheWay.length).toBeGreaterThan(40);
    for (const key of onTheWay) {
      const object = bucket.objects.get(key);
      if (object !== undefined) bucket.objects.set(key, { ...object, bytes: object.bytes.slice(0, -9) });
    }
    expect(await readArticleLooks(ports, often)).toEqual(looksOf(often));
    await rebuildTimetable(ports);
    hide(bucket, checksPrefix(0));
    expect(await readArticleLooks(ports, often)).toEqual(looksOf(often));
    expect(await readArticleLooks(ports, quiet)).toEqual(looksOf(quiet));
  });

  it("that begins after others have looked leaves the time before it to the parts", async () => {
    const { bucket, store, ports } = copyOf(whole);
    hide(bucket, nodes);
    const [look] = looksOf(quiet);
    if (look === undefined) throw new Error("no looks to begin with");
    const late: Look = {
      ...look,
      capturedAt: "2024-06-01T00:00:00.000Z",
      endedAt: "2024-06-01T00:00:01.000Z",
    };
    const name = { shard: 0, at: late.capturedAt, run: "run000000003", part: 0 };
    const { key, lines } = await writeLooks(store, name, [late]);
    await addToTree({ store, shard: 0 }, key, lines);
    expect(await readArticleLooks(ports, quiet)).toEqual([...looksOf(quiet), late]);
  });

  it("whose lines cannot be given on begins anew, and keeps what comes", async () => {
    const { bucket, store, ports } = copyOf(whole);
    const root = lookNodeKey(0, "");
    const object = bucket.objects.get(root);
    if (object === undefined) throw new Error("no root to begin with");
    bucket.objects.set(root, { ...object, bytes: new Uint8Array(600 * 1024) });
    const [look] = looksOf(quiet);
    if (look === undefined) throw new Error("no looks to begin with");
    const late: Look = {
      ...look,
      capturedAt: "2024-06-01T00:00:00.000Z",
      endedAt: "2024-06-01T00:00:01.000Z",
    };
    const name = { shard: 0, at: late.capturedAt, run: "run000000003", part: 0 };
    const { key, lines } = await writeLooks(store, name, [late]);
    await addToTree({ store, shard: 0 }, key, lines);
    expect(await readArticleLooks(ports, quiet)).toEqual([...looksOf(quiet), late]);
  });
});

function hide({ objects }: ReturnType<typeof emptyBucket>, prefix: string): void {
  for (const key of objects.keys()) if (key.startsWith(prefix)) objects.delete(key);
}
