/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:e7405c688f8f159d6e029b7cbd4093216cc732c555572b9ec1939bcf82ef150b",
};
