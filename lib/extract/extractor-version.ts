/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:4f8c93cb5ecd0978f7c24dbb24f40d4d5653d80ae89eb3fe36ff306b5f921b50",
};
