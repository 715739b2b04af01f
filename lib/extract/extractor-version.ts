/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 21,
  digest: "sha256:e089b90fabb020e4903c7e7923858eacc65c818f25a1534dc43a505ec75cc3e6",
};
