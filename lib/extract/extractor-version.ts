/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:aae27b0306a38d098d2ccb9da0add46550096902c3b2bfab2b49824b3cc6b86d",
};
