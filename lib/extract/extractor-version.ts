/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 31,
  digest: "sha256:cffe514031151ec092545089231adc2edc223c20fbdac269a428ab1e4fed29a7",
};
