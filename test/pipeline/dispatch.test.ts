import { describe, expect, it } from "vitest";
import { shardName } from "../../lib/archive/keys.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { dispatch } from "../../lib/pipeline/dispatch.ts";
import { changeDueList } from "../../lib/pipeline/timetable-store.ts";
import type { Work } from "../../lib/watch/work-queue.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { createSimulatedClock } from "../simulated-clock.ts";

const now: Instant = "2024-03-01T08:00:00.000Z";
const minute = 60_000;

/** What is sent, as lists of shards that go together. */
async function sentFor(minutesDue: readonly number[]): Promise<number[][]> {
  const clock = createSimulatedClock(now);
  const sent: Work[] = [];
  const queue = { send: async (works: readonly Work[]) => void sent.push(...works) };
  const chance = { runId: () => "run000000001", fraction: () => 0 };
  const store = createMemoryStore({ now: clock.now });
  const ports = { store, shards: minutesDue.length, clock, chance, queue };
  const due = minutesDue.map((past, shard) => [shardName(shard), instantAfter(now, -past * minute)] as const);
  await clock.run(changeDueList(ports, (list) => ({ ...list, shards: Object.fromEntries(due) })));
  await clock.run(dispatch(ports, {}));
  return sent.map(({ shard, beside = [] }) => [shard, ...beside]);
}

describe("dispatch", () => {
  it.each([
    ["shards that are due together share a function", [0, 1], [[0, 1]]],
    ["no more of them than a function's memory holds", [0, 0, 0, 0, 0], [[0, 1], [2, 3], [4]]],
    ["what is not due is not sent", [0, -1, 0], [[0, 2]]],
    [
      "a shard that stays due goes alone, so that a function which dies of it takes no other along",
      [0, 21, 19],
      [[0, 2], [1]],
    ],
  ])("%s", async (_, minutesDue, sent) => {
    expect(await sentFor(minutesDue)).toEqual(sent);
  });
});
