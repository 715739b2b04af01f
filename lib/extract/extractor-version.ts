/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 3,
  digest: "sha256:9395f320baacb7182dd7160512e638d981810987775d9afd6c7fc85c89a18cdd",
};
