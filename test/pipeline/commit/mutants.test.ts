/** A checker that never finds anything proves nothing: each step of the protocol left out must be seen by it. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type * as overtaken from "../../../lib/archive/overtaken.ts";
import { storeMutants } from "./mutants.ts";
import { eightWriters } from "./seeds.ts";
import { type Simulation, simulate } from "./simulation.ts";

type Rule = typeof overtaken.overtaking;

const rule: { instead: ((real: Rule) => Rule) | undefined } = vi.hoisted(() => ({ instead: undefined }));

vi.mock("../../../lib/archive/overtaken.ts", async (original) => {
  const real = await original<typeof overtaken>();
  const overtaking: Rule = (taken, own) => (rule.instead?.(real.overtaking) ?? real.overtaking)(taken, own);
  return { ...real, overtaking };
});

afterEach(() => {
  rule.instead = undefined;
});

/** A mutant that this many seeds of either kind do not betray would be no proof that the checker sees. */
const mutantSeeds = 400;

async function betrayed(mutation: Partial<Simulation>): Promise<string[]> {
  for (let seed = 1; seed <= mutantSeeds; seed++) {
    for (const kind of [eightWriters.alone, eightWriters.leased]) {
      const { faults } = await simulate({ ...kind, ...mutation, seed });
      if (faults.length > 0) return [...faults];
    }
  }
  return [];
}

const ruleMutants: Readonly<Record<string, (real: Rule) => Rule>> = {
  "no captured-later rule": (real) => (taken, own) => {
    const found = real(taken, own);
    return found === "late" ? "later" : found;
  },
  "two clocks believed to the second": (real) => (taken, own) => {
    const found = real(taken, own);
    return found === "late" && taken.capturedAt < own.capturedAt ? "later" : found;
  },
  "the same text appended again": (real) => (taken, own) => {
    const found = real(taken, own);
    return found === "unchanged" ? "later" : found;
  },
};

describe("the checker sees", () => {
  it.each(Object.entries(storeMutants))("%s", async (_, broken) => {
    expect(await betrayed({ broken })).not.toEqual([]);
  });

  it.each(Object.entries(ruleMutants))("%s", async (_, instead) => {
    rule.instead = instead;
    expect(await betrayed({})).not.toEqual([]);
  });

  it("a run that takes over without asking the archive", async () => {
    expect(await betrayed({ forgetful: true })).not.toEqual([]);
  });
});

it("and sees nothing where nothing is left out", async () => {
  rule.instead = (real) => real;
  const { faults } = await simulate({ ...eightWriters.alone, seed: 1 });
  expect(faults).toEqual([]);
});
