/** `article.txt`: the article to be read by a person who opens the archive. */
import { type Article, articleText } from "../article/article.ts";

export function readableArticle(article: Article): string {
  const parts = [
    article.headline.text,
    article.standfirst,
    article.bylines.join(", "),
    article.publishedAt && `Published ${article.publishedAt.value}`,
    article.modifiedAt && `Modified ${article.modifiedAt.value}`,
    ...article.notices.map((notice) => `[${notice.kind}] ${notice.text}`),
    articleText(article),
    ...article.blocks.filter((block) => block.kind === "caption").map((block) => `[caption] ${block.text}`),
  ];
  return `${parts.filter((part) => part !== undefined && part !== "").join("\n\n")}\n`;
}
