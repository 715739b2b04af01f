import { describe, expect, it } from "vitest";
import { heaviestSubsequence, type WeighedPair } from "../../lib/compare/heaviest-subsequence.ts";
import { fc } from "../seeded-properties.ts";

const weightOf = (pairs: Iterable<WeighedPair>): number =>
  [...pairs].reduce((sum, { weight }) => sum + weight, 0);

function ascends(pairs: Iterable<WeighedPair>): boolean {
  const ordered = [...pairs].sort((x, y) => x.before - y.before);
  return ordered.every((pair, index) => index === 0 || pair.after > (ordered[index - 1]?.after ?? -1));
}

/** Every subset, for a few pairs. */
function heaviestByTrying(pairs: readonly WeighedPair[]): number {
  let best = 0;
  for (let subset = 0; subset < 2 ** pairs.length; subset++) {
    const chosen = pairs.filter((_, index) => Math.floor(subset / 2 ** index) % 2 === 1);
    if (ascends(chosen)) best = Math.max(best, weightOf(chosen));
  }
  return best;
}

const fewPairs = fc
  .uniqueArray(fc.nat(8), { maxLength: 8 })
  .chain((places) =>
    fc.tuple(
      fc.shuffledSubarray(places, { minLength: places.length }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: places.length, maxLength: places.length }),
    ),
  )
  .map(([places, weights]) =>
    places.map((after, before) => ({ before, after, weight: weights[before] ?? 1 })),
  );

describe("heaviestSubsequence", () => {
  it("ascends on both sides, and nothing heavier does", () => {
    fc.assert(
      fc.property(fewPairs, (pairs) => {
        const chosen = heaviestSubsequence(pairs);
        expect(ascends(chosen)).toBe(true);
        expect(weightOf(chosen)).toBe(heaviestByTrying(pairs));
      }),
    );
  });

  it("prefers one long block that stayed to two short ones", () => {
    const long = { before: 2, after: 0, weight: 50 };
    const short = [
      { before: 0, after: 1, weight: 10 },
      { before: 1, after: 2, weight: 10 },
    ];
    expect([...heaviestSubsequence([...short, long])]).toEqual([long]);
  });
});
