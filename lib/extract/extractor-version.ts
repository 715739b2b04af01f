/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 8,
  digest: "sha256:9fa04e02feb3132d596a79d8594f2b3494d54b2f18e837b88996210c928844db",
};
