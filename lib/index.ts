/** stet's public door for programs: extraction, comparison, and the schemas of both. All of it synchronous and pure. */
export {
  type Article,
  articleSchema,
  articleText,
  type Block,
  blockSchema,
  type ClaimedTime,
  claimedTimeSchema,
  type Headline,
  headlineSchema,
  type Notice,
  noticeSchema,
} from "./article/article.ts";
export { type Diff, diffSchema, isEmptyDiff } from "./article/diff.ts";
export { givenRulesSchema } from "./article/given-site-rules.ts";
export { type SiteRule, siteRuleSchema } from "./article/site-rule.ts";
export { textDigestOf } from "./article/text-digest.ts";
export { applyDiff } from "./compare/apply-diff.ts";
export { compareArticles } from "./compare/compare-articles.ts";
export {
  type ExplainedBlock,
  type Explanation,
  explainArticle,
  extractArticle,
  isEmptyArticle,
} from "./extract/extract-article.ts";
export { extractorVersion } from "./extract/extractor-version.ts";
