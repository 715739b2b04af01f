/**
 * How far the tree has come with each article: the number of its newest version and event that are leaves. Soft state,
 * counted from the tree's entries; kept so that an hourly run need not count all of them again.
 */
import * as z from "zod";
import { censusKey, type Evidence, parseEvidenceKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { encodeJson, jsonFacts, readJson } from "../archive/stored-json.ts";
import { DamagedObjectError } from "../article/errors.ts";
import { type Instant, instantSchema } from "../article/instant.ts";
import { parseEntry } from "../proof/entry.ts";
import { readEntries } from "./tree-log.ts";

const censusSchema = z.object({
  format: z.literal(1),
  /** Leaves counted. */
  size: z.int().min(0),
  /** The last listing of the whole archive. */
  listedAt: instantSchema.optional(),
  /** Looks were followed up to here. */
  followedTo: instantSchema.optional(),
  /** The last checkpoint that was mailed. */
  mailed: z.object({ size: z.int().min(0), at: instantSchema }).optional(),
  articles: z.record(z.string(), z.object({ versions: z.int().min(0), events: z.int().min(0) })),
});

type Counts = { versions: number; events: number };

export interface Census {
  size: number;
  listedAt?: Instant | undefined;
  followedTo?: Instant | undefined;
  mailed?: { size: number; at: Instant } | undefined;
  readonly articles: Map<string, Counts>;
  readonly tag: string | undefined;
}

const fieldOf = ({ kind }: Evidence): keyof Counts => (kind === "event" ? "events" : "versions");

export function countedOf({ articles }: Census, evidence: Evidence): number {
  return articles.get(evidence.articleId)?.[fieldOf(evidence)] ?? 0;
}

/** Counts one leaf more. */
export function count(census: Census, evidence: Evidence): void {
  const counts = census.articles.get(evidence.articleId) ?? { versions: 0, events: 0 };
  census.articles.set(evidence.articleId, counts);
  counts[fieldOf(evidence)] = evidence.number;
  census.size += 1;
}

/** As kept, brought up to a tree of this size; from nothing where what was kept speaks of another tree. */
export async function readCensus(store: ObjectStore, size: number): Promise<Census> {
  const stored = await readJson(store, censusSchema, censusKey);
  const kept = stored !== undefined && stored.value.size <= size ? stored.value : undefined;
  const { articles = {}, ...rest } = kept ?? {};
  const census: Census = { size: 0, ...rest, articles: new Map(Object.entries(articles)), tag: stored?.tag };
  if (census.size === size) return census;
  for (const entry of (await readEntries(store, size)).slice(census.size)) {
    const evidence = parseEvidenceKey(parseEntry(entry)?.key ?? "");
    if (evidence === undefined)
      throw new DamagedObjectError(censusKey, "an entry of the tree names no object");
    count(census, evidence);
  }
  return census;
}

/** A run that was faster has counted the same. */
export async function keepCensus(store: ObjectStore, { tag, articles, ...census }: Census): Promise<void> {
  const bytes = encodeJson(censusSchema, { format: 1, ...census, articles: Object.fromEntries(articles) });
  if (tag === undefined) await store.putIfAbsent(censusKey, bytes, jsonFacts);
  else await store.replaceIfUnchanged(censusKey, tag, bytes, jsonFacts);
}
