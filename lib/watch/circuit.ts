/**
 * When a host fails look after look, or asks for time, all of its watches wait together: one look tries again, and only
 * when that one succeeds do the others follow. Pure; what is drawn by lot comes in as an argument.
 */

import { type Instant, instantAfter } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { Outcome } from "../article/outcome.ts";
import type { Circuit } from "./timetable.ts";

/** Outcomes for which the host is to blame rather than the page. */
const hostFailures: ReadonlySet<Outcome> = new Set([
  "dns",
  "tls",
  "timeout",
  "server-error",
  "protocol-error",
  "blocked",
]);

/** Outcomes that came without a word from the host. */
const silentOnHost: ReadonlySet<Outcome> = new Set([
  "robots-disallowed",
  "robots-unreachable",
  "refused",
  "opted-out",
  "deferred",
  "clock-skew",
]);

/** One page may be at fault, two bad luck. */
const failuresThatOpen = 3;
const minute = 60_000;
const shortestPause = 15 * minute;
/** A host that comes back is missed for no longer than this. */
const longestPause = 4 * 60 * minute;
/** So that hosts which failed together, with one provider, are not asked together. Of the pause, at most this much more. */
const jitter = 0.25;

/** What is known of a host after a look at it; undefined when nothing keeps anybody away. `lot`: 0 ≤ lot < 1. */
export function circuitAfter(circuit: Circuit | undefined, look: Look, lot: number): Circuit | undefined {
  if (silentOnHost.has(look.outcome)) return circuit;
  if (!hostFailures.has(look.outcome)) return undefined;
  const failures = (circuit?.failures ?? 0) + 1;
  const since = circuit?.since ?? look.capturedAt;
  const asked = (look.retryAfterSeconds ?? 0) * 1000;
  const pause = failures < failuresThatOpen ? 0 : pauseAfter(failures - failuresThatOpen, lot);
  const wait = Math.max(asked, pause);
  return {
    failures,
    since,
    outcome: look.outcome,
    ...(wait === 0 ? {} : { openUntil: instantAfter(look.endedAt, wait) }),
  };
}

function pauseAfter(doublings: number, lot: number): number {
  return Math.min(longestPause, shortestPause * 2 ** Math.min(doublings, 10)) * (1 + jitter * lot);
}

/** Until when nobody asks this host; undefined when it may be asked. */
export function openUntil(circuit: Circuit | undefined, now: Instant): Instant | undefined {
  return circuit?.openUntil !== undefined && circuit.openUntil > now ? circuit.openUntil : undefined;
}

/** `3 looks in a row failed, the last with server-error`. */
export function circuitReason({ failures, outcome }: Circuit, until: Instant): string {
  const what = failures === 1 ? "the last look" : `${failures} looks in a row`;
  return `the host is left alone until ${until}: ${what} ended in ${outcome}`;
}
