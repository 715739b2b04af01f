import { describe, expect, it } from "vitest";
import type { ObjectStore } from "../../lib/archive/store.ts";
import { type Simulation, simulate } from "./commit-simulation.ts";

const rates = {
  "crash-before": 0.01,
  "crash-after": 0.01,
  "lost-answer": 0.01,
  unavailable: 0.01,
  "412": 0.02,
  "409": 0.02,
  "500": 0.01,
  "503": 0.01,
} as const;
const eightWriters = { writers: 8, looksEach: 4, faults: rates };
const seeds = 1000;
/** A mutant that this many seeds do not betray would be no proof that the checker sees. */
const mutantSeeds = 60;

async function faultySeeds(simulation: Omit<Simulation, "seed">, count: number): Promise<string[]> {
  const faulty: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const { faults } = await simulate({ ...simulation, seed });
    if (faults.length > 0) faulty.push(`seed ${seed}: ${faults.join("; ")}`);
  }
  return faulty;
}

describe("eight writers on one article", () => {
  it(`lose, double, fork, invent and leave dangling nothing in ${seeds} seeds`, {
    timeout: 300_000,
  }, async () => {
    expect(await faultySeeds(eightWriters, seeds)).toEqual([]);
  });

  it("meet crashes, late captures and returns to earlier texts", async () => {
    const reports = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => simulate({ ...eightWriters, seed })),
    );
    const sum = (of: "crashes" | "late" | "versions") =>
      reports.reduce((total, report) => total + report[of], 0);
    expect(sum("crashes")).toBeGreaterThan(8);
    expect(sum("late")).toBeGreaterThan(0);
    expect(sum("versions")).toBeGreaterThan(3 * 8);
  });
});

const overwriting = (store: ObjectStore): ObjectStore => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) => {
    await store.delete(key);
    return store.putIfAbsent(key, bytes, facts);
  },
});

const forgettingPayloads = (store: ObjectStore): ObjectStore => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) =>
    key.startsWith("payloads/") ? "created" : store.putIfAbsent(key, bytes, facts),
});

const claimingSuccess = (store: ObjectStore): ObjectStore => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) => {
    await store.putIfAbsent(key, bytes, facts);
    return "created";
  },
});

describe("the checker sees a store that breaks its promise", () => {
  it.each([
    ["overwrites what is there", overwriting],
    ["forgets payloads", forgettingPayloads],
    ["says created when it was not", claimingSuccess],
  ])("%s", async (_, broken) => {
    expect(await faultySeeds({ ...eightWriters, broken }, mutantSeeds)).not.toEqual([]);
  });
});
