/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 32,
  digest: "sha256:7788bc8d2767497784573c95a6fbb8061242b2d4dda841c488bc99458c03d6c6",
};
