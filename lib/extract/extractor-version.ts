/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 22,
  digest: "sha256:56db65a0896b95481646952827b433533d6c68940da3c09270314da4226679eb",
};
