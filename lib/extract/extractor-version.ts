/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 18,
  digest: "sha256:a5a784a1d11505860dd468222ea7e0ff8b62580c45d23176217e57f93b7d3a80",
};
