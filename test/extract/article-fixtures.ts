/**
 * Article fixtures: `fixtures/articles/<slug>/` holds a page and what must come of it. A page is added with
 * `npm run add-article -- <slug> <file.html>`, which writes what the extractor makes of it: read it before committing.
 * `npm run add-article` alone writes every expectation anew. All pages are invented.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Article, articleText } from "../../lib/article/article.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "fixtures", "articles");

export interface ArticleFixture {
  readonly slug: string;
  readonly html: string;
  readonly url: string;
  readonly json: string;
  readonly text: string;
}

const urlOf = (slug: string): string => `https://news.example/${slug}`;
const fileOf = (slug: string, name: string): string => join(folder, slug, name);

export const jsonOf = (article: Article): string => `${JSON.stringify(article, null, 2)}\n`;
export const textOf = (article: Article): string => `${articleText(article)}\n`;

export const fixtureSlugs = (): string[] => readdirSync(folder).sort();

export function readFixture(slug: string): ArticleFixture {
  const read = (name: string): string => readFileSync(fileOf(slug, name), "utf8");
  return {
    slug,
    html: read("input.html"),
    url: urlOf(slug),
    json: read("article.json"),
    text: read("article.txt"),
  };
}

function writeExpected(slug: string): void {
  const article = extractArticle(readFileSync(fileOf(slug, "input.html"), "utf8"), { url: urlOf(slug) });
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
