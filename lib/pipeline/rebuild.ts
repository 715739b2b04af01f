/**
 * Makes again what can be made again: the timetable from watches, lines of checks and records; derived objects from
 * the records and texts they are derived from. Nothing that is evidence is touched.
 */
import { parseArticleKey, parseNumber, prefixes, shardKey, shardOfArticle } from "../archive/keys.ts";
import type { Timetable, TimetableEntry } from "../watch/timetable.ts";
import { withEntries } from "../watch/timetable-rows.ts";
import { completeFromArchive, type Derivation, type DerivingPorts } from "./complete-version.ts";
import { entriesFromArchive } from "./entry-from-archive.ts";
import type { ArchivePorts } from "./ports.ts";
import { announceDue, changeTimetable, emptyDamaged, readTimetable } from "./timetable-store.ts";
import { listWatches, type WatchedArticle } from "./watches.ts";

export type RebuildProgress = (done: {
  readonly what: "timetable" | "version";
  readonly name: string;
}) => void;

/**
 * Rebuilds every shard's timetable. A run that holds a lease keeps it, and what is taken up or retired meanwhile stays
 * so; what hosts said of robots is kept, and when they were last called.
 */
export async function rebuildTimetable(
  ports: ArchivePorts,
  onProgress: RebuildProgress = () => {},
): Promise<number> {
  await emptyDamaged(ports);
  const before = await Promise.all(
    Array.from({ length: ports.shards }, async (_, shard) => (await readTimetable(ports, shard)).value),
  );
  const byShard = await watchedByShard(ports);
  let count = 0;
  for (const [shard, known] of before.entries()) {
    const rebuilt = await entriesFromArchive(ports, shard, byShard.get(shard) ?? []);
    const timetable = await changeTimetable(ports, shard, (now) => merged(known, now, rebuilt));
    await announceDue(ports, shard, timetable);
    onProgress({ what: "timetable", name: shardKey(shard) });
    count += rebuilt.length;
  }
  return count;
}

async function watchedByShard(ports: ArchivePorts): Promise<Map<number, WatchedArticle[]>> {
  const byShard = new Map<number, WatchedArticle[]>();
  for await (const watched of listWatches(ports)) {
    if (watched.watch.retiredAt !== undefined) continue;
    const shard = shardOfArticle(watched.articleId, ports.shards);
    byShard.set(shard, [...(byShard.get(shard) ?? []), watched]);
  }
  return byShard;
}

/** `known` stood there when the rebuilding began, `now` stands there at its end: what others changed since then is kept. */
function merged(known: Timetable, now: Timetable, rebuilt: readonly [string, TimetableEntry][]): Timetable {
  const isTouched = (articleId: string) =>
    known.articles.get(articleId)?.json !== now.articles.get(articleId)?.json;
  const touched = [...now.articles].filter(([articleId]) => isTouched(articleId));
  const untouched = rebuilt.filter(([articleId]) => !isTouched(articleId));
  const fresh = withEntries({ ...now, articles: new Map() }, untouched);
  return { ...fresh, articles: new Map([...fresh.articles, ...touched]) };
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
