/**
 * Every key of the archive, built and parsed here and nowhere else. Pure: the stack derives its policies from these
 * names, the stores never invent one. The layout is described in docs/archive.md.
 */

import { type Digest, digestOf, hexOf } from "../article/digest.ts";
import type { Instant } from "../article/instant.ts";
import { keyHost, urlKeyOf } from "../article/url-key.ts";

/** The first segment of every key, for grants by prefix. */
export const prefixes = {
  articles: "articles/",
  payloads: "payloads/",
  checks: "checks/",
  watches: "watches/",
  aliases: "aliases/",
  /** A log as C2SP tlog-tiles has it: what lies below is served as it is. */
  tree: "tree/",
} as const;

export const archiveKey = "archive.json";

/** Who asked not to be watched. No soft state: nothing else tells of it. */
export const optOutsKey = "opt-outs.json";

/** Hex digits of the urlKey's digest that stand in an id: with 2^64 values a collision is found out, not feared. */
const idDigestLength = 16;
const slugLimit = 80;

/** `<host>/<slug>~<16 hex>`: readable to a person, unique by the digest. */
export function articleIdOf(url: URL): string {
  return `${hostFolder(url)}/${slugOf(url)}~${hexOf(digestOf(urlKeyOf(url))).slice(0, idDigestLength)}`;
}

/** The host part of an article's id. Colons and brackets are no good in file names on every system. */
export function hostFolder(url: URL): string {
  return keyHost(url).replace(/[:[\]]/g, "_");
}

function slugOf(url: URL): string {
  const slug = url.pathname
    .toLowerCase()
    .replace(/\.(html?|php|aspx?)$/, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug.slice(0, slugLimit).replace(/-+$/, "") || "index";
}

/** The host part of an id, which decides the shard. */
export function hostOfArticle(articleId: string): string {
  return articleId.slice(0, articleId.indexOf("/"));
}

export const articlePrefix = (articleId: string): string => `${prefixes.articles}${articleId}/`;
export const watchKey = (articleId: string): string => `${articlePrefix(articleId)}watch.json`;
export const versionsPrefix = (articleId: string): string => `${articlePrefix(articleId)}versions/`;
export const eventsPrefix = (articleId: string): string => `${articlePrefix(articleId)}events/`;

/** Numbers are padded so that a listing is in their order. */
const numberWidth = 8;
const padded = (number: number): string => String(number).padStart(numberWidth, "0");

export const versionFiles = ["record.json", "article.json", "article.txt", "diff.json", "diff.txt"] as const;
export type VersionFile = (typeof versionFiles)[number];

export function versionKey(articleId: string, version: number, file: VersionFile): string {
  return `${versionsPrefix(articleId)}${padded(version)}/${file}`;
}

/** What a later extractor made of a version, beside what was made of it then; `name`: of the extractor, 16 hex. */
export type AgainFile = "article.json" | "article.txt" | "diff.json" | "diff.txt" | "ours.json";

export function againKey(articleId: string, extractor: Digest, version: number, file: AgainFile): string {
  const name = hexOf(extractor).slice(0, idDigestLength);
  return `${articlePrefix(articleId)}again/${name}/${padded(version)}/${file}`;
}

/** The commit points. */
export const isRecordKey = (key: string): boolean =>
  /^articles\/.*\/versions\/\d{8}\/record\.json$/.test(key);

export function eventKey(articleId: string, number: number): string {
  return `${eventsPrefix(articleId)}${padded(number)}.json`;
}

/**
 * The extracted article by its own digest. Written before the record that names it; `article.json` beside the record
 * is its copy for readers, made after the commit. Were `article.json` itself written first, two writers at one slot
 * could leave one's text under the other's record.
 */
export function textKey(articleId: string, articleDigest: Digest): string {
  return `${articlePrefix(articleId)}texts/${hexOf(articleDigest)}.json`;
}

export function payloadKey(digest: Digest): string {
  const hex = hexOf(digest);
  return `${prefixes.payloads}sha256/${hex.slice(0, 2)}/${hex.slice(2)}`;
}

export const shardName = (shard: number): string => String(shard).padStart(3, "0");
export const shardKey = (shard: number): string => `${prefixes.watches}${shardName(shard)}.json`;
/** Each shard's earliest due time: all that an idle run reads. */
export const dueKey = `${prefixes.watches}due.json`;
/** Who keeps looking at the archive's articles, as `stet watch` does. */
export const watcherKey = `${prefixes.watches}watcher.json`;

/** A node of the tree of looks; `path`: hex digits, none for the root. */
export function lookNodeKey(shard: number, path: string): string {
  return `${lookNodesPrefix(shard)}${path === "" ? "root" : path}.ndjson.gz`;
}
export const lookNodesPrefix = (shard: number): string => `${prefixes.watches}looks/${shardName(shard)}/`;

/** One part of one run's lines. `run` is the run's id; parts count from 0. */
export function checksKey(shard: number, at: Instant, run: string, part: number): string {
  const [year, month, day] = at.slice(0, 10).split("-");
  const time = at.slice(11, 19).replaceAll(":", "");
  return `${checksPrefix(shard)}${year}/${month}/${day}/${time}-${run}-${part}.ndjson.gz`;
}
/** What a part's key says of it: its run, as the beginning of all the run's keys, and its number. */
export function nameOfChecks(key: string): { readonly run: string; readonly part: number } | undefined {
  const [, run, part] = /^(checks\/.+)-(\d+)\.ndjson\.gz$/.exec(key) ?? [];
  return run === undefined ? undefined : { run, part: Number(part) };
}
/** The day of a part, `2026-03-01`. */
export function dayOfChecks(key: string): string | undefined {
  const [, year, month, day] = /^checks\/\d{3}\/(\d{4})\/(\d{2})\/(\d{2})\//.exec(key) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

export const checksPrefix = (shard: number): string => `${prefixes.checks}${shardName(shard)}/`;

export function aliasKey(url: URL): string {
  return `${prefixes.aliases}${hexOf(digestOf(urlKeyOf(url))).slice(0, idDigestLength)}.json`;
}

/** Which shard a host lies in: all of a host's articles lie in one, so that one run alone visits it. */
export function shardOfHost(host: string, shards: number): number {
  return Number.parseInt(hexOf(digestOf(host)).slice(0, 8), 16) % shards;
}

export const shardOfArticle = (articleId: string, shards: number): number =>
  shardOfHost(hostOfArticle(articleId), shards);

/** A tile or an entry bundle, by its path in C2SP tlog-tiles. */
export const tileKey = (path: string): string => `${prefixes.tree}${path}`;
/** The newest signed head of the tree. */
export const checkpointKey = `${prefixes.tree}checkpoint`;
/** The keys that have signed it, by the archive's own account. */
export const treeKeysKey = `${prefixes.tree}keys`;
/** Which leaves come next: decided by replace-if-unchanged before any tile is written. */
export const sequenceKey = `${prefixes.tree}sequence.json`;
/** How far the tree has come with each article: soft state, counted again from the entries. */
export const censusKey = `${prefixes.tree}census.json`;

/** What becomes a leaf of the tree. */
export interface Evidence {
  readonly articleId: string;
  readonly kind: "event" | "version";
  readonly number: number;
}

export function evidenceKey({ articleId, kind, number }: Evidence): string {
  return kind === "event" ? eventKey(articleId, number) : versionKey(articleId, number, "record.json");
}

/** Undefined for every key under which neither a record nor an event lies. */
export function parseEvidenceKey(key: string): Evidence | undefined {
  const parsed = parseArticleKey(key);
  const [, folder, digits] = /^(versions|events)\/(\d{8})(?:\/record)?\.json$/.exec(parsed?.rest ?? "") ?? [];
  if (parsed === undefined || digits === undefined) return undefined;
  const evidence = {
    articleId: parsed.articleId,
    kind: folder === "events" ? "event" : "version",
    number: Number(digits),
  } as const;
  return evidenceKey(evidence) === key ? evidence : undefined;
}

const articleKeyPattern = /^articles\/([^/]+\/[^/]+)\/(.+)$/;

/** Parses any key below `articles/`: the article's id, and the rest of the key. */
export function parseArticleKey(key: string): { articleId: string; rest: string } | undefined {
  const [, articleId, rest] = articleKeyPattern.exec(key) ?? [];
  return articleId === undefined || rest === undefined ? undefined : { articleId, rest };
}

/** The version number in a listing entry such as `00000012/` or `00000012/record.json`, or an event's `00000001.json`. */
export function parseNumber(rest: string): number | undefined {
  const match = /^(\d{8})(?:\/|\.json$)/.exec(rest);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
