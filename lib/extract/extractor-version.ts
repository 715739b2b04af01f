/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:c7a0d45fc544db4a39ad4df964ed5a5c2097db1edc6f4347abbdf081f01ceb2b",
};
