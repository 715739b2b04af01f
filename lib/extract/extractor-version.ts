/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 4,
  digest: "sha256:b49364eb98d23ee39a852f0b93d44bd7df482a98d38b9eb0b060ff1aae4bbe02",
};
