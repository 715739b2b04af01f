/**
 * What is noted of a page that was read, in the line of its look: enough to tell later whether extraction still does on
 * a host, and no word of the article.
 */
import * as z from "zod";
import { type Article, articleText } from "./article.ts";
import { type RulePart, rulePartNames } from "./site-rule.ts";

/** Parts of an article that a page once had and may lose when its template changes. */
export const watchedFields = ["headline", "byline", "date"] as const;
export type WatchedField = (typeof watchedFields)[number];

export const readFactsSchema = z.object({
  /** Of the body, in UTF-16 units. */
  length: z.int().min(0),
  has: z.array(z.enum(watchedFields)),
  /** Parts of the site rule that found nothing, where the general method had to do. */
  unmatched: z.array(z.enum(rulePartNames)).optional(),
});
export type ReadFacts = z.infer<typeof readFactsSchema>;

export function readFactsOf(article: Article, unmatched: readonly RulePart[]): ReadFacts {
  const { headline, bylines, publishedAt, modifiedAt } = article;
  const has: Readonly<Record<WatchedField, boolean>> = {
    headline: headline.text !== "",
    byline: bylines.length > 0,
    date: publishedAt !== undefined || modifiedAt !== undefined,
  };
  return {
    length: articleText(article).length,
    has: watchedFields.filter((field) => has[field]),
    ...(unmatched.length === 0 ? {} : { unmatched: [...unmatched] }),
  };
}
