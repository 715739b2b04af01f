/**
 * Recomputes the extractor's version: `npm run seal`. The digest covers the extractor's code and data, the words it
 * writes articles in, and the parser's versions; the generation grows by one when it changed, unless
 * `--same-generation` says that no release has carried the old one yet.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type Digest, digestOf } from "../../lib/article/digest.ts";
import type { ExtractorVersion } from "../../lib/article/record.ts";
import { extractorVersion } from "../../lib/extract/extractor-version.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const room = "lib/extract";
const sealed = `${room}/extractor-version.ts`;
const words = ["lib/article/article.ts", "lib/article/text.ts"];
const parsers = ["cheerio", "css-select", "domhandler", "domutils", "htmlparser2"];

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** Over paths and contents, in the order of the paths. */
export function extractorDigest(): Digest {
  const code = readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .map((name) => `${room}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && path !== sealed);
  const files = [...code, ...words].sort().map((path) => [path, readFileSync(join(root, path), "utf8")]);
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const versions = parsers.map((name) => [name, lock.packages[`node_modules/${name}`]?.version ?? "absent"]);
  return digestOf(JSON.stringify([files, versions]));
}

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
