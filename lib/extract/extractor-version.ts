/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:4caa17b3c97b2013891983cf56517d72c87052b40431e7c31bf87a1630fd6e99",
};
