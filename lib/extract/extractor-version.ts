/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:17bfc98f7ecafdb36335f483a23699d708225acc0f14f431c4b356319367704f",
};
