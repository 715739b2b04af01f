/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 17,
  digest: "sha256:526b88615dd75c6584884b076376ea97069ed98b3f88897d4c3834f4ca1e3b30",
};
