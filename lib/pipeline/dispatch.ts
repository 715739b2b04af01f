/** What every minute begins with: which shards have something due. An idle one costs one read. */

import * as z from "zod";
import { articleIdOf } from "../archive/keys.ts";
import { digestOf } from "../article/digest.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import { ruleFor, type SiteRule, siteRuleSchema } from "../article/site-rule.ts";
import { parseArticleUrl } from "../article/url-key.ts";
import { leeway } from "../watch/cadence.ts";
import { mostBeside, type Work, type WorkQueue } from "../watch/work-queue.ts";
import { configureOptOuts } from "./opt-out-list.ts";
import { parseEvent } from "./parse-event.ts";
import type { ArchivePorts } from "./ports.ts";
import { changeDueList, readDueList } from "./timetable-store.ts";
import { addWatches, listWatches, retireWatches } from "./watches.ts";

const dispatchEventSchema = z.object({
  /** URLs as configured; without it the watches are left as they are. */
  watch: z.array(z.string()).optional(),
  /** Publishers who asked not to be watched; without it the list is left as it is. */
  optOut: z.array(z.string()).optional(),
  /** How pages of some hosts among these are read. */
  rules: z.array(siteRuleSchema).default([]),
});

const expected = 'an object that may hold "watch" and "optOut", each a list of strings, and "rules"';

export type DispatchPorts = ArchivePorts & { readonly queue: WorkQueue };

/** One scheduled dispatch: the configured watches, then a message for each shard that is due. Answers those shards. */
export async function dispatch(ports: DispatchPorts, event: unknown): Promise<number[]> {
  const { watch, optOut, rules } = parseEvent(dispatchEventSchema, event, expected);
  // First, so that nobody is taken up who asked not to be, and called before the list says so.
  if (optOut !== undefined) await applyOptOuts(ports, optOut);
  if (watch !== undefined) await applyWatchList(ports, watch, rules);
  const due = await shardsDue(ports);
  await ports.queue.send(worksFor(due, ports.clock.now()));
  return due.map(([shard]) => shard);
}

/**
 * A shard that has been due for so long, and not for the sake of a crowded host, goes alone: what keeps it from being
 * worked must not keep its neighbours.
 */
const aloneAfter = leeway + 5 * 60 * 1000;

/** Shards that are due together are worked together, and share the time spent waiting for hosts. */
function worksFor(due: readonly ShardDue[], now: Instant): Work[] {
  const isLate = ([, dueAt]: ShardDue) => millisecondsBetween(dueAt, now) > aloneAfter;
  const alone = due.filter(isLate).map(([shard]): Work => ({ format: 1, shard, which: "due" }));
  const together = due.filter((one) => !isLate(one)).map(([shard]) => shard);
  const works: Work[] = [];
  for (let start = 0; start < together.length; start += mostBeside) {
    const [shard = 0, ...beside] = together.slice(start, start + mostBeside);
    works.push({ format: 1, shard, ...(beside.length === 0 ? {} : { beside }), which: "due" });
  }
  return [...works, ...alone];
}

/** Costs one read when the list is the one brought in last. */
async function applyOptOuts(ports: ArchivePorts, places: readonly string[]): Promise<void> {
  const list = digestOf(JSON.stringify(places));
  if ((await readDueList(ports)).value.optOutList === list) return;
  await configureOptOuts(ports, places);
  await changeDueList(ports, (due) => ({ ...due, optOutList: list }));
}

type ShardDue = readonly [shard: number, dueAt: Instant];

/** The shards that have something due now, lowest first. */
export async function dueShards(ports: ArchivePorts): Promise<number[]> {
  return (await shardsDue(ports)).map(([shard]) => shard);
}

async function shardsDue(ports: ArchivePorts): Promise<ShardDue[]> {
  const { value } = await readDueList(ports);
  const now = ports.clock.now();
  return Object.entries(value.shards)
    .filter(([, due]) => due <= now)
    .map(([name, due]): ShardDue => [Number(name), due])
    .sort(([a], [b]) => a - b);
}

/**
 * Brings a configured watch list into the archive: what is new is watched, what was taken out is retired, what a
 * person asked for by hand is left alone. Costs one read when the list is the one brought in last.
 */
async function applyWatchList(
  ports: ArchivePorts,
  urls: readonly string[],
  rules: readonly SiteRule[],
): Promise<void> {
  const list = digestOf(JSON.stringify(rules.length === 0 ? urls : { urls, rules }));
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
    urls.map((url) => ({
      url,
      rule: ruleFor(rules, parseArticleUrl(url)) ?? "none",
      askedBy: "configuration" as const,
    })),
  );
  await retireWatches(ports, dropped);
  // Last, so that a run that died half-way is taken up again by the next.
  await changeDueList(ports, (due) => ({ ...due, watchList: list }));
}
