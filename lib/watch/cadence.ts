/**
 * When to look again. Pure. The default decays with the time since the last change, as NewsDiffs found it to fit the
 * way news is edited: nearly all changes come within hours. Unlike NewsDiffs it never stops altogether.
 */
import { digestOf, hexOf } from "../article/digest.ts";
import { type Instant, instantAfter, instantOf, millisecondsBetween } from "../article/instant.ts";
import type { Outcome } from "../article/outcome.ts";
import type { Cadence } from "../article/watch.ts";
import type { TimetableEntry } from "./timetable.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Time since the last change (below) → pause between looks. */
const decay: readonly { readonly below: number; readonly pause: number }[] = [
  { below: 3 * hour, pause: 15 * minute },
  { below: 1 * day, pause: 1 * hour },
  { below: 7 * day, pause: 3 * hour },
  { below: 30 * day, pause: 3 * day },
];
const longestPause = 30 * day;

/**
 * Due times are rounded to the widest of these that fits into the pause, so that a shard's watches come due together.
 * No wider than the shortest pause: runs are made that often anyway, and a host's looks, which must keep their
 * distance, are better spread over them.
 */
const grids = [15 * minute, 5 * minute] as const;
const finestGrid = 1 * minute;

/**
 * A look that was left because its host was busy waits so much longer before a run is made for its sake: until then
 * there is one anyway, as a rule.
 */
export const leeway = 15 * minute;

/** A second look at a large loss of text comes no sooner (DESIGN: believed when a look at least 15 minutes later agrees). */
export const confirmLossAfter = 15 * minute;
/** A 404 becomes a removal when a second look at least this much later agrees. */
export const confirmRemovalAfter = 1 * day;
/** However often a host fails, it is asked once a day, unless the cadence is slower by itself. */
const longestBackOff = 1 * day;
/**
 * What fails with its host, or with the line, comes back with it: such articles wait no longer than the host itself is
 * left alone (circuit.ts).
 */
const longestPassingBackOff = 4 * hour;
const passing: ReadonlySet<Outcome> = new Set(["dns", "tls", "timeout", "server-error", "protocol-error"]);
/** 2^6 × 15 minutes is 16 hours: doubling any further only meets the bound above. */
const mostDoublings = 6;

/** Pauses after a failure differ by at most this part, so that what failed together is not asked for together. */
const jitter = 0.25;

/**
 * 0 ≤ lot < 1. Drawn from what is known of the entry, not by chance: the timetable is a fold over lines that are on
 * record, and comes back the same when it is rebuilt.
 */
function lotOf({ targetUrl, failures }: Pick<TimetableEntry, "targetUrl" | "failures">): number {
  return Number.parseInt(hexOf(digestOf(`${targetUrl} ${failures}`)).slice(0, 8), 16) / 2 ** 32;
}

function pauseFor(cadence: Cadence, sinceChange: number): number {
  if (cadence !== "decay") return cadence.everyMinutes * minute;
  return decay.find((row) => sinceChange < row.below)?.pause ?? longestPause;
}

/** When the entry's next look is due: a function of what is known of it, so that a rebuilt timetable agrees. */
export function nextDue(entry: Omit<TimetableEntry, "dueAt">): Instant {
  const wanted = wantedDue(entry);
  return entry.notBefore !== undefined && entry.notBefore > wanted
    ? ceilTo(entry.notBefore, finestGrid)
    : wanted;
}

function wantedDue(entry: Omit<TimetableEntry, "dueAt">): Instant {
  const last = entry.lastLook;
  if (last === undefined) return entry.since;
  const isLoss = entry.awaiting !== undefined && entry.awaiting.sightings === undefined;
  if (isLoss) return ceilTo(instantAfter(last.at, confirmLossAfter), finestGrid);
  const changedAt = entry.changedAt ?? entry.since;
  const pause = pauseFor(entry.cadence, Math.max(0, millisecondsBetween(changedAt, last.at)));
  const backedOff = Math.max(
    pause,
    Math.min(
      passing.has(last.outcome) ? longestPassingBackOff : longestBackOff,
      entry.failures === 0 ? pause : pauseAfterFailure(entry, pause),
    ),
  );
  return latestForRemoval(entry, roundTo(last.at, backedOff));
}

function pauseAfterFailure(entry: Omit<TimetableEntry, "dueAt">, pause: number): number {
  return pause * 2 ** Math.min(entry.failures, mostDoublings) * (1 + jitter * lotOf(entry));
}

/** After a first 404 the look that may confirm it comes a day later at the latest. */
function latestForRemoval(entry: Omit<TimetableEntry, "dueAt">, regular: Instant): Instant {
  if (entry.away?.way !== "removed" || entry.away.recorded === "removed") return regular;
  const confirming = ceilTo(instantAfter(entry.away.since, confirmRemovalAfter), finestGrid);
  const ahead = entry.lastLook === undefined || confirming > entry.lastLook.at;
  return ahead && confirming < regular ? confirming : regular;
}

/** The grid point nearest to `from + pause`; never less than half the pause away. */
function roundTo(from: Instant, pause: number): Instant {
  const grid = grids.find((width) => width <= pause) ?? finestGrid;
  const target = Date.parse(from) + pause;
  const nearest = Math.round(target / grid) * grid;
  return instantOf(new Date(nearest - Date.parse(from) < pause / 2 ? nearest + grid : nearest));
}

function ceilTo(instant: Instant, grid: number): Instant {
  return instantOf(new Date(Math.ceil(Date.parse(instant) / grid) * grid));
}
