/**
 * One run over one shard: takes the lease, works its hosts side by side, writes every look down before the timetable
 * learns of it, and gives the lease up. A second run that finds the lease leaves, so no host is visited by two.
 */

import { hostOfArticle, isRecordKey } from "../archive/keys.ts";
import { mostClockSkew } from "../archive/overtaken.ts";
import type { ObjectStore } from "../archive/store.ts";
import { messageOf, StetError, StoreUnavailableError } from "../article/errors.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { Timetable, TimetableEntry } from "../watch/timetable.ts";
import { entriesDue, entriesIn } from "../watch/timetable-rows.ts";
import type { Watched } from "./check-watch.ts";
import { Crew, type Holding } from "./crew.ts";
import type { HostDoor } from "./host-door.ts";
import { crowded, interrupted, type LaneReport, type Left, type RecordLook, workLane } from "./host-lane.ts";
import { readOptOuts } from "./opt-out-list.ts";
import type { CheckPorts } from "./ports.ts";
import type { RunLog } from "./run-log.ts";
import { tellTemplates } from "./tell-templates.ts";
import { announceDue } from "./timetable-store.ts";

export interface ShardRun {
  readonly shard: number;
  /** What to look at: what is due, everything, or the articles named. */
  readonly which: "due" | "all" | ReadonlySet<string>;
  /** When the process must have ended. Work stops being taken half a minute earlier. */
  readonly deadline?: Instant;
  /** Milliseconds of waiting that one host is worth to this run. */
  readonly patience: number;
  readonly signal?: AbortSignal;
  /** Told of each look as it is made, and of when the next one is due. */
  readonly onLook?: (look: Look, nextDueAt: Instant) => void;
}

export interface ShardReport {
  readonly looks: readonly Look[];
  /** Due, but left for another run. */
  readonly left: number;
  /** Why they were left; of several reasons the first. */
  readonly leftBecause?: string;
  /** Somebody else is looking at this shard; nothing was done. */
  readonly leasedUntil?: Instant;
  /** Looks that came to no outcome because the archive failed or is damaged. */
  readonly problems: LaneReport["problems"];
}

/** Time kept for writing down what was found. */
const reserve = 30_000;
/** Seconds until an article is looked at again whose objects could not be read or written, or are damaged. */
const soon = 5 * 60;
const later = 60 * 60;

const nothingDone: ShardReport = { looks: [], left: 0, problems: [] };

/** `crew`: shared with the runs that go on beside this one. */
export async function runShard(
  ports: CheckPorts,
  run: ShardRun,
  crew: Crew = new Crew(ports, run.signal),
): Promise<ShardReport> {
  const { shard, which } = run;
  const held = await crew.join(shard, (timetable) => choosesAny(timetable, which, ports.clock.now()));
  if ("leasedUntil" in held) return { ...nothingDone, leasedUntil: held.leasedUntil };
  if ("idle" in held) {
    // A stale message, or a due list that is out of line: mended, or it would call for this shard for ever.
    await announceDue(ports, shard, held.idle);
    return nothingDone;
  }
  return work(ports, run, crew, held);
}

async function work(ports: CheckPorts, run: ShardRun, crew: Crew, held: Holding): Promise<ShardReport> {
  const { log, timetable } = held;
  const watched = chosen(timetable, run.which, ports.clock.now());
  const looks: Look[] = [];
  const record: RecordLook = async (look, nextDueAt) => {
    looks.push(look);
    run.onLook?.(look, nextDueAt());
    await log.add(look);
  };
  const skewed = await skewOf(ports);
  const reports: readonly LaneReport[] =
    skewed === undefined
      ? await workLanes(fenced(ports, log), run, crew, held, watched, record)
      : [{ left: watched.map((one) => ({ ...one, reason: skewed })), problems: [] }];
  const outcome = skewed === undefined ? "deferred" : "clock-skew";
  const left = reports.flatMap((report) => report.left);
  for (const { articleId, entry, reason, until } of left) {
    if (until === undefined) log.leave(articleId, entry, outcome, reason);
    else log.postpone(articleId, entry, reason, secondsUntil(ports, until));
  }
  const problems = reports.flatMap((report) => report.problems);
  for (const { articleId, entry, error } of problems) {
    const retryable = error instanceof StetError && error.retryable;
    log.postpone(articleId, entry, `the archive: ${messageOf(error)}`, retryable ? soon : later);
    log.doubtTip(articleId);
  }
  await crew.leave(held);
  await announceDue(ports, run.shard, await held.givenUp, mayWait(left));
  const [first] = left;
  return {
    looks,
    left: left.length,
    ...(first === undefined ? {} : { leftBecause: first.reason }),
    problems,
  };
}

/** A run that was stopped, and woke up when another had taken its place, commits nothing more. */
function fenced(ports: CheckPorts, log: RunLog): CheckPorts {
  const { store } = ports;
  const putIfAbsent: ObjectStore["putIfAbsent"] = async (key, bytes, facts) => {
    if (isRecordKey(key) && !(await log.keepsLease()))
      throw new StoreUnavailableError(`${key}: not written, since another run has taken the shard over`);
    return store.putIfAbsent(key, bytes, facts);
  };
  return { ...ports, store: { ...store, putIfAbsent } };
}

const secondsUntil = ({ clock }: CheckPorts, instant: Instant): number =>
  Math.max(0, Math.ceil(millisecondsBetween(clock.now(), instant) / 1000));

/** How our clock is off the store's, when it is off by more than a capture's time may be. */
async function skewOf({ store, clock }: CheckPorts): Promise<string | undefined> {
  const skew = millisecondsBetween(await store.clock(), clock.now());
  if (Math.abs(skew) <= mostClockSkew) return undefined;
  return `our clock is ${Math.round(Math.abs(skew) / 1000)} s ${skew > 0 ? "ahead of" : "behind"} the store's`;
}

function chosen(timetable: Timetable, which: ShardRun["which"], now: Instant): Watched[] {
  return chosenEntries(timetable, which, now)
    .map(([articleId, entry]) => ({ articleId, entry }))
    .sort((a, b) =>
      a.entry.dueAt < b.entry.dueAt || (a.entry.dueAt === b.entry.dueAt && a.articleId < b.articleId)
        ? -1
        : 1,
    );
}

/** What no run need be made for at once. A first look is different: somebody has just asked for it. */
function mayWait(left: readonly Left[]): ReadonlySet<string> {
  const seen = left.filter(({ reason, entry }) => reason === crowded && entry.lastLook !== undefined);
  return new Set(seen.map(({ articleId }) => articleId));
}

/** The watches that a run is for, with what is known of them. */
export function chosenEntries(
  timetable: Timetable,
  which: ShardRun["which"],
  now: Instant,
): [string, TimetableEntry][] {
  if (which === "due") return entriesDue(timetable, now);
  const entries = entriesIn(timetable);
  return which === "all" ? entries : entries.filter(([articleId]) => which.has(articleId));
}

/** Whether any would be chosen; reads no entry. */
function choosesAny({ articles }: Timetable, which: ShardRun["which"], now: Instant): boolean {
  if (which === "all") return articles.size > 0;
  if (which !== "due") return [...which].some((articleId) => articles.has(articleId));
  return [...articles.values()].some(({ dueAt }) => dueAt <= now);
}

/** The hosts' looks. Longest first, as at the turnstile: while they keep their distance, the others are looked at. */
function lanesOf(watched: readonly Watched[]): Watched[][] {
  const lanes = new Map<string, Watched[]>();
  for (const one of watched) {
    const host = hostOfArticle(one.articleId);
    const lane = lanes.get(host);
    if (lane === undefined) lanes.set(host, [one]);
    else lane.push(one);
  }
  return [...lanes.values()].sort((a, b) => b.length - a.length);
}

async function workLanes(
  ports: CheckPorts,
  run: ShardRun,
  crew: Crew,
  held: Holding,
  watched: readonly Watched[],
  record: RecordLook,
): Promise<LaneReport[]> {
  const { log, doors } = held;
  const limits = {
    patience: run.patience,
    stop: () => stopReason(ports, run, log),
    inTurn: crew.inTurn,
    doors,
    reach: (url: URL) => crew.reach(held, url),
    optOuts: await readOptOuts(ports),
    noteUntold: (look: Look) => log.add(look),
    ...(run.signal === undefined ? {} : { signal: run.signal }),
  };
  return Promise.all(
    lanesOf(watched).map(async (lane) => {
      const report = await workLane(ports, lane, limits, record);
      const [first] = lane;
      if (first === undefined) return report;
      const door = doors.of(new URL(first.entry.targetUrl));
      const untold = await tellOfTemplates(ports, door, first);
      log.rememberHosts([[hostOfArticle(first.articleId), door.state()]]);
      return { ...report, problems: [...report.problems, ...untold] };
    }),
  );
}

/** What could not be told is told by the next run that looks at this host; until then it stands as a problem. */
async function tellOfTemplates(
  { store }: CheckPorts,
  door: HostDoor,
  first: Watched,
): Promise<LaneReport["problems"]> {
  try {
    door.remember(await tellTemplates(store, door.state().changes ?? []));
    return [];
  } catch (error) {
    if (!(error instanceof StetError)) throw error;
    return [{ ...first, error }];
  }
}

function stopReason(ports: CheckPorts, run: ShardRun, log: RunLog): string | undefined {
  if (run.signal?.aborted === true) return interrupted;
  if (log.stopped !== undefined) return log.stopped;
  if (run.deadline === undefined) return undefined;
  return millisecondsBetween(ports.clock.now(), run.deadline) < reserve
    ? "the run's time is over"
    : undefined;
}
