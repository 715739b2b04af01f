/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 26,
  digest: "sha256:a4641a044103ad24bd9f5c67942b08ccdd5147252c12dae19cde9222d648c834",
};
