import { describe, expect, it } from "vitest";
import { againKey, payloadKey, versionKey } from "../../lib/archive/keys.ts";
import { decodeJson } from "../../lib/archive/stored-json.ts";
import { archivedDiffSchema } from "../../lib/article/archived-diff.ts";
import { digestOf } from "../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { recordSchema } from "../../lib/article/record.ts";
import { type Extractor, extractorOf } from "../../lib/pipeline/extractor.ts";
import { type ReextractedVersion, reextract } from "../../lib/pipeline/reextract.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches, listWatches } from "../../lib/pipeline/watches.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { articleOf, capturedPage, pageOf, plainLookPorts, simulatedWeb } from "./simulated-article.ts";

const hour = 60 * 60 * 1000;
const hosts = ["a.example", "b.example", "c.example"];

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
  for (const next of [
    { state: "A", counter: "5" },
    { state: "A", counter: "900" },
    { state: "B", counter: "900" },
  ]) {
    said = next;
    at = instantAfter(at, hour);
    await runShard(ports, { shard: 0, which: "all", patience: Number.POSITIVE_INFINITY });
  }
  return { bucket, store };
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
