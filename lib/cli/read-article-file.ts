/** An article from a file: extracted from a page, or as `stet extract --json` and the archive write it. */
import { decodeJson } from "../archive/stored-json.ts";
import { type Article, articleSchema } from "../article/article.ts";
import {
  DamagedObjectError,
  LimitExceededError,
  UnreadablePageError,
  UsageError,
} from "../article/errors.ts";
import {
  type Explanation,
  explainArticle,
  extractArticle,
  isEmptyArticle,
  type PageToRead,
} from "../extract/extract-article.ts";
import type { Io } from "./io.ts";
import { decodePage, nameOf, readPageBytes } from "./read-page-file.ts";

/** Of a page whose address nobody told: a name that cannot exist (RFC 2606). */
export const unknownUrl = "https://page.invalid/";

export async function readArticleFile(io: Io, path: string, page: PageToRead): Promise<Article> {
  const bytes = await readPageBytes(io, path);
  if (looksLikeJson(bytes)) return articleOf(bytes, path);
  const article = bounded(path, () => extractArticle(decodePage(bytes, path), page));
  if (isEmptyArticle(article))
    throw new UnreadablePageError(`${nameOf(path)}: no article was found on the page`);
  return article;
}

/** Of a page without an article too: why there is none is worth knowing. */
export async function explainPageFile(io: Io, path: string, page: PageToRead): Promise<Explanation> {
  const bytes = await readPageBytes(io, path);
  if (looksLikeJson(bytes) && articleOf(bytes, path))
    throw new UsageError(`${nameOf(path)}: an article already, and no page: --explain needs the page`);
  return bounded(path, () => explainArticle(decodePage(bytes, path), page));
}

/** Whose file says nothing of a format has never come from here: what its first field lacks would tell nobody anything. */
function articleOf(bytes: Uint8Array, path: string): Article {
  try {
    return decodeJson(articleSchema, nameOf(path), bytes);
  } catch (cause) {
    if (!(cause instanceof DamagedObjectError)) throw cause;
    const why = cause.problem.startsWith("format: nothing") ? "" : ` (${cause.problem})`;
    throw new UnreadablePageError(
      `${nameOf(path)}: begins as JSON does, and is neither a page nor an article that \`stet extract --json\` wrote${why}`,
      { cause },
    );
  }
}

/** A bound of the extractor as a sentence on the page. */
function bounded<T>(path: string, extract: () => T): T {
  try {
    return extract();
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
