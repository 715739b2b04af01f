/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 21,
  digest: "sha256:d62ea034649561206778ad9d89123d0823899b56e35a2c5315c1c30cfebe4073",
};
