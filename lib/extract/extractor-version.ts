/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 2,
  digest: "sha256:bd804d403461f7325dbd1fe088bff61e4542eb7bf427854c031764bc57e6d5ad",
};
