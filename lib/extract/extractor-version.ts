/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:4b6d858202b96f69adadf8e31bb91e06e7ade9ad9e55d75e87dc046a70c7bec6",
};
