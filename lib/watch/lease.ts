/**
 * The lease on a shard: who is looking at its hosts now, and until when others must stay away. Pure; it holds because
 * the timetable it stands in is only ever replaced if unchanged.
 */
import { type Instant, instantAfter } from "../article/instant.ts";
import type { Timetable } from "./timetable.ts";

/** Renewed each minute; long enough for two clocks that disagree within what `clock-skew` lets pass. */
const leaseLength = 3 * 60 * 1000;

export type Lease = NonNullable<Timetable["lease"]>;

export const isHeld = (timetable: Timetable, now: Instant): boolean =>
  timetable.lease !== undefined && timetable.lease.until > now;

export function withLease(timetable: Timetable, holder: string, now: Instant): Timetable {
  const takenAt = timetable.lease?.holder === holder ? timetable.lease.takenAt : now;
  return { ...timetable, lease: { holder, takenAt, until: instantAfter(now, leaseLength) } };
}

/** Gives the lease up, unless it has passed to somebody else. */
export function withoutLease(timetable: Timetable, holder: string): Timetable {
  if (timetable.lease?.holder !== holder) return timetable;
  const { lease: _, ...rest } = timetable;
  return rest;
}
