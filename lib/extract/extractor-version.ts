/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:78d859459ec60b06a312e65abf9fd87bcc84f21f01234080d8fcf7e88023fa90",
};
