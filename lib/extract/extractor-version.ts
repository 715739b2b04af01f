/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:1a6b96f9c5070b95e71bd3aee5e936fe1b093814a89840bbb75075c7020a7bde",
};
