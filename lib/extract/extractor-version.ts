/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 3,
  digest: "sha256:e923fc2674605f00d18abf2d60c191d4c84f70df0db6a12bad3575e21408774d",
};
