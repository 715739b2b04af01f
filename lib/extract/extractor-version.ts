/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 29,
  digest: "sha256:76d5b50b2d3c74cf38650afba392db1b94d8b8491dfa4a73f21170eb57a52046",
};
