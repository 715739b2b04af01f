/**
 * Makes again what can be made again: the timetable from watches, lines of checks and records; the tree of looks from
 * the lines; derived objects from the records and texts they are derived from. Nothing that is evidence is touched.
 */

import { readEvents } from "../archive/append-event.ts";
import { lineOf, readLooks } from "../archive/check-lines.ts";
import { parseArticleKey, parseNumber, prefixes, shardKey, shardOfArticle } from "../archive/keys.ts";
import { completeTree, emptyDamagedNodes, mendTree } from "../archive/look-tree.ts";
import type { ArchiveEvent } from "../article/event.ts";
import type { Timetable, TimetableEntry } from "../watch/timetable.ts";
import { isSameRow, withEntries } from "../watch/timetable-rows.ts";
import { completeFromArchive, type Derivation, type DerivingPorts } from "./complete-version.ts";
import { entriesFromArchive } from "./entry-from-archive.ts";
import type { ArchivePorts } from "./ports.ts";
import { redactionOf } from "./redactions.ts";
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
    await rebuildLookTree(ports, shard);
    const rebuilt = await entriesFromArchive(ports, shard, byShard.get(shard) ?? []);
    const timetable = await changeTimetable(ports, shard, (now) => merged(known, now, rebuilt));
    await announceDue(ports, shard, timetable);
    onProgress({ what: "timetable", name: shardKey(shard) });
    count += rebuilt.length;
  }
  return count;
}

/** Parts whose lines are given to the tree at once: so many that each of its nodes is written seldom. */
const mostLinesAtOnce = 20_000;

/** Puts every line of checks into the tree of looks again; runs may go on meanwhile. */
async function rebuildLookTree({ store }: ArchivePorts, shard: number): Promise<void> {
  await emptyDamagedNodes({ store, shard });
  let lines: string[] = [];
  for await (const look of readLooks(store, shard)) {
    if (lines.push(lineOf(look)) < mostLinesAtOnce) continue;
    await mendTree({ store, shard }, lines);
    lines = [];
  }
  await mendTree({ store, shard }, lines);
  await completeTree({ store, shard });
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
    !isSameRow(known.articles.get(articleId), now.articles.get(articleId));
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
  let article: { id: string; events: readonly ArchiveEvent[] } | undefined;
  for await (const { key } of ports.store.list(prefixes.articles)) {
    const parsed = parseArticleKey(key);
    const [, version] = /^versions\/(\d{8}\/)record\.json$/.exec(parsed?.rest ?? "") ?? [];
    const number = version === undefined ? undefined : parseNumber(version);
    if (parsed === undefined || number === undefined) continue;
    if (article?.id !== parsed.articleId)
      article = { id: parsed.articleId, events: await readEvents(ports.store, parsed.articleId) };
    if (redactionOf(article.events, number) !== undefined) continue;
    await completeFromArchive(ports, parsed.articleId, number, derivation);
    onProgress({ what: "version", name: key });
    count++;
  }
  return count;
}
