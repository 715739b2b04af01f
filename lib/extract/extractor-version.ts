/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 24,
  digest: "sha256:553232bed9b7055880ffacb0bce520da2deb8011f5647b333b6c964f769ec72b",
};
