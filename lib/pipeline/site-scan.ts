/** Which articles a site must look at again, asked of the archive in a few small questions for each. */
import { eventKey, versionKey, watchKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { digestOf, hexOf } from "../article/digest.ts";
import type { PublishedArticle } from "../publish/article-facts.ts";
import { inParallel } from "./in-parallel.ts";
import type { ArchivePorts } from "./ports.ts";
import type { ArticleMark } from "./site-memory.ts";
import { readTimetable } from "./timetable-store.ts";
import { listWatches } from "./watches.ts";

const questionsAtOnce = 32;

/** Every article, by a listing of the whole archive. */
export async function allArticles(ports: Pick<ArchivePorts, "store">): Promise<string[]> {
  const ids: string[] = [];
  for await (const { articleId } of listWatches(ports)) ids.push(articleId);
  return ids;
}

/** Those that are watched now, by the timetables: what was retired since is known to the site already. */
export async function watchedArticles(ports: ArchivePorts): Promise<string[]> {
  const ids: string[] = [];
  for (let shard = 0; shard < ports.shards; shard++)
    ids.push(...(await readTimetable(ports, shard)).value.articles.keys());
  return ids;
}

/** Of these articles, those that are not as their pages show them. */
export async function changedArticles(
  { store }: Pick<ArchivePorts, "store">,
  articleIds: Iterable<string>,
  markOf: (articleId: string) => ArticleMark | undefined,
): Promise<string[]> {
  const changed: string[] = [];
  await inParallel(questionsAtOnce, articleIds, async (articleId) => {
    const known = markOf(articleId);
    if (known === undefined || (await hasChanged(store, articleId, known))) changed.push(articleId);
  });
  return changed;
}

/** Versions and events are numbered without gaps: the next of each is there, or none is. A listing costs ten times a read. */
async function hasChanged(store: ObjectStore, articleId: string, mark: ArticleMark): Promise<boolean> {
  if (!mark.complete) return true;
  const [version, event, watch] = await Promise.all([
    store.get(versionKey(articleId, mark.versions + 1, "record.json")),
    store.get(eventKey(articleId, mark.events + 1)),
    watchDigest(store, articleId),
  ]);
  return version !== undefined || event !== undefined || watch !== mark.watch;
}

export async function markOf(
  store: ObjectStore,
  { articleId, versions, events }: Omit<PublishedArticle, "looks">,
): Promise<ArticleMark> {
  const newest = versions.at(-1);
  return {
    versions: versions.length,
    events: events.length,
    watch: await watchDigest(store, articleId),
    complete:
      newest === undefined ||
      newest.record.version === 1 ||
      newest.article === undefined ||
      newest.diff !== undefined,
  };
}

async function watchDigest(store: ObjectStore, articleId: string): Promise<string> {
  const stored = await store.get(watchKey(articleId));
  return stored === undefined ? "" : hexOf(digestOf(stored.bytes)).slice(0, 16);
}
