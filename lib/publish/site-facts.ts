/**
 * What a site remembers of each article, so that lists, feeds and the search index can be written again without reading
 * the archive. Stored beside the pages as `.stet/hosts/<host>.json`; holds no more words than the pages show.
 */
import * as z from "zod";
import { changeClasses } from "../article/diff.ts";
import { digestSchema } from "../article/digest.ts";
import { eventKinds } from "../article/event.ts";
import { instantSchema } from "../article/instant.ts";

const spanSchema = z.object({ style: z.enum(["plain", "removed", "added"]), text: z.string() });
export type FactSpan = z.infer<typeof spanSchema>;

const changeFactsSchema = z.object({
  summary: z.string(),
  /** The weightiest of its changes. */
  class: z.enum(changeClasses),
  disclosed: z.enum(["disclosed", "silent"]),
  disclosedReason: z.string(),
  window: z.object({ after: instantSchema, before: instantSchema }),
  changes: z.int().min(0),
  /** The words that tell most, with a few around them: what a list shows. */
  telling: z.object({ where: z.string(), id: z.string(), spans: z.array(spanSchema) }).optional(),
  /** What was removed and added, for the search. */
  words: z.string(),
});
export type ChangeFacts = z.infer<typeof changeFactsSchema>;

export const versionFactsSchema = z.object({
  version: z.int().min(1),
  capturedAt: instantSchema,
  headline: z.string(),
  textLength: z.int().min(0),
  recordDigest: digestSchema,
  textDigest: digestSchema,
  payloadDigest: digestSchema,
  revertOf: z.int().min(1).optional(),
  /** Its words were taken out of the archive. */
  redacted: z.boolean().optional(),
  /** The site's template changed: more likely that than an edit. */
  template: z.boolean().optional(),
  /** Against the version before; absent of version 1, and where there is none to be shown. */
  change: changeFactsSchema.optional(),
});
export type VersionFacts = z.infer<typeof versionFactsSchema>;

const eventFactsSchema = z.object({
  kind: z.enum(eventKinds),
  at: instantSchema,
  firstSeenAt: instantSchema.optional(),
  version: z.int().min(0),
  to: z.string().optional(),
  /** Of a takedown. */
  reason: z.string().optional(),
});
export type EventFacts = z.infer<typeof eventFactsSchema>;

const gapSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  kind: z.enum(["late", "blind", "retired"]),
  reason: z.string(),
});

const lookFactsSchema = z.object({
  looks: z.int().min(0),
  /** Of them, those that saw the article's text or had it confirmed. */
  seen: z.int().min(0),
  last: instantSchema.optional(),
  first: instantSchema.optional(),
  /** Hours in a slot: as few as leave no more slots than a drawing shows. */
  slotHours: z.int().min(1),
  /** Number of the slot, counted from the first look's; looks in it that saw the article; others. */
  slots: z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)])),
  /** The longest ones, in the order of time. */
  gaps: z.array(gapSchema),
  /** All of them. */
  gapCount: z.int().min(0),
  longestUnseen: z.object({ from: instantSchema, to: instantSchema }).optional(),
});
export type LookFacts = z.infer<typeof lookFactsSchema>;

export const articleFactsSchema = z.object({
  articleId: z.string(),
  url: z.string(),
  since: instantSchema,
  retiredAt: instantSchema.optional(),
  /** Oldest first. */
  versions: z.array(versionFactsSchema),
  events: z.array(eventFactsSchema),
  looks: lookFactsSchema,
});
export type ArticleFacts = z.infer<typeof articleFactsSchema>;

/** One change as lists and feeds tell it. */
export interface ListedChange {
  readonly article: Pick<ArticleFacts, "articleId" | "url" | "since">;
  readonly version: VersionFacts;
  readonly change: ChangeFacts;
}

export const hostOf = ({ articleId }: { readonly articleId: string }): string =>
  articleId.slice(0, articleId.indexOf("/"));

/** A host's name as readers know it, out of its folder's: a colon is no good in file names. */
export const shownHost = (host: string): string => host.replace(/_(\d{1,5})$/, ":$1");

/** As of the newest version that still has words. */
export function headlineOf({ versions, url }: Pick<ArticleFacts, "versions" | "url">): string {
  return versions.findLast(({ headline }) => headline !== "")?.headline ?? url;
}

/** Newest first; the order does not hang on how the articles came. */
export function changesOf(articles: Iterable<ArticleFacts>): ListedChange[] {
  const changes: ListedChange[] = [];
  for (const { articleId, url, since, versions } of articles)
    for (const version of versions)
      if (version.change !== undefined)
        changes.push({ article: { articleId, url, since }, version, change: version.change });
  return changes.sort(newestFirst);
}

export function newestFirst(a: ListedChange, b: ListedChange): number {
  const [one, other] = [sortKey(a), sortKey(b)];
  return one < other ? 1 : one > other ? -1 : 0;
}

const sortKey = ({ article, version }: ListedChange): string =>
  `${version.capturedAt} ${article.articleId} ${String(version.version).padStart(8, "0")}`;
