/**
 * Whether the article still stands where it was, as events: a removal needs two sightings a day apart (410 and 451
 * say it at once), a return is told as such. A watch that never had a version has nothing to lose.
 */

import { appendEvent, type NewEvent } from "../archive/append-event.ts";
import type { ObjectStore } from "../archive/store.ts";
import type { ArchiveEvent } from "../article/event.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { stillThere, wentAway } from "../article/outcome.ts";
import { confirmRemovalAfter } from "../watch/cadence.ts";
import type { TimetableEntry } from "../watch/timetable.ts";

const statusGoneForGood = 410;

/** The look, with the event it led to, if any. */
export async function withStanding(store: ObjectStore, entry: TimetableEntry, look: Look): Promise<Look> {
  const wanted = standingChange(entry, look);
  if (wanted === undefined) return look;
  const event: ArchiveEvent = await appendEvent(store, wanted);
  return { ...look, event: { number: event.number, kind: event.kind } };
}

function standingChange(entry: TimetableEntry, look: Look): NewEvent | undefined {
  const version = look.tip?.version ?? entry.tip?.version;
  if (version === undefined || look.event !== undefined) return undefined;
  const common = { articleId: look.articleId, at: look.capturedAt, outcome: look.outcome, version };
  if (stillThere.has(look.outcome)) {
    return entry.away?.recorded === undefined ? undefined : { ...common, kind: "restored" };
  }
  if (look.outcome === "moved" && entry.away?.recorded !== "moved") {
    return { ...common, kind: "moved", ...(look.finalUrl === undefined ? {} : { to: look.finalUrl }) };
  }
  if (wentAway.has(look.outcome) && entry.away?.recorded !== "removed" && isConfirmed(entry, look)) {
    return { ...common, kind: "removed", firstSeenAt: goneSince(entry) ?? look.capturedAt };
  }
  return undefined;
}

function isConfirmed(entry: TimetableEntry, look: Look): boolean {
  if (look.outcome === "legal" || look.status === statusGoneForGood) return true;
  const since = goneSince(entry);
  return since !== undefined && millisecondsBetween(since, look.capturedAt) >= confirmRemovalAfter;
}

/** The first look that found it gone; a move before that is another story. */
function goneSince({ away }: TimetableEntry): Instant | undefined {
  return away?.way === "removed" ? away.since : undefined;
}
