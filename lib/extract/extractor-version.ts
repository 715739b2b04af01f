/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 20,
  digest: "sha256:c6f96c3ac5c78d73c979967fc2b6a981b4fb5c4a99040ab49512ebcf6a795047",
};
