/** A host: its latest changes, and its articles in the order in which they were taken up, a hundred to a page. */
import { changeList } from "./change-list.ts";
import { filters } from "./front-page.ts";
import { type Content, html } from "./html.ts";
import { frontCrumb, page } from "./page.ts";
import { type ArticleFacts, changesOf, headlineOf, shownHost } from "./site-facts.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import { articlePath, hostFeedPath, hostListPath, hostPath, relativeLink } from "./site-paths.ts";
import { counted, time } from "./told.ts";

const mostHostChanges = 60;
const articlesPerPage = 100;

/** A change moves no article from one page to another: only the page that holds it is written again. */
export function hostPages(options: SiteOptions, host: string, articles: readonly ArticleFacts[]): SiteFile[] {
  const inOrder = articles.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const lists: ArticleFacts[][] = [];
  for (let at = 0; at < inOrder.length; at += articlesPerPage)
    lists.push(inOrder.slice(at, at + articlesPerPage));
  return [
    hostPage(options, host, articles, lists.length),
    ...lists.map((list, index) => listPage(options, host, list, index + 1, lists.length)),
  ];
}

const orderOf = ({ since, articleId }: ArticleFacts): string => `${since} ${articleId}`;

function hostPage(
  options: SiteOptions,
  host: string,
  articles: readonly ArticleFacts[],
  lists: number,
): SiteFile {
  const path = hostPath(host);
  const changes = changesOf(articles);
  const shown = changes.slice(0, mostHostChanges);
  return page(options, {
    path,
    title: shownHost(host),
    trail: [frontCrumb],
    feedPath: hostFeedPath(host),
    kind: "host",
    main: html`<h1><bdi>${shownHost(host)}</bdi></h1>
<p class="lead">${counted(articles.length, "article")} watched, ${counted(changes.length, "change")}. ${listLinks(host, path, lists)}</p>
${changes.length === 0 ? html`<p>No text differs from an earlier one yet.</p>` : filters}
<div class="latest">
${changeList(path, shown)}
${changes.length > shown.length && html`<p class="more">These are the latest ${shown.length}; all of them stand on the pages of the articles.</p>`}
</div>`,
  });
}

function listLinks(host: string, from: string, lists: number): Content {
  const link = (number: number, words: string): Content =>
    html`<a href="${relativeLink(from, hostListPath(host, number))}">${words}</a>`;
  if (lists === 1) return html`${link(1, "All articles")}.`;
  return html`All articles, oldest first: ${Array.from({ length: lists }, (_, index) => [link(index + 1, String(index + 1)), " "])}`;
}

function listPage(
  options: SiteOptions,
  host: string,
  articles: readonly ArticleFacts[],
  number: number,
  lists: number,
): SiteFile {
  const path = hostListPath(host, number);
  const title = `Articles on ${shownHost(host)}${lists === 1 ? "" : `, ${number} of ${lists}`}`;
  return page(options, {
    path,
    title,
    trail: [frontCrumb, { name: shownHost(host), path: hostPath(host) }],
    feedPath: hostFeedPath(host),
    kind: "host",
    main: html`<h1>${title}</h1>
<ul class="articles">
${articles.map((article) => articleLine(path, article))}
</ul>
${lists > 1 && html`<nav aria-label="Pages of articles">${listLinks(host, path, lists)}</nav>`}`,
  });
}

function articleLine(from: string, article: ArticleFacts): Content {
  const newest = article.versions.at(-1);
  return html`<li><a href="${relativeLink(from, articlePath(article.articleId))}" dir="auto">${headlineOf(article)}</a>
<span class="meta">${counted(article.versions.length, "version")}${newest !== undefined && html`, the newest seen ${time(newest.capturedAt)}`}${article.retiredAt !== undefined && ", no longer watched"}</span></li>
`;
}
