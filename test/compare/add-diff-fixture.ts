/**
 * Adds a fixture of the comparison: `npm run add-diff -- SLUG BEFORE.json AFTER.json` copies two
 * articles into fixtures/diffs/SLUG and writes what the comparison makes of them, to be read before it is committed.
 * With the slug alone, writes the expectation again; with none, those of all fixtures.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { articleSchema } from "../../lib/article/article.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { markedDiff } from "./marked-diff.ts";

const root = join(import.meta.dirname, "../../fixtures/diffs");

async function writeExpectation(slug: string): Promise<void> {
  const [before, after] = await Promise.all(
    ["before.json", "after.json"].map(async (name) => {
      const text = await readFile(join(root, slug, name), "utf8");
      return articleSchema.parse(JSON.parse(text));
    }),
  );
  if (before === undefined || after === undefined) throw new Error(`${slug} lacks an article`);
  const expected = markedDiff(compareArticles(before, after));
  await writeFile(join(root, slug, "expected.txt"), expected);
  process.stdout.write(`${slug}\n${expected}\n`);
}

async function copyArticle(from: string, slug: string, name: string): Promise<void> {
  const article = articleSchema.parse(JSON.parse(await readFile(from, "utf8")));
  await writeFile(join(root, slug, name), `${JSON.stringify(article, undefined, 2)}\n`);
}

const [slug, beforeFile, afterFile] = process.argv.slice(2);
if (slug !== undefined && beforeFile !== undefined && afterFile !== undefined) {
  await mkdir(join(root, slug), { recursive: true });
  await copyArticle(beforeFile, slug, "before.json");
  await copyArticle(afterFile, slug, "after.json");
}
for (const each of slug === undefined ? (await readdir(root)).sort() : [slug]) await writeExpectation(each);
