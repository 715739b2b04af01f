/** Every path of the site, and how one page links to another: relative, so that a site works below any address, or as files. */

export const sitePaths = {
  front: "index.html",
  search: "search.html",
  about: "about.html",
  /** The name by which hosts of plain files know it. */
  notFound: "404.html",
  feed: "feed.xml",
  style: "style.css",
  script: "reader.js",
  robots: "robots.txt",
  icon: "icon.svg",
} as const;

/** What is kept for the next run, and no page. */
export const memoryFolder = ".stet/";

const articles = "articles/";

export const hostPath = (host: string): string => `${articles}${host}/index.html`;
export const hostFeedPath = (host: string): string => `${articles}${host}/feed.xml`;
export const searchIndexPath = (host: string): string => `${articles}${host}/search.json`;
/** `number` from 1: the articles that were taken up first. */
export const hostListPath = (host: string, number: number): string =>
  `${articles}${host}/articles-${number}.html`;

const articleFolder = (articleId: string): string => `${articles}${articleId}/`;
export const articlePath = (articleId: string): string => `${articleFolder(articleId)}index.html`;
export const articleFeedPath = (articleId: string): string => `${articleFolder(articleId)}feed.xml`;
export const versionPath = (articleId: string, version: number): string =>
  `${articleFolder(articleId)}version-${version}.html`;
/** The version that the edit made: against the one before. */
export const diffPath = (articleId: string, version: number): string =>
  `${articleFolder(articleId)}change-${version}.html`;

export const payloadPath = (hex: string): string => `payloads/${hex}`;
export const livePath = "live";

const articlePathPattern =
  /^articles\/([^/]+\/[^/]+)\/(?:(index\.html|feed\.xml)|(version|change)-([1-9]\d{0,7})\.html)$/;

export interface AskedPage {
  readonly articleId: string;
  /** `own`: the article's page, or its feed. */
  readonly page: "own" | "version" | "change";
  /** 0 of the article's own. */
  readonly version: number;
}

/** What a path below an article asks for; undefined for any other path. */
export function parseArticlePath(path: string): AskedPage | undefined {
  const [, articleId, own, numbered, number] = articlePathPattern.exec(path) ?? [];
  if (articleId === undefined) return undefined;
  if (own !== undefined) return { articleId, page: "own", version: 0 };
  return { articleId, page: numbered === "change" ? "change" : "version", version: Number(number) };
}

/** The host whose own page or file a path names. */
export const hostOfPath = (path: string): string | undefined => /^articles\/([^/]+)\/[^/]+$/.exec(path)?.[1];

/** From one page to another place of the site. Ids hold no character that an address reads as its own, `~` aside. */
export function relativeLink(from: string, to: string): string {
  const [fromParts, toParts] = [from.split("/").slice(0, -1), to.split("/")];
  let shared = 0;
  while (shared < fromParts.length && shared < toParts.length - 1 && fromParts[shared] === toParts[shared])
    shared += 1;
  const up = "../".repeat(fromParts.length - shared);
  return up + toParts.slice(shared).map(encodeURIComponent).join("/");
}
