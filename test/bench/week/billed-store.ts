/** A bucket as one function's process sees it: each request takes its time and is billed, retries too. */
import { gunzipSync } from "node:zlib";
import { prefixes } from "../../../lib/archive/keys.ts";
import type { ObjectStore } from "../../../lib/archive/store.ts";
import { type Look, lookSchema } from "../../../lib/article/look.ts";
import type { Clock } from "../../../lib/pipeline/ports.ts";
import { drawnFaults } from "../../archive/memory-line.ts";
import { createMemoryStore, type MemoryBucket } from "../../archive/memory-store.ts";
import type { Environment } from "./function-host.ts";
import { type Ledger, requestKinds } from "./ledger.ts";
import type { ProcessorCosts } from "./processor-costs.ts";

/** Milliseconds to the answer, for a small object and, one object after the other, per megabyte besides. */
const latency = { get: 25, write: 45, megabyte: 15 } as const;
const bytesPerMegabyte = 1e6;
/** S3 answers one in some thousands of requests with 503; the store asks again. */
const unavailableShare = 1 / 5000;

export interface StoreWorld {
  readonly bucket: MemoryBucket;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly costs: ProcessorCosts;
  /** Told of each look whose line has been stored. */
  readonly onLine: (look: Look) => void;
}

export function billedStore(
  world: StoreWorld,
  by: "dispatch" | "check",
  environment: Environment,
): ObjectStore {
  const { bucket, clock, ledger, random, costs } = world;
  const draw = drawnFaults(random, { "503": unavailableShare });
  const inner = createMemoryStore({
    bucket,
    now: clock.now,
    turn: () => Promise.resolve(),
    faults: (call) => {
      const kind = requestKinds[call.verb];
      if (kind !== undefined) ledger.request(by, call.key, kind);
      const fault = kind === undefined ? undefined : draw(call);
      if (fault !== undefined && kind !== undefined) ledger.request(by, call.key, kind);
      return fault;
    },
  });
  const isTimetable = (key: string) => key.startsWith(prefixes.watches);
  const write = async <T>(key: string, bytes: Uint8Array, act: () => Promise<T>): Promise<T> => {
    if (isTimetable(key)) await environment.work(bytes.length * costs.writeTimetableByte);
    await clock.sleep(latency.write);
    await environment.transfer((bytes.length / bytesPerMegabyte) * latency.megabyte);
    return act();
  };

  return {
    ...inner,
    async get(key) {
      const size = bucket.objects.get(key)?.bytes.length ?? 0;
      await clock.sleep(latency.get);
      await environment.transfer((size / bytesPerMegabyte) * latency.megabyte);
      const stored = await inner.get(key);
      if (isTimetable(key)) await environment.work(size * costs.readTimetableByte);
      return stored;
    },
    async putIfAbsent(key, bytes, facts) {
      const put = await write(key, bytes, () => inner.putIfAbsent(key, bytes, facts));
      if (key.startsWith(prefixes.checks)) for (const look of linesOf(bytes)) world.onLine(look);
      return put;
    },
    async replaceIfUnchanged(key, tag, bytes, facts) {
      const replaced = await write(key, bytes, () => inner.replaceIfUnchanged(key, tag, bytes, facts));
      // The S3 store looks what stands there before it believes a refusal.
      if (replaced === undefined) ledger.request(by, key, "get");
      return replaced;
    },
  };
}

function linesOf(bytes: Uint8Array): Look[] {
  const lines = gunzipSync(bytes).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => lookSchema.parse(JSON.parse(line)));
}
