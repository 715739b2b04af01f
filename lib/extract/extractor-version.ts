/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 10,
  digest: "sha256:d485180282d1dcac3b96e826ada10dd0701198189766049d445eca3e6644f655",
};
