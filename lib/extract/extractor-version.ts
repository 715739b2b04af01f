/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 4,
  digest: "sha256:34ef55e1451c92b44f1970e92f254ac33dd6398ddf2f59c77fe1d48392c24c11",
};
