/** Looks at what was asked for, shard by shard side by side, and says what could not be looked at. */
import { shardOfArticle } from "../archive/keys.ts";
import { DamagedObjectError, StetError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import { Crew } from "../pipeline/crew.ts";
import { dueShards } from "../pipeline/dispatch.ts";
import { crowded } from "../pipeline/host-lane.ts";
import type { ArchivePorts } from "../pipeline/ports.ts";
import { chosenEntries, runShard, type ShardReport, type ShardRun } from "../pipeline/run-shard.ts";
import { readTimetable } from "../pipeline/timetable-store.ts";
import { watcherAtWork } from "../pipeline/watcher.ts";
import { checkPortsOf } from "../real-checks.ts";
import { atWorkText } from "./at-work.ts";
import type { Io } from "./io.ts";
import { requireLeave } from "./leave-to-call.ts";
import type { TellLook } from "./look-teller.ts";
import { createLookTeller } from "./look-teller.ts";
import type { Progress } from "./progress.ts";
import { sentence } from "./report-error.ts";
import type { WebGiven } from "./settings.ts";
import { toldTime } from "./told-time.ts";

/** Of one shard: what is due, everything, or the articles named. */
export type Wanted = ReadonlyMap<number, ShardRun["which"]>;

export async function wantDue(archive: ArchivePorts): Promise<Wanted> {
  return new Map((await dueShards(archive)).map((shard) => [shard, "due"]));
}

export function wantAll({ shards }: ArchivePorts): Wanted {
  return new Map(Array.from({ length: shards }, (_, shard) => [shard, "all"]));
}

export function wantArticles(archive: ArchivePorts, articleIds: readonly string[]): Wanted {
  const wanted = new Map<number, Set<string>>();
  for (const articleId of articleIds) {
    const shard = shardOfArticle(articleId, archive.shards);
    wanted.set(shard, (wanted.get(shard) ?? new Set()).add(articleId));
  }
  return wanted;
}

/** The addresses that will be called. */
async function targetsOf(archive: ArchivePorts, wanted: Wanted): Promise<string[]> {
  const lists = await Promise.all([...wanted].map(([shard, which]) => targetsIn(archive, shard, which)));
  return lists.flat();
}

async function targetsIn(archive: ArchivePorts, shard: number, which: ShardRun["which"]): Promise<string[]> {
  try {
    const { value } = await readTimetable(archive, shard);
    return chosenEntries(value, which, archive.clock.now()).map(([, { targetUrl }]) => targetUrl);
  } catch (error) {
    // The run over this shard comes to the same end, and reports it; the others are worked.
    if (error instanceof DamagedObjectError) return [];
    throw error;
  }
}

export interface LooksMade {
  readonly looks: number;
  /** Whether every look that was wanted has its outcome on record. */
  readonly complete: boolean;
  /** Whether all that lacks one is due, and another run is looking at what is due there. */
  readonly restIsOthers: boolean;
  /** Another run is at work on a shard until then. */
  readonly leasedUntil?: Instant;
  /** Of shards that could not be worked at all; the others were. */
  readonly failures: readonly unknown[];
}

export interface LooksAsked {
  readonly wanted: Wanted;
  readonly web: WebGiven;
  readonly tell: TellLook;
  readonly progress: Progress;
  /**
   * Milliseconds of waiting that one host is worth. Left out, every host is waited for: on a machine of one's own there
   * is no deadline. Given, what a crowded host leaves is still due, and not told of each time.
   */
  readonly patience?: number;
}

export async function makeLooks(io: Io, archive: ArchivePorts, asked: LooksAsked): Promise<LooksMade> {
  const targets = await targetsOf(archive, asked.wanted);
  requireLeave(io, targets, asked.web);
  const { allowLoopback, contact } = asked.web;
  const ports = checkPortsOf(archive, { allowLoopback, ...(contact === undefined ? {} : { contact }) });
  let made = 0;
  const teller = createLookTeller(archive.store, async (look, diff, nextDueAt) => {
    asked.progress.clear();
    await asked.tell(look, diff, nextDueAt);
    made++;
    if (made < targets.length) asked.progress.show(`${made} of ${targets.length} looked at`);
  });
  asked.progress.show(`${targets.length} to look at`);
  const patience = asked.patience ?? Number.POSITIVE_INFINITY;
  const crew = new Crew(ports, io.signal);
  const runs = [...asked.wanted].map(([shard, which]) =>
    runShard(ports, { shard, which, patience, signal: io.signal, onLook: teller.onLook }, crew),
  );
  const ended = await Promise.allSettled(runs);
  await teller.done();
  asked.progress.clear();
  const reports = ended.flatMap((run) => (run.status === "fulfilled" ? [run.value] : []));
  const failures = ended.flatMap((run): unknown[] => (run.status === "rejected" ? [run.reason] : []));
  const sum = summed(io, asked, reports);
  if (sum.leasedUntil !== undefined) await tellLeased(io, archive, asked, sum.leasedUntil);
  return { ...sum, failures };
}

function summed(io: Io, asked: LooksAsked, reports: readonly ShardReport[]): Omit<LooksMade, "failures"> {
  const problems = reports.flatMap((report) => report.problems);
  for (const { entry, error } of problems) {
    const what = error instanceof Error ? error.message : String(error);
    io.err(`stet: ${sentence(`${entry.targetUrl}: ${what}`)}\n`);
  }
  const unforeseen = problems.find(({ error }) => !(error instanceof StetError));
  if (unforeseen !== undefined) throw unforeseen.error;
  const told = reports.filter(({ leftBecause }) => asked.patience === undefined || leftBecause !== crowded);
  const left = told.reduce((sum, report) => sum + report.left, 0);
  const reasons = new Set(told.flatMap(({ leftBecause }) => leftBecause ?? []));
  if (left > 0) io.err(`stet: ${left} due and not looked at: ${[...reasons].join("; ")}\n`);
  const leasedUntil = reports
    .map((report) => report.leasedUntil)
    .reduce((latest, until) => ((until ?? "") > (latest ?? "") ? until : latest), undefined);
  const isDone = problems.length === 0 && left === 0;
  return {
    looks: reports.reduce((sum, { looks }) => sum + looks.length, 0),
    complete: isDone && leasedUntil === undefined,
    restIsOthers: isDone && leasedUntil !== undefined && isForDue(asked.wanted),
    ...(leasedUntil === undefined ? {} : { leasedUntil }),
  };
}

const isForDue = (wanted: Wanted): boolean => [...wanted.values()].every((which) => which === "due");

/** A watcher renews its lease for as long as it has something to do: to wait for its end would be no advice. */
async function tellLeased(
  io: Io,
  archive: ArchivePorts,
  { patience, wanted }: LooksAsked,
  until: Instant,
): Promise<void> {
  // Who has patience is the watcher.
  const watcher = patience === undefined ? await watcherAtWork(archive) : undefined;
  if (watcher === undefined && patience === undefined && isForDue(wanted)) {
    io.err(
      `stet: another run is looking at some of what is due, and has it until ${toldTime(until)}; what it leaves stays due\n`,
    );
    return;
  }
  io.err(
    watcher === undefined
      ? `stet: another run is looking at some of these and has them until ${toldTime(until)}: try again then\n`
      : `stet: ${atWorkText(watcher)}, and is looking at some of these now: it looks at what is due by itself; to look yourself, end it first, or try again in a minute\n`,
  );
}
