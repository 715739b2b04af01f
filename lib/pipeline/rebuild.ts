/**
 * Makes again what can be made again: the timetable from watches, lines of checks and records; derived objects from
 * the records and texts they are derived from. Nothing that is evidence is touched.
 */

import { readLooks } from "../archive/check-lines.ts";
import { parseArticleKey, parseNumber, prefixes, shardKey, shardOfArticle } from "../archive/keys.ts";
import { readVersionsAfter } from "../archive/version-chain.ts";
import type { Tip } from "../article/look.ts";
import { advance } from "../watch/advance.ts";
import { nextDue } from "../watch/cadence.ts";
import { emptyTimetable, newEntry, type Timetable, type TimetableEntry } from "../watch/timetable.ts";
import { withEntries } from "../watch/timetable-rows.ts";
import { completeFromArchive, type Derivation, type DerivingPorts } from "./complete-version.ts";
import type { ArchivePorts } from "./ports.ts";
import { announceDue, changeTimetable, emptyDamaged } from "./timetable-store.ts";
import { listWatches, type WatchedArticle } from "./watches.ts";

export type RebuildProgress = (done: {
  readonly what: "timetable" | "version";
  readonly name: string;
}) => void;

/** Rebuilds every shard's timetable. A run that holds a lease keeps it. */
export async function rebuildTimetable(
  ports: ArchivePorts,
  onProgress: RebuildProgress = () => {},
): Promise<number> {
  const byShard = new Map<number, WatchedArticle[]>();
  for await (const watched of listWatches(ports)) {
    if (watched.watch.retiredAt !== undefined) continue;
    const shard = shardOfArticle(watched.articleId, ports.shards);
    byShard.set(shard, [...(byShard.get(shard) ?? []), watched]);
  }
  await emptyDamaged(ports);
  let count = 0;
  for (let shard = 0; shard < ports.shards; shard++) {
    const watched = byShard.get(shard) ?? [];
    const rebuilt = await shardFromArchive(ports, shard, watched);
    const timetable = await changeTimetable(ports, shard, ({ lease }) => ({
      ...rebuilt,
      ...(lease && { lease }),
    }));
    await announceDue(ports, shard, timetable);
    onProgress({ what: "timetable", name: shardKey(shard) });
    count += watched.length;
  }
  return count;
}

async function shardFromArchive(
  ports: ArchivePorts,
  shard: number,
  watched: readonly WatchedArticle[],
): Promise<Timetable> {
  if (watched.length === 0) return emptyTimetable;
  const looked = new Map(watched.map(({ articleId, watch }) => [articleId, newEntry(watch)]));
  for await (const look of readLooks(ports.store, shard)) {
    const entry = looked.get(look.articleId);
    if (entry !== undefined) looked.set(look.articleId, advance(entry, look));
  }
  const entries = watched.map(async ({ articleId, watch }) => {
    const entry = looked.get(articleId) ?? newEntry(watch);
    const versions = await readVersionsAfter(ports.store, { articleId, urlKey: watch.urlKey }, entry.tip);
    return [articleId, withWatch(withTip(entry, versions.at(-1)), watch.since)] as const;
  });
  return withEntries(emptyTimetable, await Promise.all(entries));
}

/** A version that no line tells of: its run died between the commit and the line. */
function withTip(entry: TimetableEntry, newest: Tip | undefined): TimetableEntry {
  if (newest === undefined) return entry;
  const next = { ...entry, tip: newest, changedAt: newest.capturedAt, lastSeenAt: newest.capturedAt };
  return { ...next, dueAt: nextDue(next) };
}

/** Looks from before the watch was taken up (again) tell of the article, not of when it is due. */
function withWatch(entry: TimetableEntry, since: string): TimetableEntry {
  return entry.lastLook !== undefined && entry.lastLook.at < since ? { ...entry, dueAt: since } : entry;
}

/** Makes what is missing of every version's derived objects (`anew`: all of them again). Answers how many versions. */
export async function rebuildDerived(
  ports: DerivingPorts,
  derivation: Derivation,
  onProgress: RebuildProgress = () => {},
): Promise<number> {
  let count = 0;
  for await (const { key } of ports.store.list(prefixes.articles)) {
    const parsed = parseArticleKey(key);
    const [, version] = /^versions\/(\d{8}\/)record\.json$/.exec(parsed?.rest ?? "") ?? [];
    const number = version === undefined ? undefined : parseNumber(version);
    if (parsed === undefined || number === undefined) continue;
    await completeFromArchive(ports, parsed.articleId, number, derivation);
    onProgress({ what: "version", name: key });
    count++;
  }
  return count;
}
