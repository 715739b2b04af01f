/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 25,
  digest: "sha256:f103c921ed84e8919da5425290205e870247e37c75f197b743c4766878a1bf4c",
};
