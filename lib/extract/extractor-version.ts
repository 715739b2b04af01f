/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 12,
  digest: "sha256:d221f50cdf0fb9ab8ac85c7315dfb23db8b86963e01437327ace87847c418742",
};
