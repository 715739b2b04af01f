/** The first thing one sees: what changed lately, before → after, on whichever host. */
import { changeList } from "./change-list.ts";
import { type Content, html } from "./html.ts";
import { page } from "./page.ts";
import { type ListedChange, shownHost } from "./site-facts.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import { hostPath, relativeLink, sitePaths } from "./site-paths.ts";
import { counted, grouped } from "./told.ts";

export interface HostCounts {
  readonly host: string;
  readonly articles: number;
  readonly changes: number;
}

/** A page to be read on a telephone; older ones stand on the pages of their hosts and articles. */
export const mostFrontChanges = 60;

export function frontPage(
  options: SiteOptions,
  hosts: readonly HostCounts[],
  latest: readonly ListedChange[],
): SiteFile {
  const [articles, changes] = [sum(hosts, "articles"), sum(hosts, "changes")];
  const shown = latest.slice(0, mostFrontChanges);
  return page(options, {
    path: sitePaths.front,
    title: options.title,
    trail: [],
    feedPath: sitePaths.feed,
    kind: "front",
    main: html`<h1>What articles said, and what they say now</h1>
<p class="lead">${counted(articles, "article")} on ${counted(hosts.length, "host")} ${articles === 1 ? "is" : "are"} watched; ${counted(changes, "change")} so far.</p>
${changes === 0 ? html`<p>No text differs from an earlier one yet.</p>` : filters}
<div class="with-aside">
<div class="latest">
${changeList(sitePaths.front, shown)}
${changes > shown.length && html`<p class="more">These are the latest ${shown.length} of ${grouped(changes)}; the others stand on the pages of their hosts.</p>`}
</div>
<aside aria-labelledby="hosts"><h2 id="hosts">By host</h2>
<ul class="hosts">
${hosts.map(hostLine)}
</ul>
</aside>
</div>`,
  });
}

const sum = (hosts: readonly HostCounts[], what: "articles" | "changes"): number =>
  hosts.reduce((total, host) => total + host[what], 0);

function hostLine({ host, articles, changes }: HostCounts): Content {
  return html`<li><a href="${relativeLink(sitePaths.front, hostPath(host))}">${shownHost(host)}</a> <span class="meta">${counted(changes, "change")}, ${counted(articles, "article")}</span></li>
`;
}

/** Worked by the style sheet alone (`:has`), so that they need no script. */
export const filters = html`<div class="filters">
${choice("Class", "class", [
  ["all", "all"],
  ["substantive", "substantive"],
  ["copy-edit", "copy-edits"],
  ["typographic", "typographic"],
])}
${choice("Disclosure", "admitted", [
  ["all", "all"],
  ["silent", "silent"],
  ["disclosed", "disclosed"],
])}
</div>`;

function choice(legend: string, name: string, options: readonly (readonly [string, string])[]): Content {
  return html`<fieldset><legend>${legend}</legend>
${options.map(
  ([value, words], index) =>
    html`<label><input type="radio" name="${name}" id="show-${name}-${value}" value="${value}"${index === 0 && html` checked`}>${words}</label>
`,
)}
</fieldset>`;
}
