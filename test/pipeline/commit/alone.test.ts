import { expect, it } from "vitest";
import { eightWriters, runSeeds } from "./seeds.ts";

/** Half of the ten thousand; the other half is in leased.test.ts, so that two processors can share them. */
const seeds = 5000;

it(`eight writers that know nothing of each other lose, double, fork, invent and leave dangling nothing in ${seeds} seeds`, {
  timeout: 600_000,
}, async () => {
  const { faulty, ...met } = await runSeeds(eightWriters.alone, 1, seeds);
  expect(faulty).toEqual([]);
  expect(met.crashes).toBeGreaterThan(8 * seeds);
  expect(met.reverts).toBeGreaterThan(seeds / 5);
  expect(met.late).toBeGreaterThan(seeds / 10);
});
