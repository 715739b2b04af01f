/** Points in time as RFC 3339 with `Z` and milliseconds: the form in which lexical order is the order of time. */
import * as z from "zod";

export const instantSchema = z.iso.datetime({ offset: false, precision: 3 });
export type Instant = z.infer<typeof instantSchema>;

export function instantOf(date: Date): Instant {
  return date.toISOString();
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

/** `instant` moved by a number of milliseconds. */
export function instantAfter(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
