import { expect, it } from "vitest";
import { eightWriters, runSeeds } from "./seeds.ts";

const seeds = 5000;

it(`eight runs that take turns by lease lose, double, fork, invent and leave dangling nothing in ${seeds} seeds`, {
  timeout: 600_000,
}, async () => {
  const { faulty, ...met } = await runSeeds(eightWriters.leased, 1, seeds);
  expect(faulty).toEqual([]);
  expect(met.crashes).toBeGreaterThan(2 * seeds);
  expect(met.versions).toBeGreaterThan(1.25 * seeds);
});
