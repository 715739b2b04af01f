/**
 * Article fixtures: `fixtures/articles/<slug>/` holds a page, `input.html`, and what must come of it. A page is added
 * with `npm run add-article -- <slug> <file.html>`, which writes what the extractor makes of it: read it before
 * committing. `npm run add-article` alone writes every expectation anew. All pages are invented.
 *
 * Beside it may stand the same article with other noise round it (`noise-*.html`: must give the same digest) and the
 * article edited (`edit-*.html`: must give another, by just the words in `edits.json`). Nothing writes those.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type Article, articleText } from "../../lib/article/article.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "fixtures", "articles");

export interface ArticleFixture {
  readonly html: string;
  readonly url: string;
  readonly json: string;
  readonly text: string;
}

const wordsSchema = z.object({ before: z.string().min(1), after: z.string() });
/** What one edit says instead of what. */
export type EditedWords = z.infer<typeof wordsSchema>;
const editsSchema = z.record(z.string(), wordsSchema);

const urlOf = (slug: string): string => `https://news.example/${slug}`;
const fileOf = (slug: string, name: string): string => join(folder, slug, name);

export const jsonOf = (article: Article): string => `${JSON.stringify(article, null, 2)}\n`;
export const textOf = (article: Article): string => `${articleText(article)}\n`;

/** What the digest of an article covers, a line for each part, to be read and compared by a person. */
export const linesOf = (article: Article): string =>
  [
    `headline: ${article.headline.text}`,
    `standfirst: ${article.standfirst ?? ""}`,
    ...article.bylines.map((name) => `byline: ${name}`),
    ...article.notices.map(({ kind, text }) => `${kind}: ${text}`),
    ...article.blocks.map(({ kind, text }) => `${kind}: ${text}`),
  ].join("\n");

export const fixtureSlugs = (): string[] => readdirSync(folder).sort();

/** Names of the pages in one folder that begin so, without ".html". */
export const pagesOf = (slug: string, beginning: "noise-" | "edit-"): string[] =>
  readdirSync(join(folder, slug))
    .filter((name) => name.startsWith(beginning) && name.endsWith(".html"))
    .map((name) => name.slice(0, -".html".length))
    .sort();

export const readPage = (slug: string, page: string): string =>
  readFileSync(fileOf(slug, `${page}.html`), "utf8");

export function readFixture(slug: string): ArticleFixture {
  const read = (name: string): string => readFileSync(fileOf(slug, name), "utf8");
  return {
    html: readPage(slug, "input"),
    url: urlOf(slug),
    json: read("article.json"),
    text: read("article.txt"),
  };
}

export function readEdits(slug: string): ReadonlyMap<string, EditedWords> {
  const file = fileOf(slug, "edits.json");
  const edits = existsSync(file) ? editsSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  return new Map(Object.entries(edits));
}

function writeExpected(slug: string): void {
  const article = extractArticle(readPage(slug, "input"), { url: urlOf(slug) });
  writeFileSync(fileOf(slug, "article.json"), jsonOf(article));
  writeFileSync(fileOf(slug, "article.txt"), textOf(article));
}

function add([slug, page]: readonly string[]): string {
  if (slug === undefined) {
    fixtureSlugs().forEach(writeExpected);
    return "wrote every fixture's expectation anew: read the diff before committing it";
  }
  if (page === undefined || !/^[a-z0-9-]+$/.test(slug))
    return "usage: npm run add-article -- <slug> <file.html>";
  mkdirSync(join(folder, slug), { recursive: true });
  writeFileSync(fileOf(slug, "input.html"), readFileSync(page));
  writeExpected(slug);
  return `added fixtures/articles/${slug}: read article.txt and article.json before committing them`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${add(process.argv.slice(2))}\n`);
