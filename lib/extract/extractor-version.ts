/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 34,
  digest: "sha256:20443040c55a8e52986465058cf39b4c55cdb0295ac4b17ebcb2ea01c8b42dad",
};
