/** Answers broken at random, from the status line to the last byte: `npm run soak fuzzed-responses` tries a million. */
import { describe, expect, it } from "vitest";
import { fuzzedLooks } from "./fuzzed-looks.ts";

const answers = 20_000;
const atOnce = 2000;
/** The soak draws others. */
const seed = 1;
const longestMs = 60_000;

describe("answers broken at random", () => {
  it.each(Array.from({ length: answers / atOnce }, (_, batch) => batch * atOnce))(
    `lead to an outcome, in time, from answer %i of seed ${seed} on`,
    async (first) => {
      const { counts, faults } = await fuzzedLooks(seed, first, atOnce);
      expect(faults).toEqual([]);
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(atOnce);
      // Broken too much, they would try the reader of HTTP alone.
      expect(Math.min(counts.get("ok") ?? 0, counts.get("interstitial") ?? 0)).toBeGreaterThan(atOnce / 50);
    },
    longestMs,
  );
});
