/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 6,
  digest: "sha256:6aeb80884f00bf7fc9c8a9fe168e0876df76a78d29581fc987b7f28c80303b13",
};
