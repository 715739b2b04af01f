/**
 * One host's looks, one after the other, at a distance: no host is ever asked twice at once or sooner than its spacing,
 * robots.txt and redirects included. A run has only so much patience for one host; what is left stays due.
 */

import { type Instant, instantAfter } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { type OptOuts, optedOut } from "../article/opt-outs.ts";
import { advance } from "../watch/advance.ts";
import { checkWatch, type Watched } from "./check-watch.ts";
import type { Reached } from "./crew.ts";
import { type HostDoor, type HostDoors, hostSpacing } from "./host-door.ts";
import { optOutReason, Passage } from "./passage.ts";
import type { CheckPorts } from "./ports.ts";
import type { Turnstile } from "./turnstile.ts";

/** Why a look is left when the person wants the run to end. */
export const interrupted = "interrupted";

/** Why a look is left for the sake of its host alone. */
export const crowded = "the host takes one look at a time, and others were before";

export interface LaneLimits {
  /** Milliseconds of waiting that this host is worth to this run. */
  readonly patience: number;
  /** Asked before each request: a phrase if no further one may begin. */
  readonly stop: () => string | undefined;
  /** Every request is made in here: it bounds how many of the run's hosts are being asked at once. */
  readonly inTurn: Turnstile;
  readonly signal?: AbortSignal;
  readonly doors: HostDoors;
  /** The door of any host, which a redirect may lead to. */
  readonly reach: (url: URL) => Promise<Reached>;
  readonly optOuts: OptOuts;
  /** Notes the line of a look by a run that died before it could write it. */
  readonly noteUntold: (look: Look) => Promise<void>;
}

interface Refusal {
  readonly reason: string;
  /** Until when the host is not to be asked, where it is known. */
  readonly until?: Instant;
}

/** What was not looked at, and why. */
export type Left = Watched & Refusal;

export interface LaneReport {
  readonly left: readonly Left[];
  readonly problems: readonly (Watched & { readonly error: unknown })[];
}

/** `nextDueAt` tells when the article is looked at again, after this look. */
export type RecordLook = (look: Look, nextDueAt: () => Instant) => Promise<void>;

/** What came of one article: `host` keeps all others of its host from being looked at too, `article` none. */
type Refused = Refusal & { readonly what: "host" | "article" };

export async function workLane(
  ports: CheckPorts,
  watchedOfHost: readonly Watched[],
  limits: LaneLimits,
  record: RecordLook,
): Promise<LaneReport> {
  const patience = { left: limits.patience };
  const left: Left[] = [];
  const problems: (Watched & { error: unknown })[] = [];
  for (const [index, watched] of watchedOfHost.entries()) {
    try {
      const looksLeft = watchedOfHost.length - index;
      const refused = await lookOnce(
        ports,
        watched,
        { ...limits, looksLeft, hostPatience: patience },
        record,
      );
      if (refused === undefined) continue;
      const { what, ...why } = refused;
      const others = what === "host" ? watchedOfHost.slice(index) : [watched];
      left.push(...others.map((one) => ({ ...one, ...why })));
      if (what === "host") break;
    } catch (error) {
      // One damaged article must not keep its neighbours from being looked at: the run goes on, and says so.
      problems.push({ ...watched, error });
    }
  }
  return { left, problems };
}

interface LookLimits extends LaneLimits {
  readonly looksLeft: number;
  readonly hostPatience: { left: number };
}

async function lookOnce(
  ports: CheckPorts,
  watched: Watched,
  limits: LookLimits,
  record: RecordLook,
): Promise<Refused | undefined> {
  const url = new URL(watched.entry.targetUrl);
  const door = limits.doors.of(url);
  const place = optedOut(limits.optOuts, url);
  if (place !== undefined) {
    const look = optedOutLook(watched, ports.clock.now(), place);
    await record(look, () => advance(watched.entry, look).dueAt);
    return undefined;
  }
  const closed = door.closed();
  if (closed !== undefined) return { what: "host", ...closed };
  const byPassage = (act: (passage: Passage) => Promise<unknown>) =>
    atTheDoor(ports, door, limits, (leaveDoor) => inPassage(ports, limits, { door, leaveDoor }, act));
  const needsRobots = door.freshRobots(url) === undefined;
  const refused = needsRobots ? await byPassage((passage) => passage.fetchRobots(url)) : undefined;
  if (refused !== undefined) return refused;
  // A run with patience for one request more spends it on a look.
  const hasTime = limits.hostPatience.left >= 2 * hostSpacing;
  const late = hasTime && door.wantsMining(url) ? await byPassage(() => door.fetchMining(url)) : undefined;
  if (late !== undefined) return late;
  const miningOf = (page: URL) => limits.doors.of(page).mining(page);
  return byPassage(async (passage) => {
    const look = await checkWatch(ports, watched, (next) => passage.leave(next), miningOf, limits.noteUntold);
    if (passage.refused !== undefined) return;
    door.learn(look);
    await record(look, () => advance(watched.entry, look).dueAt);
  });
}

/** Asks from this door on; what was refused on the way concerns this article alone. */
async function inPassage(
  ports: CheckPorts,
  limits: LookLimits,
  { door, leaveDoor }: { readonly door: HostDoor; readonly leaveDoor: () => void },
  act: (passage: Passage) => Promise<unknown>,
): Promise<Refused | undefined> {
  const passage = new Passage(ports, limits, { door, leave: async () => leaveDoor() });
  try {
    await act(passage);
  } finally {
    await passage.end();
  }
  const { refused } = passage;
  return refused === undefined ? undefined : { what: "article", reason: refused, until: anotherTime(ports) };
}

const minute = 60_000;

/** Two runs that each hold what the other came for part here, so that they do not meet again. */
const anotherTime = ({ clock, chance }: CheckPorts): Instant =>
  instantAfter(clock.now(), (2 + 3 * chance.fraction()) * minute);

/** Nobody is asked, so nobody need wait. */
function optedOutLook({ articleId, entry }: Watched, now: Instant, place: string): Look {
  const facts = { format: 1, articleId, targetUrl: entry.targetUrl, capturedAt: now, endedAt: now } as const;
  return { ...facts, outcome: "opted-out", reason: optOutReason(place) };
}

/** Waits for the host's distance, then for a place among the hosts that are asked at once, then acts. */
async function atTheDoor(
  ports: CheckPorts,
  door: HostDoor,
  limits: LookLimits,
  act: (leaveDoor: () => void) => Promise<Refused | undefined>,
): Promise<Refused | undefined> {
  const refused = (reason: string): Refused => ({ what: "host", reason });
  const stopped = limits.stop();
  if (stopped !== undefined) return refused(stopped);
  const wait = door.wait();
  if (wait > limits.hostPatience.left) return refused(crowded);
  limits.hostPatience.left -= wait;
  if (wait > 0) await ports.clock.sleep(wait, limits.signal);
  // The host with the most looks left has the most waiting before it: it goes first.
  return limits.inTurn(limits.looksLeft, async () => {
    // Whoever is inside has a place already, so that nobody waits for a place while others wait for them.
    const leaveDoor = await door.enter();
    try {
      // Much may have come to pass while this host waited.
      const late = limits.stop();
      if (late !== undefined) return refused(late);
      if (!(await door.keepDistance())) return refused(interrupted);
      return await act(leaveDoor);
    } finally {
      leaveDoor();
    }
  });
}
