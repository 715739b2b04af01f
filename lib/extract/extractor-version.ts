/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:021603e4492a6dd581e99ffb8f863311329d8497ddf4dcd66c6a2b617ffad929",
};
