/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:fc3a6fbed3f0fa124db1a2ee3c81f39335037f3abc211efefb7b3e66c88a2abb",
};
