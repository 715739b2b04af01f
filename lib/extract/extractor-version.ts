/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 28,
  digest: "sha256:cff43bf108097fd5c32c2836ae61d0c4952896f648a7bab6ffd6456297512b3a",
};
