import { describe, expect, it } from "vitest";
import { readLooks } from "../../lib/archive/check-lines.ts";
import { hostOfArticle, shardKey } from "../../lib/archive/keys.ts";
import { type Instant, instantAfter, millisecondsBetween } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import { dueShards } from "../../lib/pipeline/dispatch.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { rebuildTimetable } from "../../lib/pipeline/rebuild.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { entriesIn } from "../../lib/watch/timetable-rows.ts";
import { createMemoryStore, emptyBucket, type MemoryStoreOptions } from "../archive/memory-store.ts";
import { createSimulatedClock } from "../simulated-clock.ts";
import { capturedPage, pageOf, plainLookPorts, simulatedWeb } from "./simulated-article.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const minute = 60_000;
const storeLatency = 15;
const answerTime = 700;

/** A shard's world: articles on a few hosts, a clock, and a note of every request a host got. */
function world(articles: readonly string[], options: Pick<MemoryStoreOptions, "faults"> = {}) {
  const clock = createSimulatedClock(beginning);
  const bucket = emptyBucket();
  const requests: { host: string; from: Instant; to: Instant }[] = [];
  const texts = new Map<string, string>();
  let runs = 0;
  const portsOf = (store: CheckPorts["store"]): CheckPorts => ({
    ...plainLookPorts,
    store,
    shards: 1,
    clock,
    chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0.5 },
    web: simulatedWeb(clock.now, async ({ url }) => {
      const from = clock.now();
      await clock.sleep(answerTime);
      requests.push({ host: new URL(url).host, from, to: clock.now() });
      return capturedPage(url, from, texts.get(url) ?? pageOf("A"), from);
    }),
  });
  const freshPorts = (more: Pick<MemoryStoreOptions, "faults"> = {}) =>
    portsOf(createMemoryStore({ bucket, now: clock.now, turn: () => clock.sleep(storeLatency), ...more }));
  return {
    clock,
    bucket,
    requests,
    texts,
    freshPorts,
    ports: freshPorts(options),
    add: () =>
      clock.run(
        addWatches(
          freshPorts(),
          articles.map((url) => ({ url, askedBy: "person" as const })),
        ),
      ),
  };
}

const patient = { shard: 0, which: "due", patience: Number.POSITIVE_INFINITY } as const;
const articles = ["a.example/1", "a.example/2", "a.example/3", "b.example/1", "b.example/2"].map(
  (path) => `https://${path}`,
);

/** Milliseconds between one request to a host and its next. */
function gapsBetween(requests: readonly { host: string; from: Instant }[]): number[] {
  return requests.flatMap(({ host, from }, index) => {
    const next = requests.slice(index + 1).find((later) => later.host === host);
    return next === undefined ? [] : [millisecondsBetween(from, next.from)];
  });
}

async function linesOf(ports: CheckPorts): Promise<Look[]> {
  const lines: Look[] = [];
  for await (const look of readLooks(ports.store, 0)) lines.push(look);
  return lines;
}

describe("a run over a shard", () => {
  it("looks at everything due, hosts side by side and each at its distance", async () => {
    const { clock, ports, requests, add } = world(articles);
    await add();
    const report = await clock.run(runShard(ports, patient));
    expect(report.looks.map((look) => look.finding)).toEqual(articles.map(() => "first"));
    expect(Math.min(...gapsBetween(requests))).toBeGreaterThanOrEqual(hostSpacing);
    const [first, second] = requests;
    expect([first?.host, second?.host].sort()).toEqual(["a.example", "b.example"]);
  });

  it("leaves what its patience does not cover, once on record, and still due", async () => {
    const { clock, ports, add } = world(articles);
    await add();
    const impatient = { ...patient, patience: hostSpacing };
    const first = await clock.run(runShard(ports, impatient));
    expect({ looks: first.looks.length, left: first.left }).toEqual({ looks: 2, left: 3 });
    expect(await clock.run(dueShards(ports))).toEqual([0]);
    await clock.run(clock.sleep(hostSpacing));
    const second = await clock.run(runShard(ports, impatient));
    expect({ looks: second.looks.length, left: second.left }).toEqual({ looks: 3, left: 0 });
    const lines = await clock.run(linesOf(ports));
    expect(lines.filter((look) => look.outcome === "deferred")).toHaveLength(3);
  });

  it("takes no more work half a minute before its deadline", async () => {
    const { clock, ports, add } = world(articles);
    await add();
    const deadline = instantAfter(clock.now(), 38_000);
    const report = await clock.run(runShard(ports, { ...patient, deadline }));
    expect(report.left).toBeGreaterThan(0);
    expect(millisecondsBetween(clock.now(), deadline)).toBeGreaterThan(0);
  });

  it("keeps away from a shard that another run holds: no host gets two requests at once", async () => {
    const { clock, freshPorts, requests, add } = world(articles);
    await add();
    const reports = await clock.run(
      Promise.all([
        runShard(freshPorts(), patient),
        runShard(freshPorts(), patient),
        runShard(freshPorts(), patient),
      ]),
    );
    expect(reports.map((report) => report.looks.length).sort()).toEqual([0, 0, articles.length]);
    // Also those that lost the race for the lease know that they are not done, and until when to wait.
    expect(reports.filter((report) => report.leasedUntil !== undefined)).toHaveLength(2);
    expect(requests).toHaveLength(articles.length);
    expect(Math.min(...gapsBetween(requests))).toBeGreaterThanOrEqual(hostSpacing);
  });

  it("writes lines and renews its lease each minute of a long run", async () => {
    const many = Array.from({ length: 90 }, (_, number) => `https://a.example/${number}`);
    const { clock, ports, freshPorts, bucket, add } = world(many);
    await add();
    const long = runShard(ports, patient);
    const intruder = (async () => {
      await clock.sleep(6 * minute + 10_000);
      return runShard(freshPorts(), patient);
    })();
    const [report, other] = await clock.run(Promise.all([long, intruder]));
    expect(report.looks).toHaveLength(many.length);
    expect(other.leasedUntil).toBeDefined();
    expect(
      [...bucket.objects.keys()].filter((key) => key.startsWith("checks/")).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it("writes every look down once, though the answer to a part was lost", async () => {
    const many = ["a", "b", "c"].flatMap((host) =>
      Array.from({ length: 20 }, (_, number) => `https://${host}.example/${number}`),
    );
    const { clock, freshPorts, add } = world(many);
    await add();
    let parts = 0;
    const ports = freshPorts({
      faults: ({ key }) => (key.startsWith("checks/") && ++parts === 1 ? "lost-answer" : undefined),
    });
    const report = await clock.run(runShard(ports, patient));
    const lines = (await clock.run(linesOf(ports))).filter((look) => look.outcome === "ok");
    const inOrder = (looks: readonly Look[]) => looks.map((look) => look.articleId).sort();
    expect(report.left).toBeGreaterThan(0);
    expect(inOrder(lines)).toEqual(inOrder(report.looks));
  });

  it("stops when it is interrupted, with everything written down and the lease given up", async () => {
    const { clock, ports, add } = world(articles);
    await add();
    const interruption = new AbortController();
    const run = runShard(ports, {
      ...patient,
      signal: interruption.signal,
      onLook: () => interruption.abort(),
    });
    const report = await clock.run(run);
    expect(report.left).toBeGreaterThan(0);
    const { value } = await clock.run(readTimetable(ports, 0));
    expect(value.lease).toBeUndefined();
    expect(entriesIn(value).filter(([, entry]) => entry.lastLook !== undefined)).toHaveLength(
      report.looks.length,
    );
  });

  it("refuses to look when its clock and the store's disagree", async () => {
    const { clock, ports, requests, add } = world(articles);
    await add();
    const store = { ...ports.store, clock: async () => instantAfter(clock.now(), 3 * minute) };
    await clock.run(runShard({ ...ports, store }, patient));
    expect(requests).toEqual([]);
    const lines = await clock.run(linesOf(ports));
    expect(new Set(lines.map((look) => look.outcome))).toEqual(new Set(["clock-skew"]));
  });
});

describe("after a run that died", () => {
  it("nobody waits for its lease where its process is known to be gone", async () => {
    const { clock, freshPorts, add } = world(articles);
    await add();
    const dying = freshPorts({
      faults: ({ verb, key }) =>
        verb === "putIfAbsent" && key.startsWith("checks/") ? "crash-before" : undefined,
    });
    const hasDied = (name: string) => name === "desk:1";
    const run = runShard({ ...dying, processes: { own: "desk:1", hasDied } }, patient);
    await expect(clock.run(run)).rejects.toThrow("crashed");
    expect((await clock.run(runShard(freshPorts(), patient))).leasedUntil).toBeDefined();
    const next = { ...freshPorts(), processes: { own: "desk:2", hasDied } };
    expect((await clock.run(runShard(next, patient))).looks).toHaveLength(articles.length);
  });

  it("the next one finds its lines and its unwritten commit, and a return to the old text is not lost", async () => {
    const [url = ""] = articles;
    const { clock, bucket, freshPorts, texts, add } = world([url]);
    await add();
    await clock.run(runShard(freshPorts(), patient));
    texts.set(url, pageOf("B"));
    await clock.run(clock.sleep(20 * minute));
    const dying = freshPorts({
      faults: ({ verb, key }) =>
        verb === "putIfAbsent" && key.startsWith("checks/") ? "crash-before" : undefined,
    });
    await expect(clock.run(runShard(dying, patient))).rejects.toThrow("crashed");

    texts.set(url, pageOf("A"));
    await clock.run(clock.sleep(20 * minute));
    const report = await clock.run(runShard(freshPorts(), patient));
    expect(report.looks.map(({ finding, tip }) => [finding, tip?.version])).toEqual([["changed", 3]]);
    expect([...bucket.objects.keys()].filter((key) => key.endsWith("/diff.json"))).toHaveLength(2);
  });
});

describe("the timetable", () => {
  it("comes back the same when it is deleted and rebuilt", async () => {
    const { clock, bucket, freshPorts, texts, add } = world(articles);
    await add();
    for (const state of ["A", "B", "B", "A", "C"]) {
      for (const url of articles.slice(0, 3)) texts.set(url, pageOf(state));
      await clock.run(runShard(freshPorts(), patient));
      await clock.run(clock.sleep(17 * minute));
    }
    const before = (await clock.run(readTimetable(freshPorts(), 0))).value;
    const due = bucket.objects.get("watches/due.json")?.bytes;
    for (const key of [...bucket.objects.keys()]) if (key.startsWith("watches/")) bucket.objects.delete(key);
    expect(await clock.run(rebuildTimetable(freshPorts()))).toBe(articles.length);
    const after = (await clock.run(readTimetable(freshPorts(), 0))).value;
    // What hosts said of robots is asked again; everything else is known from the archive.
    expect(after.articles).toEqual(before.articles);
    expect(bucket.objects.get("watches/due.json")?.bytes).toEqual(due);
    expect(bucket.objects.has(shardKey(0))).toBe(true);
    expect([...after.articles.keys()].map(hostOfArticle)).toContain("a.example");
  });

  it.each(["watches/000.json", "watches/due.json"])("is rebuilt where %s cannot be read", async (key) => {
    const { clock, bucket, freshPorts, add } = world(articles);
    await add();
    await clock.run(runShard(freshPorts(), patient));
    const due = bucket.objects.get("watches/due.json");
    const broken = { bytes: new TextEncoder().encode('{"format": 1, "art'), tag: "broken" };
    bucket.objects.set(key, { ...broken, facts: { contentType: "application/json" } });
    const read = key === shardKey(0) ? readTimetable(freshPorts(), 0) : dueShards(freshPorts());
    await expect(clock.run<unknown>(read)).rejects.toThrow("rebuild");
    expect(await clock.run(rebuildTimetable(freshPorts()))).toBe(articles.length);
    const { value } = await clock.run(readTimetable(freshPorts(), 0));
    expect(entriesIn(value)).toHaveLength(articles.length);
    expect(bucket.objects.get("watches/due.json")?.bytes).toEqual(due?.bytes);
  });
});
