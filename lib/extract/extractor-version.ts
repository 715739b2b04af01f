/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 19,
  digest: "sha256:3bec038fd904deb720a0a933628ea4baff7e6d0e59e7baf3f5219304445dc058",
};
