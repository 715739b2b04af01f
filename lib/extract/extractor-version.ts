/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:27722cddf38b1c760212e8c303d9914cea7a35e022a076628b0bc8ea4932ee05",
};
