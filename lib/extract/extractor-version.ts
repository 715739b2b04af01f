/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 7,
  digest: "sha256:98f9fbd70c27fdd43e97d817bb1321b0ebfa37e167d74fefdde94cc5d3ad02e6",
};
