/** Recomputes by which digest a stored diff says which comparison made it: `npm run seal`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { comparisonDigest } from "../../lib/compare/comparison-digest.ts";
import { digestOfCode, root } from "../sealed-code.ts";

const sealed = "lib/compare/comparison-digest.ts";

export const comparisonDigestOfCode = () =>
  digestOfCode({
    room: "lib/compare",
    sealed,
    others: [
      "lib/article/archived-diff.ts",
      "lib/article/article.ts",
      "lib/article/diff.ts",
      "lib/article/text.ts",
    ],
    libraries: ["diff"],
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const digest = comparisonDigestOfCode();
  if (digest !== comparisonDigest)
    writeFileSync(
      join(root, sealed),
      `/** Made by \`npm run seal\`; never edited by hand. Tells which comparison made a diff. */
import type { Digest } from "../article/digest.ts";

export const comparisonDigest: Digest =
  "${digest}";
`,
    );
  process.stdout.write(
    digest === comparisonDigest ? "the comparison is unchanged\n" : `sealed the comparison: ${digest}\n`,
  );
}
