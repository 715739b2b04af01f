/** The newest changes of the whole site, kept from run to run: so that one host's news ask for no other host's facts. */
import { mostFrontChanges } from "../publish/front-page.ts";
import {
  type ArticleFacts,
  changesOf,
  hostOf,
  type ListedChange,
  newestFirst,
} from "../publish/site-facts.ts";
import type { SiteMemory } from "./site-memory.ts";

/** Twice what is shown: changes that are taken back leave enough others. */
const mostKept = 2 * mostFrontChanges;

export interface HostTally {
  readonly articles: number;
  readonly changes: number;
  readonly since: string;
  /** Newest first. */
  readonly latest: readonly ListedChange[];
}

export function tallyOf(articles: readonly ArticleFacts[]): HostTally {
  const changes = changesOf(articles);
  const since = articles.map((one) => one.since).reduce((first, one) => (one < first ? one : first));
  return {
    articles: articles.length,
    changes: changes.length,
    since,
    latest: changes.slice(0, mostKept),
  };
}

/** `tallies`: of the hosts that were written; undefined of one of which nothing is shown any more. */
export async function latestChanges(
  { latest: before, hosts: hostsBefore }: Pick<SiteMemory, "latest" | "hosts">,
  tallies: ReadonlyMap<string, HostTally | undefined>,
  hosts: readonly string[],
  factsOfHost: (host: string) => Promise<readonly ArticleFacts[]>,
): Promise<ListedChange[]> {
  const kept = before.flatMap(listed).filter(({ article }) => !tallies.has(hostOf(article)));
  const fresh = [...tallies.values()].flatMap((tally) => tally?.latest ?? []);
  const merged = [...kept, ...fresh].sort(newestFirst).slice(0, mostKept);
  const oldest = before.flatMap(listed).at(-1);
  const changesBefore = Object.values(hostsBefore).reduce((sum, { changes }) => sum + changes, 0);
  const wasAll = before.length === changesBefore || oldest === undefined;
  if (wasAll) return merged;
  // Of other hosts no change is known that is older than the oldest that was kept.
  const sure = merged.filter((one) => newestFirst(one, oldest) <= 0);
  if (sure.length >= mostFrontChanges) return sure;
  const every: ListedChange[] = [];
  for (const host of hosts) every.push(...changesOf(await factsOfHost(host)).slice(0, mostKept));
  return every.sort(newestFirst).slice(0, mostKept);
}

function listed({ article, version }: SiteMemory["latest"][number]): ListedChange[] {
  return version.change === undefined ? [] : [{ article, version, change: version.change }];
}
