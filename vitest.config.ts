/** `npm test`: everything that needs nothing but Node. Real servers and real deployments have commands of their own. */
import { configDefaults, defineConfig } from "vitest/config";

/** Needs an S3 server: collected only when one is named. */
const endpointTests =
  process.env["STET_TEST_S3_ENDPOINT"] === undefined ? ["test/archive/s3-endpoint.test.ts"] : [];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...endpointTests],
    // Two cores, and tests that serve, fork and sync to the disk: slow is not broken.
    testTimeout: 30_000,
  },
});
