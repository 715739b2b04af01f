import { expect, it } from "vitest";
import { extractorVersion } from "../../lib/extract/extractor-version.ts";
import { extractorDigest } from "./seal-extractor.ts";

it("the extractor's version is that of its code, data and parser", () => {
  expect(extractorVersion.digest, "the extractor changed: run `npm run seal` and commit its version").toBe(
    extractorDigest(),
  );
});
