/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 20,
  digest: "sha256:cdd370417d6e32f059ed739a84987bfdeffb74270a325d4c03dc4c7ca69a1faa",
};
