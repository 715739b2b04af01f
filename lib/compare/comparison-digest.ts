/** Made by `npm run seal`; never edited by hand. Tells which comparison made a diff. */
import type { Digest } from "../article/digest.ts";

export const comparisonDigest: Digest =
  "sha256:62222168360f41ac51b9e99ec3aaa2d70809113f0b0b4bd3929a705619bbd695";
