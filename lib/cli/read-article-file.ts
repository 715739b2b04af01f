/** An article from a file: extracted from a page, or as `stet extract --json` and the archive write it. */
import { decodeJson } from "../archive/stored-json.ts";
import { type Article, articleSchema } from "../article/article.ts";
import { LimitExceededError, UnreadablePageError } from "../article/errors.ts";
import { extractArticle, isEmptyArticle } from "../extract/extract-article.ts";
import type { Io } from "./io.ts";
import { decodePage, nameOf, readPageBytes } from "./read-page-file.ts";

/** Of a page whose address nobody told: a name that cannot exist (RFC 2606). */
export const unknownUrl = "https://page.invalid/";

export async function readArticleFile(io: Io, path: string, url: string): Promise<Article> {
  const bytes = await readPageBytes(io, path);
  if (looksLikeJson(bytes)) return decodeJson(articleSchema, nameOf(path), bytes);
  const article = extracted(decodePage(bytes, path), path, url);
  if (isEmptyArticle(article))
    throw new UnreadablePageError(`${nameOf(path)}: no article was found on the page`);
  return article;
}

function extracted(html: string, path: string, url: string): Article {
  try {
    return extractArticle(html, { url });
  } catch (error) {
    if (!(error instanceof LimitExceededError)) throw error;
    throw new UnreadablePageError(`${nameOf(path)}: ${error.message}`, { cause: error });
  }
}

/** No page begins with a brace. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  return beginning.trimStart().startsWith("{");
}
