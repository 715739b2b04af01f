/** Articles in which one text stands in every field there is. */
import { type Article, blockKinds, noticeKinds } from "../../lib/article/article.ts";

export function articleOfText(text: string): Article {
  const claim = { value: text, source: text };
  return {
    format: 1,
    headline: { text, source: "h1", reason: text, candidates: { h1: text, title: text, "og:title": text } },
    standfirst: text,
    bylines: [text, text],
    publishedAt: claim,
    modifiedAt: claim,
    language: text,
    section: text,
    canonicalUrl: text,
    notices: noticeKinds.map((kind) => ({ kind, text })),
    blocks: blockKinds.map((kind) => ({ kind, text, time: text, level: 2 })),
  };
}
