/** Made by `npm run seal`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: 9,
  digest: "sha256:95a2724fcc0fa27c08a4ad8ae2969f8786f27259a20f24826b4adc66cf900686",
};
