/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 35,
  digest: "sha256:2744c103c9c5145c1c1ae5253aff0dbf1291251f994ab4620e3ffbd43613bc3f",
};
