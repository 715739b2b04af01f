/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:1f04003a0e8b61cbc39e16b00e6ea807408b7d641db7197571fcac4ffd6d62bf",
};
