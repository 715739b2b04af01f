/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:7001d1fc60cb3ab6dbecfabcb180d51942dc32335b6d53b98307e2216647642f",
};
