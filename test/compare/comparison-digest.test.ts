import { expect, it } from "vitest";
import { comparisonDigest } from "../../lib/compare/comparison-digest.ts";
import { comparisonDigestOfCode } from "./seal-comparison.ts";

it("the digest that diffs carry is that of the comparison's code", () => {
  expect(comparisonDigest, "the comparison changed: run `npm run seal` and commit its digest").toBe(
    comparisonDigestOfCode(),
  );
});
