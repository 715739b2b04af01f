/**
 * Recomputes the extractor's version: `npm run seal`. The digest covers the extractor's code and data, the words it
 * writes articles in, how bytes become letters, and the libraries' versions; the generation grows by one when it changed, unless
 * `--same-generation` says that no release has carried the old one yet.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ExtractorVersion } from "../../lib/article/record.ts";
import { extractorVersion } from "../../lib/extract/extractor-version.ts";
import { digestOfCode, root } from "../sealed-code.ts";

const sealed = "lib/extract/extractor-version.ts";

export const extractorDigest = () =>
  digestOfCode({
    room: "lib/extract",
    sealed,
    others: ["lib/article/article.ts", "lib/article/text.ts", "lib/capture/charset.ts"],
    libraries: [
      "@exodus/bytes",
      "cheerio",
      "css-select",
      "domhandler",
      "domutils",
      "encoding-sniffer",
      "htmlparser2",
    ],
  });

function source({ generation, digest }: ExtractorVersion): string {
  return `/** Made by \`npm run seal\`; never edited by hand. Tells which extractor read an article, and which is newer. */
import type { ExtractorVersion } from "../article/record.ts";

export const extractorVersion: ExtractorVersion = {
  generation: ${generation},
  digest: "${digest}",
};
`;
}

function seal(sameGeneration: boolean): string {
  const digest = extractorDigest();
  if (digest === extractorVersion.digest)
    return `the extractor is unchanged: generation ${extractorVersion.generation}`;
  const generation = extractorVersion.generation + (sameGeneration ? 0 : 1);
  writeFileSync(join(root, sealed), source({ generation, digest }));
  return `sealed generation ${generation}: ${digest}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${seal(process.argv.includes("--same-generation"))}\n`);
}
