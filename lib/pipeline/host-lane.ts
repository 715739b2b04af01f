/**
 * One host's looks, one after the other, at a distance: no host is ever asked twice at once or sooner than its spacing,
 * robots.txt included. A run has only so much patience for one host; what is left stays due.
 */
import { type Instant, instantAfter, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";
import type { RobotsVerdict } from "../capture/capture-result.ts";
import type { HostState } from "../watch/timetable.ts";
import { checkWatch, type Watched } from "./check-watch.ts";
import type { CheckPorts } from "./ports.ts";
import type { Turnstile } from "./turnstile.ts";

/** Between the beginnings of two requests to one host. */
export const hostSpacing = 5_000;

const hour = 60 * 60 * 1000;
/** RFC 9309 §2.4: a cached copy is not used for longer than a day; one that could not be had is tried again sooner. */
const robotsLifetime = { rules: 24 * hour, none: 24 * hour, unreachable: 1 * hour } as const;

/** Why a look is left for the sake of its host alone. */
export const crowded = "the host takes one look at a time, and others were before";

export interface Lane {
  readonly host: string;
  readonly state: HostState;
  readonly watched: readonly Watched[];
}

export interface LaneLimits {
  /** Milliseconds of waiting that this host is worth to this run. */
  readonly patience: number;
  /** Asked before each request: a phrase if no further one may begin. */
  readonly stop: () => string | undefined;
  /** Every request is made in here: it bounds how many of the run's hosts are being asked at once. */
  readonly inTurn: Turnstile;
  readonly signal?: AbortSignal;
}

export interface LaneReport {
  readonly state: HostState;
  /** What was not looked at, and why. */
  readonly left: readonly Watched[];
  readonly reason?: string;
  readonly problems: readonly (Watched & { readonly error: unknown })[];
}

export async function workLane(
  ports: CheckPorts,
  lane: Lane,
  limits: LaneLimits,
  record: (look: Look) => Promise<void>,
): Promise<LaneReport> {
  const host = new HostDoor(ports, lane.state, limits);
  const problems: (Watched & { error: unknown })[] = [];
  for (const [index, watched] of lane.watched.entries()) {
    const look = async () => record(await checkWatch(ports, watched, (url) => host.robots(url)));
    try {
      const refused = await host.visit(new URL(watched.entry.targetUrl), lane.watched.length - index, look);
      if (refused !== undefined)
        return { state: host.state, left: lane.watched.slice(index), reason: refused, problems };
    } catch (error) {
      // One damaged article must not keep its neighbours from being looked at: the run goes on, and says so.
      problems.push({ ...watched, error });
    }
  }
  return { state: host.state, left: [], problems };
}

/** Keeps the distance to one host, and its robots.txt. */
class HostDoor {
  state: HostState;
  private slept = 0;
  private readonly ports: CheckPorts;
  private readonly limits: LaneLimits;

  constructor(ports: CheckPorts, state: HostState, limits: LaneLimits) {
    this.ports = ports;
    this.state = state;
    this.limits = limits;
  }

  /** Waits until the page at `url` may be asked for, and looks; a phrase when that is not worth waiting for. */
  async visit(url: URL, looksLeft: number, look: () => Promise<void>): Promise<string | undefined> {
    const refused =
      this.freshRobots(url) === undefined
        ? await this.request(looksLeft, () => this.fetchRobots(url))
        : undefined;
    return refused ?? this.request(looksLeft, look);
  }

  async robots(url: URL): Promise<RobotsVerdict> {
    const copy = this.freshRobots(url) ?? (await this.fetchRobots(url));
    return this.ports.robotsVerdict(copy, url, this.ports.userAgent);
  }

  private freshRobots(url: URL): RobotsCopy | undefined {
    const copy = this.state.robots?.[url.origin];
    if (copy === undefined) return undefined;
    const age = millisecondsBetween(copy.fetchedAt, this.ports.clock.now());
    return age < robotsLifetime[copy.state] ? copy : undefined;
  }

  private async fetchRobots(url: URL): Promise<RobotsCopy> {
    const copy = await this.ports.web.fetchRobots(url.origin, this.ports.userAgent);
    this.state = { ...this.state, robots: { ...this.state.robots, [url.origin]: copy } };
    return copy;
  }

  private async request(looksLeft: number, act: () => Promise<unknown>): Promise<string | undefined> {
    const stopped = this.limits.stop();
    if (stopped !== undefined) return stopped;
    const now = this.ports.clock.now();
    const wait = Math.max(0, millisecondsBetween(now, this.nextAllowedAt() ?? now));
    if (this.slept + wait > this.limits.patience) return crowded;
    this.slept += wait;
    if (wait > 0) await this.ports.clock.sleep(wait, this.limits.signal);
    // The host with the most looks left has the most waiting before it: it goes first.
    return this.limits.inTurn(looksLeft, async () => {
      // Much may have come to pass while this host waited.
      const late = this.limits.stop();
      if (late !== undefined) return late;
      this.state = { ...this.state, lastRequestAt: this.ports.clock.now() };
      await act();
      return undefined;
    });
  }

  private nextAllowedAt(): Instant | undefined {
    return this.state.lastRequestAt && instantAfter(this.state.lastRequestAt, hostSpacing);
  }
}
