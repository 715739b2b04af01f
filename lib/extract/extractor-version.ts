/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:cf74912a04ff10f30a4cb2a3ef70a7f82d20230f65e6eab757573b76e4d26a9e",
};
