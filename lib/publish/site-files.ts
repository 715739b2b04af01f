/** Which files an article, a host and the whole site have: the one list that publishing and serving both go by. */
import { aboutPage } from "./about-page.ts";
import type { PublishedArticle } from "./article-facts.ts";
import { articlePage } from "./article-page.ts";
import { diffPage } from "./diff-page.ts";
import { feed } from "./feed.ts";
import { frontPage, type HostCounts } from "./front-page.ts";
import { hostPages } from "./host-page.ts";
import { notFoundPage } from "./not-found-page.ts";
import { readerScript } from "./reader-script.ts";
import { searchIndex, searchPage } from "./search.ts";
import {
  type ArticleFacts,
  changesOf,
  headlineOf,
  hostOf,
  type ListedChange,
  shownHost,
} from "./site-facts.ts";
import { contentTypes, type SiteFile, type SiteOptions } from "./site-options.ts";
import { articleFeedPath, articlePath, hostFeedPath, hostPath, sitePaths } from "./site-paths.ts";
import { styleSheet } from "./style-sheet.ts";
import { versionPage } from "./version-page.ts";

/** Grows when pages come out otherwise for the same archive: all of them are then written anew. */
export const designVersion = 2;

/** What hangs on the looks as well as on the versions: written again after every look. */
export function articleFiles(options: SiteOptions, facts: ArticleFacts): SiteFile[] {
  const { articleId, since } = facts;
  const headline = headlineOf(facts);
  return [
    articlePage(options, facts),
    feed(options, {
      path: articleFeedPath(articleId),
      pagePath: articlePath(articleId),
      title: headline,
      subtitle: `What differs between the versions of one article on ${shownHost(hostOf(facts))}`,
      what: `article/${articleId}`,
      since,
      changes: changesOf([facts]),
    }),
  ];
}

/** What hangs on the versions alone. `facts`: of the same article. */
export function versionFiles(
  options: SiteOptions,
  published: PublishedArticle,
  facts: ArticleFacts,
): SiteFile[] {
  return published.versions.flatMap(({ record: { version }, diff }) => [
    versionPage(options, published, facts, version),
    ...(diff === undefined ? [] : [diffPage(options, published, facts, version)]),
  ]);
}

/** The one page of a version, or of what differs in it; undefined where there is none. */
export function versionFile(
  options: SiteOptions,
  published: PublishedArticle,
  facts: ArticleFacts,
  { page, version }: { readonly page: "version" | "change"; readonly version: number },
): SiteFile | undefined {
  const shown = published.versions[version - 1];
  if (shown === undefined) return undefined;
  if (page === "version") return versionPage(options, published, facts, version);
  return shown.diff === undefined ? undefined : diffPage(options, published, facts, version);
}

export function hostFiles(options: SiteOptions, host: string, articles: readonly ArticleFacts[]): SiteFile[] {
  return [
    ...hostPages(options, host, articles),
    searchIndex(host, articles),
    feed(options, {
      path: hostFeedPath(host),
      pagePath: hostPath(host),
      title: `${shownHost(host)}, ${options.title}`,
      subtitle: `What differs between versions of articles on ${shownHost(host)}`,
      what: `host/${host}`,
      since: earliest(articles.map(({ since }) => since)),
      changes: changesOf(articles),
    }),
  ];
}

export interface SiteOverview {
  readonly hosts: readonly (HostCounts & { readonly since: string })[];
  /** Newest first. */
  readonly latest: readonly ListedChange[];
}

export function siteFiles(options: SiteOptions, { hosts, latest }: SiteOverview): SiteFile[] {
  return [
    frontPage(options, hosts, latest),
    searchPage(
      options,
      hosts.map(({ host }) => host),
    ),
    aboutPage(options),
    notFoundPage(options),
    feed(options, {
      path: sitePaths.feed,
      pagePath: sitePaths.front,
      title: options.title,
      subtitle: "What differs between versions of the articles that are watched",
      what: "everything",
      since: earliest(hosts.map(({ since }) => since)),
      changes: latest,
    }),
    { path: sitePaths.style, contentType: contentTypes.css, text: styleSheet },
    { path: sitePaths.script, contentType: contentTypes.js, text: readerScript },
    { path: sitePaths.icon, contentType: contentTypes.svg, text: icon },
    ...(options.indexed
      ? []
      : [{ path: sitePaths.robots, contentType: contentTypes.text, text: "User-agent: *\nDisallow: /\n" }]),
  ];
}

/** Of an archive in which nothing is watched yet. */
const beginningOfTime = "1970-01-01T00:00:00.000Z";

const earliest = (instants: readonly string[]): string =>
  instants.reduce((first, one) => (first === "" || one < first ? one : first), "") || beginningOfTime;

/** The reader's mark for "let it stand": dots under what was struck. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#1d1c1a"/><path d="M5 14h22" stroke="#fdfcf9" stroke-width="3"/><path d="M8 24h.01M16 24h.01M24 24h.01" stroke="#fdfcf9" stroke-width="4" stroke-linecap="round"/></svg>
`;
