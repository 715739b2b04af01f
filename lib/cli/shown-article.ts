/** An article on a person's screen: as in `article.txt`, with what strangers wrote made fit to be shown. */
import type { Article } from "../article/article.ts";
import { visibleText } from "../article/visible-text.ts";
import { readableArticle } from "../pipeline/readable-article.ts";

export function shownArticle(article: Article): string {
  return readableArticle(article).split("\n").map(visibleText).join("\n");
}
