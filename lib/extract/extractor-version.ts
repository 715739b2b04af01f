/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 15,
  digest: "sha256:a6da444edf7229b43038889bb825d8c2b8726630486f884b2262cf0a120229f0",
};
