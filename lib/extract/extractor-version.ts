/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:42fcaf6e4d30d5701b05b5628747717e4f76ffbcfaf41c66fa24330b610e1b97",
};
