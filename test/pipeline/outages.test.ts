/** Deployed functions when something is down for long: a shard, the queue, the web. */
import { describe, expect, it } from "vitest";
import { articleIdOf, shardKey, shardOfArticle } from "../../lib/archive/keys.ts";
import { type Instant, instantAfter, millisecondsBetween } from "../../lib/article/instant.ts";
import type { CaptureResult } from "../../lib/capture/capture-result.ts";
import { checkBatch } from "../../lib/pipeline/check-batch.ts";
import { dispatch } from "../../lib/pipeline/dispatch.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import type { Work } from "../../lib/watch/work-queue.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { seededRandom } from "../seeded-random.ts";
import { createSimulatedClock } from "../simulated-clock.ts";
import { capturedPage, pageOf, plainLookPorts, simulatedWeb } from "./simulated-article.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const minute = 60_000;
const hour = 60 * minute;
const timeout = 5 * minute;
/** As lib/stack deploys the function. */
const runsAtOnce = 10;

interface Asked {
  readonly host: string;
  readonly url: string;
  readonly at: Instant;
}

/** Articles on hosts, functions over one bucket, a queue that a test empties. */
function deployment({ hosts, articles, shards }: { hosts: number; articles: number; shards: number }) {
  const clock = createSimulatedClock(beginning);
  const bucket = emptyBucket();
  const random = seededRandom(1);
  const asked: Asked[] = [];
  const troubles: string[] = [];
  const state: { isWebDown: boolean } = { isWebDown: false };
  let runs = 0;
  const answer = async ({ url }: { readonly url: string }): Promise<CaptureResult> => {
    const at = clock.now();
    asked.push({ host: new URL(url).host, url, at });
    await clock.sleep(300);
    const page = capturedPage(url, at, pageOf("A"), at);
    return state.isWebDown ? { outcome: "timeout", reason: "down", capture: page.capture } : page;
  };
  const portsOfOne = (): CheckPorts => ({
    ...plainLookPorts,
    store: createMemoryStore({ bucket, now: clock.now, turn: () => clock.sleep(1) }),
    shards,
    clock,
    chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: random },
    web: simulatedWeb(clock.now, answer),
  });
  const urls = Array.from({ length: articles }, (_, n) => `https://news-${n % hosts}.example/story-${n}`);
  const queue: Work[] = [];
  const send = async (works: readonly Work[]) => void queue.push(...works);
  const work = async (message: Work) => {
    const event = { Records: [{ messageId: "1", body: JSON.stringify(message) }] };
    const deadline = instantAfter(clock.now(), timeout);
    const { batchItemFailures } = await checkBatch(portsOfOne(), event, deadline, ({ message: told }) =>
      troubles.push(told),
    );
    return batchItemFailures.length === 0;
  };
  return {
    clock,
    bucket,
    asked,
    troubles,
    state,
    urls,
    queue,
    add: () =>
      addWatches(
        portsOfOne(),
        urls.map((url) => ({ url, askedBy: "person" as const })),
      ),
    tick: () => dispatch({ ...portsOfOne(), queue: { send } }, {}),
    /** So many functions at once, until nothing is left; answers how many messages failed. */
    drain: async () => {
      let failed = 0;
      const one = async () => {
        for (let message = queue.shift(); message !== undefined; message = queue.shift())
          if (!(await work(message))) failed += 1;
      };
      await Promise.all(Array.from({ length: runsAtOnce }, one));
      return failed;
    },
  };
}

function leastDistance(asked: readonly Asked[]): number {
  const last = new Map<string, Instant>();
  let least = Number.POSITIVE_INFINITY;
  for (const { host, at } of asked) {
    const before = last.get(host);
    if (before !== undefined) least = Math.min(least, millisecondsBetween(before, at));
    last.set(host, at);
  }
  return least;
}

describe("a shard that always fails", () => {
  it("does not keep the others from being looked at, hour after hour, and is told of each time", async () => {
    const { clock, bucket, asked, troubles, urls, add, tick, drain } = deployment({
      hosts: 12,
      articles: 24,
      shards: 4,
    });
    await clock.run(add());
    const shardOf = (url: string) => shardOfArticle(articleIdOf(new URL(url)), 4);
    const broken = shardOf(urls[0] ?? "");
    const stored = bucket.objects.get(shardKey(broken));
    if (stored === undefined) throw new Error("the shard is not there");
    bucket.objects.set(shardKey(broken), { ...stored, bytes: Buffer.from("damaged") });
    let failed = 0;
    let ticks = 0;
    const live = async () => {
      for (; ticks < 30; ticks += 1) {
        await tick();
        failed += await drain();
        await clock.sleep(minute);
      }
    };
    await clock.run(live());
    const looksOf = (url: string) => asked.filter((one) => one.url === url).length;
    const sound = urls.filter((url) => shardOf(url) !== broken);
    expect(sound.length).toBeGreaterThan(urls.length / 2);
    // At once, a quarter of an hour later, and at half past.
    expect(Math.min(...sound.map(looksOf))).toBeGreaterThanOrEqual(2);
    expect(Math.max(...urls.filter((url) => shardOf(url) === broken).map(looksOf))).toBe(0);
    expect([failed, troubles.length]).toEqual([ticks, ticks]);
    expect(troubles[0]).toContain(shardKey(broken));
  });
});

describe("a queue that was not worked for hours", () => {
  it("drains without a site noticing: each article is looked at once, at a distance", async () => {
    const { clock, asked, urls, queue, add, tick, drain } = deployment({ hosts: 8, articles: 32, shards: 4 });
    const live = async () => {
      await add();
      await tick();
      await drain();
      asked.length = 0;
      for (let past = 0; past < 6 * hour; past += minute) {
        await tick();
        await clock.sleep(minute);
      }
    };
    await clock.run(live());
    expect(queue.length).toBeGreaterThan(1000);
    expect(await clock.run(drain())).toBe(0);
    expect([asked.length, new Set(asked.map(({ url }) => url))]).toEqual([urls.length, new Set(urls)]);
    expect(leastDistance(asked)).toBeGreaterThanOrEqual(hostSpacing);
  });
});

describe("a web that was down for a day", () => {
  it("is asked ever less, comes back host by host, and every article is seen within hours", async () => {
    const { clock, asked, urls, state, add, tick, drain } = deployment({
      hosts: 10,
      articles: 100,
      shards: 4,
    });
    const outage = { from: 2 * hour, until: 26 * hour };
    const live = async () => {
      await add();
      for (let past = 0; past < 51 * hour; past += minute) {
        state.isWebDown = past >= outage.from && past < outage.until;
        const next = instantAfter(beginning, past + minute);
        await tick();
        await drain();
        await clock.sleep(Math.max(0, millisecondsBetween(clock.now(), next)));
      }
    };
    await clock.run(live());
    const since = (from: number, until: number) =>
      asked.filter(({ at }) => at >= instantAfter(beginning, from) && at < instantAfter(beginning, until));
    const during = since(outage.from + 6 * hour, outage.until);
    // In the last 18 hours of it no host is asked more often than each four hours.
    expect(during.length).toBeLessThanOrEqual(10 * 6);
    const after = since(outage.until, 51 * hour);
    expect(new Set(after.map(({ url }) => url))).toEqual(new Set(urls));
    const back = instantAfter(beginning, outage.until);
    const waits = urls.map((url) =>
      millisecondsBetween(back, after.find((one) => one.url === url)?.at ?? ""),
    );
    // As long as a host is left alone at most, and its jitter.
    expect(Math.max(...waits)).toBeLessThanOrEqual(5 * hour + 15 * minute);
    // Hosts that failed together come back apart: of ten, no more than six within one minute.
    const hostsIn = new Map<string, Set<string>>();
    for (const { host, at } of after) {
      const within = at.slice(0, "2024-03-01T08:00".length);
      hostsIn.set(within, (hostsIn.get(within) ?? new Set()).add(host));
    }
    expect(Math.max(...[...hostsIn.values()].map(({ size }) => size))).toBeLessThanOrEqual(6);
    expect(leastDistance(asked)).toBeGreaterThanOrEqual(hostSpacing);
  });
});
