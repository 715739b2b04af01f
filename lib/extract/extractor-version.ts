/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:822d518729ff43445cfc69a28df8836c576633cbd2bd7e8c62c5b98cbec4dc3d",
};
