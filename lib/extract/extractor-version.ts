/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 30,
  digest: "sha256:b1d0831009a149dd9da82b743fa88c6200655928032bb1aaedc399c381b82aca",
};
