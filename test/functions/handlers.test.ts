import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createHandler as createCheck } from "../../functions/check-shard.ts";
import { createHandler as createDispatch } from "../../functions/dispatch.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { siteRuleSchema } from "../../lib/article/site-rule.ts";
import { parseFunctionSettings } from "../../lib/function-settings.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { createInProcessQueue } from "../../lib/watch/in-process-queue.ts";
import { createMemoryStore, emptyBucket, type MemoryBucket } from "../archive/memory-store.ts";
import { capturedPage, pageOf, plainLookPorts, simulatedWeb } from "../pipeline/simulated-article.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const timeLeft = { getRemainingTimeInMillis: () => 300_000 };

function eventFrom(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/events/${path}.json`, import.meta.url), "utf8"));
}

/** A world of one page; every call makes the same one. */
function world(): { ports: CheckPorts; bucket: MemoryBucket } {
  let now = beginning;
  let runs = 0;
  const bucket = emptyBucket();
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now = instantAfter(now, milliseconds);
    },
  };
  const web = simulatedWeb(clock.now, async ({ url }) => capturedPage(url, now, pageOf("A"), now));
  const ports = {
    ...plainLookPorts,
    web,
    clock,
    shards: 16,
    chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0 },
    store: createMemoryStore({ bucket, now: clock.now }),
  };
  return { ports, bucket };
}

describe("schedule → queue → function", () => {
  it("takes up and retires what the configuration says, and leaves alone what a person asked for", async () => {
    const { ports, bucket } = world();
    const dispatch = createDispatch(async () => ({ ...ports, queue: createInProcessQueue() }));
    expect(await dispatch(eventFrom("dispatch/one-article"))).toEqual({ shards: [expect.any(Number)] });
    expect(await dispatch(eventFrom("dispatch/no-watch-list"))).toEqual({ shards: [expect.any(Number)] });
    expect(await dispatch(eventFrom("dispatch/nothing-watched"))).toEqual({ shards: [] });
    const [watch] = [...bucket.objects].filter(([key]) => key.endsWith("watch.json"));
    expect(Buffer.from(watch?.[1].bytes ?? "").toString()).toContain('"retiredAt"');
  });
});

describe("a site rule in the configuration", () => {
  it("goes with the watches of its host, changes with it and is taken away with it", async () => {
    const { ports, bucket } = world();
    const dispatch = createDispatch(async () => ({ ...ports, queue: createInProcessQueue() }));
    const check = createCheck(async () => ports);
    const rules = async (event: unknown) => {
      const { shards } = await dispatch(event);
      const Records = shards.map((shard) => {
        const body = JSON.stringify({ format: 1, shard, which: "all" });
        return { messageId: String(shard), body };
      });
      expect(await check({ Records }, timeLeft)).toEqual({ batchItemFailures: [] });
      const [watch] = [...bucket.objects].filter(([key]) => key.endsWith("watch.json"));
      const records = [...bucket.objects].filter(([key]) => key.endsWith("record.json"));
      return [watch, ...records].map((object) => {
        const stored: unknown = JSON.parse(Buffer.from(object?.[1].bytes ?? "").toString());
        return z.object({ rule: siteRuleSchema.optional() }).parse(stored).rule;
      });
    };
    const rule = { host: "news.example", remove: [".service-box"], byline: ".who" };
    expect(await rules(eventFrom("dispatch/one-article-by-a-rule"))).toEqual([rule, rule]);
    expect(await rules(eventFrom("dispatch/one-article"))).toEqual([undefined, rule]);
  });
});

describe("a batch of messages", () => {
  afterEach(() => vi.restoreAllMocks());
  const failed = (number: number) => ({
    itemIdentifier: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  });

  it.each([
    ["all-shards", []],
    ["all-shards-whether-due-or-not", []],
    ["one-shard-twice", []],
    ["a-message-that-is-not-json", [failed(2)]],
    ["a-message-of-a-later-format", [failed(1)]],
  ])("%s: only what failed comes again", async (name, failures) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const check = createCheck(async () => world().ports);
    expect(await check(eventFrom(`check/${name}`), timeLeft)).toEqual({ batchItemFailures: failures });
    expect(log).toHaveBeenCalledTimes(failures.length);
  });

  it("a shard whose store fails does not take the others along", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { ports } = world();
    const store = createMemoryStore({
      faults: ({ key }) => (key === "watches/003.json" ? "unavailable" : undefined),
    });
    const check = createCheck(async () => ({ ...ports, store }));
    expect(await check(eventFrom("check/all-shards"), timeLeft)).toEqual({ batchItemFailures: [failed(4)] });
  });
});

describe("the function's environment", () => {
  it("is read", () => {
    const environment = { STET_ARCHIVE: "s3://bucket", STET_CONTACT: "desk@example.org" };
    expect(parseFunctionSettings(environment)).toEqual({
      archive: "s3://bucket",
      contact: "desk@example.org",
      allowLoopback: false,
    });
  });

  it.each([
    [{}, /STET_ARCHIVE/],
    [{ STET_ARCHIVE: "s3://bucket" }, /STET_CONTACT: .* is required/],
    [{ STET_ARCHIVE: "s3://bucket", STET_CONTACT: "nobody" }, /"nobody" is no contact/],
    [{ STET_QUEUE_URL: "here" }, /STET_ARCHIVE.*STET_QUEUE_URL/],
  ])("%j is refused", (environment, message) => {
    expect(() => parseFunctionSettings(environment)).toThrow(message);
  });
});
