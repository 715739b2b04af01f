/** `npm run test:deploy`: one scenario against an emulator, step by step. No part of `npm test`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/deploy/**/*.deploy.ts"],
    // Each step stands on the one before.
    bail: 1,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
