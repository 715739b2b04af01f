/**
 * What a site keeps beside its pages, so that the next run writes only what changes: which state of the archive the
 * pages show, the digest of each page, and the facts of which lists are made. Whoever deletes it loses nothing: the
 * next run writes everything again.
 */
import * as z from "zod";
import { decodeJson, encodeText } from "../archive/stored-json.ts";
import { instantSchema } from "../article/instant.ts";
import { lookSchema } from "../article/look.ts";
import { articleFactsSchema, versionFactsSchema } from "../publish/site-facts.ts";
import { siteOptionsSchema } from "../publish/site-options.ts";
import { memoryFolder } from "../publish/site-paths.ts";
import type { SitePlace } from "./site-place.ts";

/** By path: the beginning of the digest of what was written there. */
const pagesSchema = z.record(z.string(), z.string());
export type Pages = z.infer<typeof pagesSchema>;

const markSchema = z.object({
  versions: z.int().min(0),
  events: z.int().min(0),
  /** Of `watch.json`. */
  watch: z.string(),
  /** Whether all that follows from the newest version was there. */
  complete: z.boolean(),
});
/** Which state of an article its pages show. */
export type ArticleMark = z.infer<typeof markSchema>;

const hostMarksSchema = z.object({
  format: z.literal(1),
  articles: z.record(z.string(), z.object({ mark: markSchema, url: z.string() })),
});
/** What of a host's memory tells whether anything of it is to be written again: a twentieth of the whole. */
export type HostMarks = z.infer<typeof hostMarksSchema>;

const rememberedSchema = z.object({ mark: markSchema, facts: articleFactsSchema, pages: pagesSchema });
export type RememberedArticle = z.infer<typeof rememberedSchema>;

const hostMemorySchema = z.object({
  format: z.literal(1),
  articles: z.record(z.string(), rememberedSchema),
  /** Of the host's own pages. */
  pages: pagesSchema,
});
export type HostMemory = z.infer<typeof hostMemorySchema>;

/** What a look says of itself is kept as far as the proof of looking needs it. */
const hostLooksSchema = z.object({
  format: z.literal(1),
  articles: z.record(z.string(), z.array(lookSchema)),
});
export type HostLooks = z.infer<typeof hostLooksSchema>;

const siteMemorySchema = z.object({
  format: z.literal(1),
  design: z.int(),
  options: siteOptionsSchema,
  /** By shard: keys of the parts of checks read of the last two days that had any. */
  checks: z.record(z.string(), z.array(z.string())),
  hosts: z.record(
    z.string(),
    z.object({ articles: z.int().min(1), changes: z.int().min(0), since: instantSchema }),
  ),
  /** Newest first; all of them where there are fewer than are kept. */
  latest: z.array(
    z.object({
      article: articleFactsSchema.pick({ articleId: true, url: true, since: true }),
      version: versionFactsSchema,
    }),
  ),
  /** Of the site's own pages. */
  pages: pagesSchema,
});
export type SiteMemory = z.infer<typeof siteMemorySchema>;

const siteKey = `${memoryFolder}site.json`;
const hostKey = (host: string): string => `${memoryFolder}hosts/${host}.json`;
const marksKey = (host: string): string => `${memoryFolder}marks/${host}.json`;
const looksKey = (host: string): string => `${memoryFolder}looks/${host}.json`;

export const readSiteMemory = (place: SitePlace): Promise<SiteMemory | undefined> =>
  read(place, siteMemorySchema, siteKey);
export const writeSiteMemory = (place: SitePlace, memory: SiteMemory): Promise<void> =>
  write(place, siteKey, memory);

export async function readHostMemory(place: SitePlace, host: string): Promise<HostMemory> {
  return (await read(place, hostMemorySchema, hostKey(host))) ?? { format: 1, articles: {}, pages: {} };
}
/** The marks last: a host whose marks are not written yet is looked at again. */
export async function writeHostMemory(place: SitePlace, host: string, memory: HostMemory): Promise<void> {
  await write(place, hostKey(host), memory);
  const marks = Object.entries(memory.articles).map(([id, { mark, facts }]) => [
    id,
    { mark, url: facts.url },
  ]);
  await write(place, marksKey(host), { format: 1, articles: Object.fromEntries(marks) } satisfies HostMarks);
}

export async function readHostMarks(place: SitePlace, host: string): Promise<HostMarks> {
  return (await read(place, hostMarksSchema, marksKey(host))) ?? { format: 1, articles: {} };
}

export async function readHostLooks(place: SitePlace, host: string): Promise<HostLooks> {
  return (await read(place, hostLooksSchema, looksKey(host))) ?? { format: 1, articles: {} };
}
export const writeHostLooks = (place: SitePlace, host: string, looks: HostLooks): Promise<void> =>
  write(place, looksKey(host), looks);

export async function forgetHost(place: SitePlace, host: string): Promise<void> {
  await place.remove(marksKey(host));
  await place.remove(hostKey(host));
  await place.remove(looksKey(host));
}

async function read<T>(place: SitePlace, schema: z.ZodType<T, T>, path: string): Promise<T | undefined> {
  const bytes = await place.read(path);
  return bytes === undefined ? undefined : decodeJson(schema, path, bytes);
}

function write(place: SitePlace, path: string, value: unknown): Promise<void> {
  return place.write(path, encodeText(JSON.stringify(value)), "application/json");
}
