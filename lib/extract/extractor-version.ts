/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 2,
  digest: "sha256:0e6269410b615710e9c4f341e845bf689fcc82d133a2731bb4ef89d37a317b62",
};
