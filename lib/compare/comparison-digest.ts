/** Made by `npm run seal`; never edited by hand. Tells which comparison made a diff. */
import type { Digest } from "../article/digest.ts";

export const comparisonDigest: Digest =
  "sha256:518d57c6084cf73890e796e73ee00137a6f1e1247058fa2e46a2cae4cad0da34";
