/** The name under which the rulers call stet's extractor: `extract(html, url)`. */
export { adaptedArticle as extract } from "./adapted-article.ts";
