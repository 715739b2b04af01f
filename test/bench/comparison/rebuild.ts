/** Pairs of any Unicode, rebuilt from their diff in both directions. */
import { isDeepStrictEqual } from "node:util";
import { applyDiff } from "../../../lib/compare/apply-diff.ts";
import { compareArticles } from "../../../lib/compare/compare-articles.ts";
import { invertDiff } from "../../../lib/compare/invert-diff.ts";
import { anyPair } from "../../compare/articles.ts";
import { fc } from "../../seeded-properties.ts";
import type { Bar } from "./bar.ts";

/** Drawn so many at a time: all at once they would not fit into memory. */
const batch = 1000;

export function measureRebuild(count: number, seed: number): Bar[] {
  let failures = 0;
  for (let done = 0; done < count; done += batch) {
    for (const [before, after] of fc.sample(anyPair, {
      seed: seed + done,
      numRuns: Math.min(batch, count - done),
    })) {
      const diff = compareArticles(before, after);
      const rebuilt =
        isDeepStrictEqual(applyDiff(before, diff), after) &&
        isDeepStrictEqual(applyDiff(after, invertDiff(diff)), before);
      if (!rebuilt) failures += 1;
    }
  }
  const pairs = count.toLocaleString("en");
  return [
    {
      what: `not rebuilt of ${pairs} pairs, seed ${seed}`,
      asked: "0",
      figure: `${failures}`,
      met: failures === 0,
    },
  ];
}
