/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:b96b20b86a0fcbc35a8d36b39d5e154dc2e22b59ad3f370c0d74ea7e9cde9182",
};
