/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 1,
  digest: "sha256:43d4532b47e73809cb52b75b6b981a56df04c25486a5a9a38ca73d818d162a9c",
};
