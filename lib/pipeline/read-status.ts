/** How the watching goes, told by the timetables alone: no article is read. */
import { hostOfArticle } from "../archive/keys.ts";
import type { Instant } from "../article/instant.ts";
import { type HostStatus, hostStatus } from "../watch/host-status.ts";
import { isHeld } from "../watch/lease.ts";
import type { TimetableEntry } from "../watch/timetable.ts";
import { entriesIn } from "../watch/timetable-rows.ts";
import type { ArchivePorts } from "./ports.ts";
import { readTimetable } from "./timetable-store.ts";

export interface WatchStatus {
  readonly at: Instant;
  readonly watched: number;
  readonly due: number;
  readonly late: number;
  readonly failing: number;
  readonly blocked: number;
  readonly neverFound: number;
  readonly nextDueAt?: Instant;
  /** Shards that a run is working now, and until when it has them. */
  readonly runs: readonly { readonly shard: number; readonly until: Instant }[];
  /** The worst first. */
  readonly hosts: readonly HostStatus[];
}

export async function readStatus(ports: ArchivePorts): Promise<WatchStatus> {
  const at = ports.clock.now();
  const hosts: HostStatus[] = [];
  const runs: { shard: number; until: Instant }[] = [];
  let nextDueAt: Instant | undefined;
  for (let shard = 0; shard < ports.shards; shard++) {
    const { value } = await readTimetable(ports, shard);
    if (value.lease !== undefined && isHeld(value, at)) runs.push({ shard, until: value.lease.until });
    for (const [host, entries] of byHost(entriesIn(value))) {
      hosts.push(hostStatus(host, entries, value.hosts[host] ?? {}, at));
      for (const [, { dueAt }] of entries)
        if (nextDueAt === undefined || dueAt < nextDueAt) nextDueAt = dueAt;
    }
  }
  const sum = (of: "watched" | "due" | "late" | "failing" | "blocked" | "neverFound") =>
    hosts.reduce((total, host) => total + host[of], 0);
  return {
    at,
    watched: sum("watched"),
    due: sum("due"),
    late: sum("late"),
    failing: sum("failing"),
    blocked: sum("blocked"),
    neverFound: sum("neverFound"),
    ...(nextDueAt === undefined ? {} : { nextDueAt }),
    runs,
    hosts: hosts.toSorted(worstFirst),
  };
}

function byHost(
  entries: readonly [string, TimetableEntry][],
): ReadonlyMap<string, (readonly [string, TimetableEntry])[]> {
  const hosts = new Map<string, [string, TimetableEntry][]>();
  for (const one of entries) {
    const host = hostOfArticle(one[0]);
    const list = hosts.get(host);
    if (list === undefined) hosts.set(host, [one]);
    else list.push(one);
  }
  return hosts;
}

function worstFirst(a: HostStatus, b: HostStatus): number {
  return (
    b.failing - a.failing ||
    b.late - a.late ||
    b.neverFound - a.neverFound ||
    b.longestOverdue - a.longestOverdue ||
    (a.host < b.host ? -1 : 1)
  );
}
