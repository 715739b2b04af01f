import { describe, expect, it } from "vitest";
import { readLooks } from "../../lib/archive/check-lines.ts";
import { type AgainFile, againKey, payloadKey, versionKey } from "../../lib/archive/keys.ts";
import type { ObjectStore } from "../../lib/archive/store.ts";
import { decodeJson } from "../../lib/archive/stored-json.ts";
import { archivedDiffSchema } from "../../lib/article/archived-diff.ts";
import { digestOf } from "../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import { recordSchema } from "../../lib/article/record.ts";
import { type Extractor, extractorOf } from "../../lib/pipeline/extractor.ts";
import { readDiff, readHistory } from "../../lib/pipeline/history.ts";
import { rebuildDerived } from "../../lib/pipeline/rebuild.ts";
import { type ReextractedVersion, reextract } from "../../lib/pipeline/reextract.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { takeDown } from "../../lib/pipeline/take-down.ts";
import { addWatches, listWatches } from "../../lib/pipeline/watches.ts";
import { publicKeyOf, signEd25519 } from "../../lib/proof/ed25519.ts";
import { verifierKeyOf } from "../../lib/proof/note-keys.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { articleOf, capturedPage, pageOf, plainLookPorts, simulatedWeb } from "./simulated-article.ts";

const hour = 60 * 60 * 1000;
const hosts = ["a.example", "b.example", "c.example"] as const;

/** The old one also reads how often the page was shown; the later one knows that this is no article. */
const withCounter = extractorOf({ generation: 1, digest: digestOf("with the counter") }, (html) => {
  const [, counter = "", text = ""] = /^<!-- (.*?) -->(.*)$/s.exec(html) ?? [];
  const { blocks, ...article } = articleOf(text);
  const shown = { kind: "paragraph" as const, text: `Shown ${counter} times.` };
  return { article: { ...article, blocks: [...blocks, shown] }, unmatched: [] };
});
const better = extractorOf({ generation: 2, digest: digestOf("without it") }, (html) => ({
  article: articleOf(html.replace(/^<!-- .*? -->/, "")),
  unmatched: [],
}));

const seed = new Uint8Array(32).fill(7);
const signer = {
  key: verifierKeyOf("example.org/stet", publicKeyOf(seed)),
  sign: async (message: Uint8Array) => signEd25519(seed, message),
};

/** Three articles: read with the counter, then with another count, then edited. The last two are versions. */
async function archive() {
  const bucket = emptyBucket();
  let at: Instant = "2024-03-01T08:00:00.000Z";
  let said = { state: "A", counter: "5" };
  const store = createMemoryStore({ bucket, now: () => at, turn: () => Promise.resolve() });
  const ports = {
    ...plainLookPorts,
    extractor: withCounter,
    store,
    shards: 1,
    clock: { now: () => at, sleep: async () => {} },
    chance: { runId: () => `run${Date.parse(at)}`, fraction: () => 0 },
    web: simulatedWeb(
      () => at,
      async ({ url }) => capturedPage(url, at, pageOf(said.state), said.counter),
    ),
  };
  await addWatches(
    ports,
    hosts.map((host) => ({ url: `https://${host}/wall`, askedBy: "person" as const })),
  );
  const look = async (next: typeof said, extractor: Extractor = withCounter) => {
    said = next;
    at = instantAfter(at, hour);
    const run = { shard: 0, which: "all", patience: Number.POSITIVE_INFINITY } as const;
    await runShard({ ...ports, extractor }, run);
  };
  await look({ state: "A", counter: "5" });
  await look({ state: "A", counter: "900" });
  await look({ state: "B", counter: "900" });
  const history = async (host: string) => readHistory(store, `https://${host}/wall`);
  const takeVersionDown = async (host: string, version: number) =>
    takeDown({ store, clock: ports.clock, signer }, await history(host), [version], "asked for");
  return { bucket, store, look, history, takeVersionDown };
}

const [one, ...others] = hosts;

async function newestLook(store: ObjectStore, articleId: string): Promise<Look | undefined> {
  let newest: Look | undefined;
  for await (const look of readLooks(store, 0)) if (look.articleId === articleId) newest = look;
  return newest;
}

async function readAgain(
  { store }: Awaited<ReturnType<typeof archive>>,
  extractor: Extractor,
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const told: ReextractedVersion[] = [];
  const stop = new AbortController();
  const ports = { store, decode: plainLookPorts.decode, extractor };
  const done = await reextract(ports, listWatches({ store }), {
    atOnce: 2,
    signal: stop.signal,
    onVersion: (version) => {
      if (told.push(version) >= stopAfter) stop.abort();
    },
  });
  return { told, done };
}

const kinds = (told: readonly ReextractedVersion[], host: string) =>
  told
    .filter(({ articleId }) => articleId.startsWith(host))
    .map(({ version, result }) => [version, result.kind]);

describe("payloads read again", () => {
  it("tell what was our doing: the counter, and the version that nothing else made", async () => {
    const kept = await archive();
    const { told, done } = await readAgain(kept, better);
    expect(done).toBe(true);
    for (const host of hosts) {
      const results = told.filter(({ articleId }) => articleId.startsWith(host)).map(({ result }) => result);
      const ours = results.flatMap((result) => (result.kind === "read" ? [result.ours] : []));
      expect(ours.map(({ diff }) => diff?.changes.map(({ field, action }) => [field, action]))).toEqual([
        [["body", "deletion"]],
        [["body", "deletion"]],
        [["body", "deletion"]],
      ]);
      expect(ours.map(({ sameAsBefore }) => sameAsBefore)).toEqual([undefined, true, undefined]);
    }
  });

  it("lie beside what was read then, with diffs of one extractor; nothing that stood there is touched", async () => {
    const kept = await archive();
    const before = new Map(kept.bucket.objects);
    const { told } = await readAgain(kept, better);
    for (const [key, object] of before) expect(kept.bucket.objects.get(key)).toBe(object);
    const articleId = told[0]?.articleId ?? "";
    const key = againKey(articleId, better.version.digest, 3, "diff.json");
    const { diff, before: side } = decodeJson(
      archivedDiffSchema,
      key,
      kept.bucket.objects.get(key)?.bytes ?? new Uint8Array(),
    );
    expect(side).toMatchObject({ version: 2, extractedAgain: true });
    expect(diff.changes.map(({ field }) => field)).toEqual(["body"]);
    expect(kept.bucket.objects.has(againKey(articleId, better.version.digest, 1, "article.txt"))).toBe(true);
  });

  it("are gone on with after an interruption, and leave the same objects", async () => {
    const whole = await archive();
    await readAgain(whole, better);
    const stopped = await archive();
    const first = await readAgain(stopped, better, 4);
    expect(first.done).toBe(false);
    const second = await readAgain(stopped, better);
    expect(second.told.filter(({ result }) => result.kind === "known")).toHaveLength(first.told.length);
    const contents = ({ bucket }: typeof whole) =>
      new Map([...bucket.objects].map(([key, { bytes }]) => [key, digestOf(bytes)]));
    expect(contents(stopped)).toEqual(contents(whole));
  });

  it("by the extractor that read them then are known", async () => {
    const { told } = await readAgain(await archive(), withCounter);
    expect(new Set(told.map(({ result }) => result.kind))).toEqual(new Set(["known"]));
  });

  it("that were altered are named, and the others read", async () => {
    const kept = await archive();
    const [articleId = ""] = [...kept.bucket.objects.keys()].flatMap((key) =>
      key.startsWith("articles/b.example") ? [key.split("/").slice(1, 3).join("/")] : [],
    );
    const recordKey = versionKey(articleId, 2, "record.json");
    const record = decodeJson(
      recordSchema,
      recordKey,
      kept.bucket.objects.get(recordKey)?.bytes ?? new Uint8Array(),
    );
    const key = payloadKey(record.payloadDigest);
    const object = kept.bucket.objects.get(key);
    if (object === undefined) throw new Error("no payload to alter");
    kept.bucket.objects.set(key, { ...object, bytes: new TextEncoder().encode("tampered") });
    const { told } = await readAgain(kept, better);
    // The three articles' pages have the same bytes, and so one payload.
    for (const host of hosts)
      expect(kinds(told, host)).toEqual([
        [1, "read"],
        [2, "damaged"],
        [3, "read"],
      ]);
  });
});

describe("a version that was taken down", () => {
  it("is not read again, though its bytes are there for other articles, nor is the next held against it", async () => {
    const kept = await archive();
    await kept.takeVersionDown(one, 2);
    const { told } = await readAgain(kept, better);
    expect(kinds(told, one)).toEqual([
      [1, "read"],
      [2, "known"],
      [3, "read"],
    ]);
    const [articleId = ""] = told.flatMap((version) =>
      version.articleId.startsWith(one) ? version.articleId : [],
    );
    const again = (version: number, file: AgainFile) =>
      kept.bucket.objects.has(againKey(articleId, better.version.digest, version, file));
    expect([again(2, "article.json"), again(3, "article.json"), again(3, "diff.json")]).toEqual([
      false,
      true,
      false,
    ]);
    for (const host of others)
      expect(kinds(told, host).map(([, kind]) => kind)).toEqual(["read", "read", "read"]);
  });

  it("and was the newest, when the extractor changes: the next has no diff, and its line says why", async () => {
    const kept = await archive();
    await kept.takeVersionDown(one, 3);
    await kept.look({ state: "B", counter: "901" }, better);
    const { articleId, records } = await kept.history(one);
    expect(records).toHaveLength(4);
    expect(await readDiff(kept.store, articleId, 4)).toBeUndefined();
    const newest = await newestLook(kept.store, articleId);
    expect([newest?.finding, newest?.reason]).toEqual([
      "changed",
      "the words of the version before were taken down, so whether anything differs cannot be told",
    ]);
    // By one extractor, it is known at least that something does.
    await kept.takeVersionDown(one, 4);
    await kept.look({ state: "C", counter: "902" }, better);
    expect((await newestLook(kept.store, articleId))?.reason).toContain("so what differs");
    for (const host of others) expect((await kept.history(host)).records).toHaveLength(4);
  });

  it("is held against no other by rebuilding, though a later one says the same words", async () => {
    const kept = await archive();
    await kept.look({ state: "A", counter: "5" });
    const [taken] = await kept.takeVersionDown(one, 1);
    expect(taken?.textKeptFor).toBe(4);
    await rebuildDerived({ ...kept, decode: plainLookPorts.decode, extractor: withCounter }, "anew");
    const { articleId } = await kept.history(one);
    expect(await readDiff(kept.store, articleId, 2)).toBeUndefined();
    expect(await readDiff(kept.store, articleId, 4)).toBeDefined();
  });
});
