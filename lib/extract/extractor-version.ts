/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 2,
  digest: "sha256:cbe3bdcc3ac1164994befed38281f26925984b585571698cb22b7bedae8c172b",
};
