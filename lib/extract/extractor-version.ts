/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 22,
  digest: "sha256:5a6670ac1e47e018249923ba291b2aa765e50e4d34230c17f05086f904081aca",
};
