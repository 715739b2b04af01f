/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:b534538f2aae3b7556f1eb594c1bbce5006026d1fa0ce1dc45a573166ef18821",
};
