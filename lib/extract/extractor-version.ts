/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 16,
  digest: "sha256:257ba8726317574bd417939f63dad011606f45d74995d2c303489cf8f0b15159",
};
