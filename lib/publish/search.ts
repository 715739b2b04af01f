/** The search: one index file a host, loaded when it is asked for, and a page that says that it needs script. */
import * as z from "zod";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { type ArticleFacts, changesOf, shownHost } from "./site-facts.ts";
import { contentTypes, type SiteFile, type SiteOptions } from "./site-options.ts";
import { articlePath, diffPath, searchIndexPath, sitePaths } from "./site-paths.ts";

const searchIndexSchema = z.object({
  format: z.literal(1),
  host: z.string(),
  /** One for each version that differs, and for each article's first. */
  entries: z.array(
    z.object({ path: z.string(), at: z.string(), headline: z.string(), told: z.string(), words: z.string() }),
  ),
});
type SearchIndex = z.infer<typeof searchIndexSchema>;

/** Texts stand in it as they were written: the script sets them in as text, and makes what is hidden visible. */
export function searchIndex(host: string, articles: readonly ArticleFacts[]): SiteFile {
  const changed = changesOf(articles).map(({ article, version, change }) => ({
    path: diffPath(article.articleId, version.version),
    at: version.capturedAt,
    headline: version.headline,
    told: change.summary,
    words: change.words,
  }));
  const first = articles.flatMap(({ articleId, versions: [one] }) =>
    one === undefined
      ? []
      : [
          {
            path: articlePath(articleId),
            at: one.capturedAt,
            headline: one.headline,
            told: "first version",
            words: "",
          },
        ],
  );
  const index: SearchIndex = { format: 1, host, entries: [...changed, ...first] };
  return {
    path: searchIndexPath(host),
    contentType: contentTypes.json,
    text: JSON.stringify(searchIndexSchema.parse(index)),
  };
}

export function searchPage(options: SiteOptions, hosts: readonly string[]): SiteFile {
  return page(options, {
    path: sitePaths.search,
    title: "Search",
    trail: [],
    feedPath: sitePaths.feed,
    kind: "search",
    main: html`<h1>Search headlines and changed words</h1>
<p class="notice needs-script">The search needs script, which is off or has not come. Everything else can be read without: <a href="index.html">the latest changes</a>.</p>
<form class="search" id="search" role="search" hidden>
<p><label for="words">Words</label> <input type="search" id="words" name="words" autocomplete="off" spellcheck="false"></p>
<p><label for="host">Host</label> <select id="host" name="host"><option value="">all</option>
${hosts.map(
  (host) => html`<option value="${host}">${shownHost(host)}</option>
`,
)}</select></p>
<p><button type="submit">Search</button></p>
</form>
<p id="search-state" role="status"></p>
<ol id="found" class="changes"></ol>`,
  });
}
