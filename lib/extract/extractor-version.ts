/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:7e2677b9e08906b59f72dd81b1c7abbf113f569536d48ce34b713f9baa54c6fc",
};
