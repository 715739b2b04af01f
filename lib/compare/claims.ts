/** What a page says about its article beside the text (dates, section, language …), as flat lines, and back. */
import { type Article, articleSchema, type ClaimedTime } from "../article/article.ts";
import { type ClaimChange, type ClaimPath, claimPaths } from "../article/diff.ts";

type Claims = Readonly<Record<ClaimPath, string | undefined>>;

function claimsOf(article: Article): Claims {
  const { headline, publishedAt, modifiedAt } = article;
  return {
    "publishedAt.value": publishedAt?.value,
    "publishedAt.source": publishedAt?.source,
    "modifiedAt.value": modifiedAt?.value,
    "modifiedAt.source": modifiedAt?.source,
    section: article.section,
    language: article.language,
    canonicalUrl: article.canonicalUrl,
    "headline.source": headline.source,
    "headline.reason": headline.reason,
    "headline.h1": headline.candidates.h1,
    "headline.json-ld": headline.candidates["json-ld"],
    "headline.og:title": headline.candidates["og:title"],
    "headline.title": headline.candidates.title,
  };
}

export function compareClaims(before: Article, after: Article): ClaimChange[] {
  const [x, y] = [claimsOf(before), claimsOf(after)];
  return claimPaths
    .filter((path) => x[path] !== y[path])
    .map((path) => ({ path, ...sided("before", x[path]), ...sided("after", y[path]) }));
}

function sided<Side extends "before" | "after">(
  side: Side,
  text: string | undefined,
): { [key in Side]?: string } {
  const found: { [key in Side]?: string } = {};
  if (text !== undefined) found[side] = text;
  return found;
}

/** The article with the claims of after. `mismatch` is called with a claim that is not as the diff has it before. */
export function withClaims(
  article: Article,
  changes: readonly ClaimChange[],
  mismatch: (path: ClaimPath) => never,
): Article {
  const claims: Record<ClaimPath, string | undefined> = { ...claimsOf(article) };
  for (const { path, before, after } of changes) {
    if (claims[path] !== before) mismatch(path);
    claims[path] = after;
  }
  return articleSchema.parse(
    withoutUndefined({
      ...article,
      publishedAt: timeOf(claims["publishedAt.value"], claims["publishedAt.source"]),
      modifiedAt: timeOf(claims["modifiedAt.value"], claims["modifiedAt.source"]),
      section: claims.section,
      language: claims.language,
      canonicalUrl: claims.canonicalUrl,
      headline: withoutUndefined({
        text: article.headline.text,
        source: claims["headline.source"],
        reason: claims["headline.reason"],
        candidates: withoutUndefined({
          h1: claims["headline.h1"],
          "json-ld": claims["headline.json-ld"],
          "og:title": claims["headline.og:title"],
          title: claims["headline.title"],
        }),
      }),
    }),
  );
}

function timeOf(value: string | undefined, source: string | undefined): ClaimedTime | undefined {
  return value === undefined || source === undefined ? undefined : { value, source };
}

/** Optional properties are left out, never set to undefined: stored and rebuilt articles must be equal in every way. */
function withoutUndefined(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
