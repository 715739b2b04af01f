/**
 * What a look does to its entry in the timetable. Pure, and the only way an entry's knowledge changes: the same lines
 * in the same order give the same timetable, whether they are folded as they happen or years later.
 */
import { instantAfter } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { notALook, stillThere, wentAway } from "../article/outcome.ts";
import { nextDue } from "./cadence.ts";
import type { TimetableEntry } from "./timetable.ts";

export function advance(entry: TimetableEntry, look: Look): TimetableEntry {
  if (notALook.has(look.outcome)) return postponed(entry, look);
  if (entry.lastLook !== undefined && look.capturedAt < entry.lastLook.at) return learnTip(entry, look);

  const { awaiting: _, notBefore: __, tipUnsure: ___, deferredFor: ____, ...kept } = learnTip(entry, look);
  const settled = stillThere.has(look.outcome);
  const next = {
    ...kept,
    lastLook: { at: look.capturedAt, outcome: look.outcome },
    failures: settled || wentAway.has(look.outcome) ? 0 : entry.failures + 1,
    ...seen(look),
    ...awaitingAfter(entry, look),
    ...variantSeen(entry, look),
    ...notBefore(look),
  };
  const known = withAway(withValidators(next, look), look);
  return { ...known, dueAt: nextDue(known) };
}

/** A gap changes nothing but what is known of the gap. */
function postponed(entry: TimetableEntry, look: Look): TimetableEntry {
  const next = { ...entry, deferredFor: entry.dueAt, ...notBefore(look) };
  return look.retryAfterSeconds === undefined ? next : { ...next, dueAt: nextDue(next) };
}

function notBefore(look: Look): Pick<TimetableEntry, "notBefore"> {
  if (look.retryAfterSeconds === undefined) return {};
  return { notBefore: instantAfter(look.endedAt, look.retryAfterSeconds * 1000) };
}

/** A version that the look learnt of. An older one than is known teaches nothing. */
function learnTip(entry: TimetableEntry, look: Look): TimetableEntry {
  if (look.tip === undefined || (entry.tip !== undefined && look.tip.version < entry.tip.version))
    return entry;
  const isNew = look.tip.version !== entry.tip?.version;
  const { variant, ...settled } = entry;
  return {
    ...(isNew || variant === undefined ? settled : entry),
    tip: look.tip,
    ...(isNew ? { changedAt: look.tip.capturedAt, lastSeenAt: look.tip.capturedAt } : {}),
  };
}

/**
 * A loss is waited for by the next look alone. What may have replaced the article must stand for a day: looks that come
 * to nothing meanwhile, or find a wall that is known, say nothing of it.
 */
function awaitingAfter({ awaiting }: TimetableEntry, look: Look): Pick<TimetableEntry, "awaiting"> {
  const next = look.awaiting ?? (stillThere.has(look.outcome) ? undefined : awaiting);
  const goesOn = next !== undefined && (look.awaiting !== undefined || next.sightings !== undefined);
  return goesOn ? { awaiting: next } : {};
}

/** The tip stood at this look: the page was read to the end and says what the tip says, or the server says so. */
function seen(look: Look): Pick<TimetableEntry, "lastSeenAt"> {
  const sawTip = look.outcome === "not-modified" || (look.outcome === "ok" && !otherText.has(look.finding));
  return sawTip ? { lastSeenAt: look.capturedAt } : {};
}

/** Two texts take turns: how long this one has been seen without the newest version's between. */
function variantSeen(entry: TimetableEntry, look: Look): Pick<TimetableEntry, "variant"> {
  if (look.finding !== "variant" || look.seenVersion === undefined) return {};
  const { variant, lastSeenAt } = entry;
  const goesOn = variant !== undefined && (lastSeenAt ?? "") < variant.since;
  const since = goesOn ? variant.since : look.capturedAt;
  return { variant: { version: look.seenVersion, since, lastAt: look.capturedAt } };
}

/** Findings of a page that does not say what the newest version says. */
const otherText: ReadonlySet<Look["finding"]> = new Set(["awaiting", "late", "variant", "stale"]);

function withValidators(entry: TimetableEntry, look: Look): TimetableEntry {
  if (look.outcome === "not-modified") return { ...entry, conditionalLooks: entry.conditionalLooks + 1 };
  // Validators of a page that was not believed would let a later 304 vouch for it.
  if (look.outcome !== "ok" || otherText.has(look.finding)) return entry;
  const { validators: _, ...rest } = entry;
  return {
    ...rest,
    conditionalLooks: 0,
    fullLookAt: look.capturedAt,
    ...(look.validators === undefined ? {} : { validators: look.validators }),
  };
}

function withAway(entry: TimetableEntry, look: Look): TimetableEntry {
  if (stillThere.has(look.outcome)) {
    const { away: _, ...back } = entry;
    return back;
  }
  const way = wentAway.has(look.outcome) ? "removed" : "moved";
  if (way === "moved" && look.outcome !== "moved") return entry;
  const told = look.event?.kind === way ? way : entry.away?.recorded;
  const since = entry.away?.way === way ? entry.away.since : look.capturedAt;
  return { ...entry, away: { way, since, ...(told === undefined ? {} : { recorded: told }) } };
}
