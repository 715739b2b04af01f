/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 11,
  digest: "sha256:f24836e73097844cec4906f13ca97e0c1a4a544ccfb7d549f6d3295d0a24bb1e",
};
