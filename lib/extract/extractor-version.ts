/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 14,
  digest: "sha256:708510002b111204153f9f197d6ce29ace3f531abc9d7873e04c15432e23f40f",
};
