/** Every line of checks of one article, gaps included. */
import { listLookParts, lookOf, readLookPart, readLooks } from "../archive/check-lines.ts";
import { lookNodeKey, shardOfArticle } from "../archive/keys.ts";
import { type ArticleLines, readFromTree } from "../archive/look-tree.ts";
import type { ObjectStore } from "../archive/store.ts";
import { DamagedObjectError } from "../article/errors.ts";
import type { Look } from "../article/look.ts";
import type { ArchivePorts } from "./ports.ts";
import { readTimetable } from "./timetable-store.ts";

/** In the order of time. Read from the tree of looks, and from parts of checks only where it does not reach. */
export async function readArticleLooks(ports: ArchivePorts, articleId: string): Promise<Look[]> {
  const { store, shards } = ports;
  const shard = shardOfArticle(articleId, shards);
  const ofTree = await linesOfTree(store, shard, articleId);
  if (ofTree === undefined) return inTime(await ownOf(readLooks(store, shard), articleId));
  const rootKey = lookNodeKey(shard, "");
  return inTime([
    ...ofTree.lines.map((line) => lookOf(rootKey, line)),
    ...(await ownOf(partsBefore(store, shard, ofTree.from), articleId)),
    ...(await ofRunAtWork(ports, shard, articleId)),
  ]);
}

async function* partsBefore(store: ObjectStore, shard: number, from: string): AsyncGenerator<Look> {
  if (from === "") return;
  for await (const key of listLookParts(store, shard)) {
    if (key >= from) return;
    yield* await readLookPart(store, key);
  }
}

/** Undefined where there is no tree, or one that cannot be read. */
async function linesOfTree(
  store: ObjectStore,
  shard: number,
  articleId: string,
): Promise<ArticleLines | undefined> {
  try {
    return await readFromTree({ store, shard }, articleId);
  } catch (error) {
    if (error instanceof DamagedObjectError) return undefined;
    throw error;
  }
}

/** A run puts its lines into the tree after their part is written; one that died between leaves that to the next. */
async function ofRunAtWork(ports: ArchivePorts, shard: number, articleId: string): Promise<Look[]> {
  const { lease } = (await readTimetable(ports, shard)).value;
  return lease === undefined ? [] : ownOf(readLooks(ports.store, shard, lease.takenAt), articleId);
}

async function ownOf(looks: AsyncIterable<Look>, articleId: string): Promise<Look[]> {
  const own: Look[] = [];
  for await (const look of looks) if (look.articleId === articleId) own.push(look);
  return own;
}

/** Each once: a line may stand in the tree and in a part. */
function inTime(looks: readonly Look[]): Look[] {
  const once = new Map(looks.map((look) => [JSON.stringify(look), look]));
  return [...once.values()].sort((a, b) =>
    a.capturedAt < b.capturedAt || (a.capturedAt === b.capturedAt && a.endedAt < b.endedAt) ? -1 : 1,
  );
}
