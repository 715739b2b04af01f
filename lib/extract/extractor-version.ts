/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:66b25d7d8050c684e1acec3ee42b98e4d8bbf1a2b56ba96760b6668bf1b6a136",
};
