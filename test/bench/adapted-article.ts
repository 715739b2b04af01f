/** stet's extraction in the shape that the rulers ask for. */
import { articleText, extractArticle, isEmptyArticle, type Notice, textDigestOf } from "../../lib/index.ts";

export interface AdaptedArticle {
  readonly headline: string;
  readonly text: string;
  readonly byline: string | null;
  /** When it was published; failing that, when it was changed: the truth is whichever day the page states. */
  readonly date: string | null;
  /** Over the whole article, captions and notices included; absent where there is none. */
  readonly digest?: string;
}

/** A "last updated" line is no part of a body; a correction, clarification or editor's note is read as one. */
const isRead = ({ kind, text }: Notice): boolean => kind !== "update" || text.length > longestStamp;
/** Letters; an update note beyond it says more than that there was one, and when. */
const longestStamp = 80;

export function adaptedArticle(html: string, url: string): AdaptedArticle {
  const article = extractArticle(html, { url });
  if (isEmptyArticle(article)) return { headline: "", text: "", byline: null, date: null };
  return {
    headline: article.headline.text,
    text: [articleText(article), ...article.notices.filter(isRead).map((notice) => notice.text)].join("\n\n"),
    byline: article.bylines.join(", ") || null,
    date: (article.publishedAt ?? article.modifiedAt)?.value ?? null,
    digest: textDigestOf(article),
  };
}
