/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 13,
  digest: "sha256:a2b0b1b76e2338bf8ae38890d390721319c7d742be31f06c4f034535becbaa89",
};
