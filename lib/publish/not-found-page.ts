/**
 * What whoever follows a link to a page that is not there, or is there no more, is shown. It stands under any address, so
 * its links begin at the root of the host.
 */
import { html } from "./html.ts";
import { page } from "./page.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import { sitePaths } from "./site-paths.ts";

export function notFoundPage(options: SiteOptions): SiteFile {
  const root = options.baseUrl === undefined ? "/" : new URL(options.baseUrl).pathname;
  return page(options, {
    path: sitePaths.notFound,
    root,
    title: "No such page",
    trail: [],
    feedPath: sitePaths.feed,
    kind: "about",
    main: html`<h1>There is no such page</h1>
<p class="lead">It may never have been. Or what it showed was taken out of the archive, at the wish of those whom it concerned.</p>
<p><a href="${root}${sitePaths.front}">All changes</a>, or <a href="${root}${sitePaths.search}">search</a> headlines and changed words.</p>`,
  });
}
