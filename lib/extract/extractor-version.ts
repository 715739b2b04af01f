/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 33,
  digest: "sha256:d1b15edbfb4f1e0974a862aed5b18baa079758f2bf05c0433fd53343c56e8624",
};
