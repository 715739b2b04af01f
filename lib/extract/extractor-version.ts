/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 5,
  digest: "sha256:1cadd0abf6b105d3b6c85f1c24677ef34fa4a4ec29ef00b1edb12af020d5185e",
};
