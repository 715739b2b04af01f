/**
 * When an article's text changes. A rate that falls with the article's age, set so that 27 % change within nine months
 * and two in three of those changes fall on the first day, as studies of several hundred thousand articles found.
 */

const hour = 3_600_000;
const day = 24 * hour;

/** Edits an hour, by age (below). */
const rates: readonly { readonly below: number; readonly anHour: number }[] = [
  { below: 3 * hour, anHour: 0.05 },
  { below: 1 * day, anHour: 0.005 },
  { below: 7 * day, anHour: 0.0003 },
  { below: Number.POSITIVE_INFINITY, anHour: 0.000_004 },
];

/** The first edit after `from`, in milliseconds of the same clock as `publishedAt`. */
export function nextEdit(random: () => number, publishedAt: number, from: number): number {
  let at = from;
  for (const { below, anHour } of rates) {
    const end = publishedAt + below;
    if (at >= end) continue;
    const drawn = at + (-Math.log(1 - random()) / anHour) * hour;
    if (drawn < end) return drawn;
    at = end;
  }
  return Number.POSITIVE_INFINITY;
}
