/**
 * The lease on a shard: who is looking at its hosts now, and until when others must stay away. Pure; it holds because
 * the timetable it stands in is only ever replaced if unchanged.
 */
import { type Instant, instantAfter, millisecondsBetween } from "../article/instant.ts";
import type { Timetable } from "./timetable.ts";

/**
 * Renewed each minute, or when the look that was going on then has ended. Two holders' clocks may differ by twice what
 * `clock-skew` lets pass (2 minutes), and still neither may think the other's lease over.
 */
export const leaseLength = 6 * 60 * 1000;

/** A lease that would last longer than this was taken by a clock that has been set back since: nobody has it. */
export const mostLeaseLeft = leaseLength + 4 * 60 * 1000;

export function isHeld({ lease }: Timetable, now: Instant): boolean {
  if (lease === undefined) return false;
  const left = millisecondsBetween(now, lease.until);
  return left > 0 && left <= mostLeaseLeft;
}

/** `process` names the holder's process, if anybody could ask whether it still runs. */
export function withLease(timetable: Timetable, holder: string, now: Instant, process?: string): Timetable {
  const takenAt = timetable.lease?.holder === holder ? timetable.lease.takenAt : now;
  const named = process === undefined ? {} : { process };
  return { ...timetable, lease: { holder, ...named, takenAt, until: instantAfter(now, leaseLength) } };
}

/** Gives the lease up, unless it has passed to somebody else. */
export function withoutLease(timetable: Timetable, holder: string): Timetable {
  if (timetable.lease?.holder !== holder) return timetable;
  const { lease: _, ...rest } = timetable;
  return rest;
}
