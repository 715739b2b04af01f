/** stet's extractor as the rulers call it. The digest covers the whole article, captions and notices included. */
import { articleText, extractArticle, isEmptyArticle, textDigestOf } from "../../lib/index.ts";

/** A "last updated" line is no part of a body; a correction, clarification or editor's note is read as one. */
const isRead = (notice) => notice.kind !== "update";

export function extract(html, url) {
  const article = extractArticle(html, { url });
  if (isEmptyArticle(article)) return { headline: "", text: "" };
  return {
    headline: article.headline.text,
    text: [articleText(article), ...article.notices.filter(isRead).map((notice) => notice.text)].join("\n\n"),
    byline: article.bylines.join(", ") || null,
    date: article.publishedAt?.value ?? null,
    digest: textDigestOf(article),
  };
}
