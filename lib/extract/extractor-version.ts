/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 27,
  digest: "sha256:e0257d95879b2101e7c55b79ed3f97d37da0de3b85780e80fec03327952ec1e6",
};
