/** What the timetable must know of a watch, told by the archive alone: its records, and the lines of its looks. */
import { readLooks } from "../archive/check-lines.ts";
import { readVersionsAfter } from "../archive/version-chain.ts";
import type { Instant } from "../article/instant.ts";
import { takenUpAt } from "../article/watch.ts";
import { advance } from "../watch/advance.ts";
import { newEntry, type TimetableEntry } from "../watch/timetable.ts";
import type { ArchivePorts } from "./ports.ts";
import type { WatchedArticle } from "./watches.ts";

/** Entries of watches that lie in one shard. Lines from before `since` are left out. */
export async function entriesFromArchive(
  ports: ArchivePorts,
  shard: number,
  watched: readonly WatchedArticle[],
  since?: Instant,
): Promise<[articleId: string, entry: TimetableEntry][]> {
  if (watched.length === 0) return [];
  const looked = new Map(watched.map(({ articleId, watch }) => [articleId, newEntry(watch)]));
  for await (const look of readLooks(ports.store, shard, since)) {
    const entry = looked.get(look.articleId);
    if (entry !== undefined) looked.set(look.articleId, advance(entry, look));
  }
  const entries = watched.map(async ({ articleId, watch }): Promise<[string, TimetableEntry]> => {
    const entry = looked.get(articleId) ?? newEntry(watch);
    const versions = await readVersionsAfter(ports.store, { articleId, urlKey: watch.urlKey }, entry.tip);
    // Its run died between the commit and the line, which the next look writes.
    const known = versions.length === 0 ? entry : { ...entry, tipUnsure: true };
    return [articleId, dueFrom(known, takenUpAt(watch))];
  });
  return Promise.all(entries);
}

/** Looks from before the watch was taken up (again) tell of the article, not of when it is due. */
function dueFrom(entry: TimetableEntry, takenUp: Instant): TimetableEntry {
  return entry.lastLook !== undefined && entry.lastLook.at < takenUp ? { ...entry, dueAt: takenUp } : entry;
}
