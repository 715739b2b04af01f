/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:ed4f2ead6c249ee223021cffe9deb5df3941884d26830c5bb959bf39eb301f1c",
};
