/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:1f277088ff7137cbb090fef80689947e4fe32280ed8eeacbf88a4dc1b3d5ab60",
};
