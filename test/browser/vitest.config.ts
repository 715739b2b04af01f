/** `npm run test:browser`: the pages in a real browser. Needs Chromium, so it is no part of `npm test`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/browser/**/*.browser.ts"],
    globalSetup: ["test/browser/chromium.ts"],
    // One browser for all files; figures of one page must not be spoilt by another.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
