/** What every minute begins with: which shards have something due. An idle one costs one read. */

import * as z from "zod";
import { articleIdOf } from "../archive/keys.ts";
import { digestOf } from "../article/digest.ts";
import { parseArticleUrl } from "../article/url-key.ts";
import type { WorkQueue } from "../watch/work-queue.ts";
import type { ArchivePorts } from "./ports.ts";
import { changeDueList, readDueList } from "./timetable-store.ts";
import { addWatches, listWatches, retireWatches } from "./watches.ts";

const dispatchEventSchema = z.object({
  /** URLs as configured; without it the watches are left as they are. */
  watch: z.array(z.string()).optional(),
});

export type DispatchPorts = ArchivePorts & { readonly queue: WorkQueue };

/** One scheduled dispatch: the configured watches, then a message for each shard that is due. Answers those shards. */
export async function dispatch(ports: DispatchPorts, event: unknown): Promise<number[]> {
  const { watch } = dispatchEventSchema.parse(event);
  if (watch !== undefined) await applyWatchList(ports, watch);
  const shards = await dueShards(ports);
  await ports.queue.send(shards.map((shard) => ({ format: 1, shard, which: "due" })));
  return shards;
}

/** The shards that have something due now, lowest first. */
export async function dueShards(ports: ArchivePorts): Promise<number[]> {
  const { value } = await readDueList(ports);
  const now = ports.clock.now();
  return Object.entries(value.shards)
    .filter(([, due]) => due <= now)
    .map(([name]) => Number(name))
    .sort((a, b) => a - b);
}

/**
 * Brings a configured watch list into the archive: what is new is watched, what was taken out is retired, what a
 * person asked for by hand is left alone. Costs one read when the list is the one brought in last.
 */
async function applyWatchList(ports: ArchivePorts, urls: readonly string[]): Promise<void> {
  const list = digestOf(JSON.stringify(urls));
  if ((await readDueList(ports)).value.watchList === list) return;
  const wanted = new Set(urls.map((url) => articleIdOf(parseArticleUrl(url))));
  const dropped: string[] = [];
  for await (const { articleId, watch } of listWatches(ports)) {
    if (watch.askedBy !== "configuration") continue;
    if (watch.retiredAt !== undefined) continue;
    if (!wanted.has(articleId)) dropped.push(articleId);
  }
  await addWatches(
    ports,
    urls.map((url) => ({ url, askedBy: "configuration" as const })),
  );
  await retireWatches(ports, dropped);
  // Last, so that a run that died half-way is taken up again by the next.
  await changeDueList(ports, (due) => ({ ...due, watchList: list }));
}
