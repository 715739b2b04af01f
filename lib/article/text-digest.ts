/**
 * `textDigest` decides whether an article says something else than before. It covers headline, standfirst, bylines,
 * notices, blocks and captions, in order, with their kinds. Dates, section and canonical URL are claims and stay out, and so are the times of a live
 * blog's entries: the publisher's machines write them anew, and what an entry says is covered.
 */
import type { Article } from "./article.ts";
import { type Digest, digestOf } from "./digest.ts";
import { normaliseText } from "./text.ts";

export function textDigestOf(article: Article): Digest {
  // JSON keeps the parts apart whatever characters the text holds.
  const parts = [
    ["headline", normaliseText(article.headline.text)],
    ["standfirst", normaliseText(article.standfirst ?? "")],
    ...article.bylines.map((byline) => ["byline", normaliseText(byline)]),
    ...article.notices.map((notice) => [notice.kind, normaliseText(notice.text)]),
    ...article.blocks.map((block) => [block.kind, normaliseText(block.text)]),
  ];
  return digestOf(JSON.stringify(parts));
}
