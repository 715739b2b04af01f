/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 23,
  digest: "sha256:02b61146f371995021c3df66c30773b899f53b38bbe3bbe7b3c2a8d88009ac5d",
};
