/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 7,
  digest: "sha256:f72a5866af3f0de074344483f74b6547e89069bf092239264b156a75f2b25793",
};
