/**
 * The door of one host: who wants to ask it anything comes through here, one at a time and at a distance. It keeps the
 * host's robots.txt and what is known of its failures. Doors are shared by all that a run does, redirects included.
 */
import { hostFolder } from "../archive/keys.ts";
import type { HostChange } from "../article/host-change.ts";
import { type Instant, instantAfter, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { MiningRules } from "../article/mining-rules.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";
import { miningPath } from "../capture/mining.ts";
import { circuitAfter, circuitReason, openUntil } from "../watch/circuit.ts";
import type { HostState } from "../watch/timetable.ts";
import type { CheckPorts } from "./ports.ts";
import { rememberedChanges, withChanges } from "./tell-templates.ts";

/**
 * From the end of one request to a host to the beginning of the next: whatever the line does to either, the host never
 * sees two at a shorter distance.
 */
export const hostSpacing = 5_000;

const hour = 60 * 60 * 1000;
/** RFC 9309 §2.4: a cached copy is not used for longer than a day; one that could not be had is tried again sooner. */
const robotsLifetime = { rules: 24 * hour, none: 24 * hour, unreachable: 1 * hour } as const;

/** A host that says nothing of mining is asked again after a week, one that does every day. */
const miningLifetime = { stated: 24 * hour, silent: 7 * 24 * hour } as const;

const isFreshMining = ({ fetchedAt, failed, rules }: MiningRules, now: Instant): boolean => {
  const age = millisecondsBetween(fetchedAt, now);
  const isSilent = rules.length === 0 && failed !== true;
  return age >= 0 && age < miningLifetime[isSilent ? "silent" : "stated"];
};

export type HostDoor = ReturnType<typeof createHostDoor>;

/** `state`: as the timetable has it. */
function createHostDoor(ports: CheckPorts, known: HostState, signal: AbortSignal | undefined) {
  let state: HostState = known;

  const wait = (): number => {
    const now = ports.clock.now();
    if (state.lastRequestAt === undefined) return 0;
    const left = hostSpacing - millisecondsBetween(state.lastRequestAt, now);
    // A clock that was set back must not make anybody wait for longer than the distance.
    return Math.min(hostSpacing, Math.max(0, left));
  };

  /** An answer has come, or will not come any more. */
  const noteEnd = (): void => {
    state = { ...state, lastRequestAt: ports.clock.now() };
  };

  const learnMining = (mining: HostState["mining"]): void => {
    state = { ...state, ...(mining && { mining }), lastRequestAt: ports.clock.now() };
  };

  const freshRobots = (url: URL): RobotsCopy | undefined => {
    const copy = copyOf(state, url);
    if (copy === undefined) return undefined;
    const age = millisecondsBetween(copy.fetchedAt, ports.clock.now());
    return age >= 0 && age < robotsLifetime[copy.state] ? copy : undefined;
  };

  return {
    state: () => state,
    /** Milliseconds until a request may begin. */
    wait,
    freshRobots,
    noteEnd,
    ...miningAt(ports, () => state, learnMining, freshRobots),
    /** Comes in, as soon as nobody is inside; answers how to leave. Who is inside may not wait to come in elsewhere. */
    enter: oneAtATime(),
    /** To be called by whoever is inside, right before a request. False when they were called back while they waited. */
    keepDistance: async (): Promise<boolean> => {
      const left = wait();
      if (left > 0) await ports.clock.sleep(left, signal);
      if (left > 0 && signal?.aborted === true) return false;
      state = { ...state, lastRequestAt: ports.clock.now() };
      return true;
    },
    /** What came of asking for robots.txt, as it is known from now on. */
    keepRobots: (url: URL, fetched: RobotsCopy): RobotsCopy => {
      const copy = sinceWhen(copyOf(state, url), fetched);
      state = { ...state, robots: { ...state.robots, [url.origin]: copy } };
      return copy;
    },
    /** Why this host is not to be asked now, and until when. */
    closed: (): { readonly reason: string; readonly until: Instant } | undefined => {
      const until = openUntil(state.circuit, ports.clock.now());
      if (state.circuit === undefined || until === undefined) return undefined;
      return { reason: circuitReason(state.circuit, until), until };
    },
    learn: (look: Look): void => {
      const { circuit, ...rest } = withChanges(state, rememberedChanges(state, look));
      const next = circuitAfter(circuit, look, ports.chance.fraction());
      state = next === undefined ? rest : { ...rest, circuit: next };
    },
    /** What changed on this host within the last day, in place of what is known of it. */
    remember: (changes: readonly HostChange[]): void => {
      state = withChanges(state, changes);
    },
  };
}

/** What a host wishes about mining, and whether and how to ask it. */
function miningAt(
  ports: CheckPorts,
  state: () => HostState,
  learn: (mining: HostState["mining"]) => void,
  freshRobots: (url: URL) => RobotsCopy | undefined,
) {
  const known = ({ origin }: URL): MiningRules | undefined => state().mining?.[origin];
  return {
    /** As last seen. */
    mining: known,
    /** Whether that is still to be asked, as far as its robots.txt lets us. */
    wantsMining: (url: URL): boolean => {
      const [robots, last] = [freshRobots(url), known(url)];
      if (robots === undefined || (last !== undefined && isFreshMining(last, ports.clock.now())))
        return false;
      const places = [url, new URL(miningPath, url.origin)];
      return places.every((place) => ports.robotsVerdict(robots, place, ports.userAgent) === "allowed");
    },
    fetchMining: async ({ origin }: URL): Promise<void> => {
      const rules = await ports.web.fetchMiningRules(origin, ports.userAgent);
      learn({ ...state().mining, [origin]: rules });
    },
  };
}

function oneAtATime(): () => Promise<() => void> {
  /** Ends when whoever is inside, and all who came before, have left. */
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let leave = () => {};
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
}

const copyOf = ({ robots = {} }: HostState, { origin }: URL): RobotsCopy | undefined => robots[origin];

/** A file that could not be had again has been unreachable since the first time. */
function sinceWhen(before: RobotsCopy | undefined, copy: RobotsCopy): RobotsCopy {
  if (copy.state !== "unreachable") return copy;
  const since = before?.state === "unreachable" ? before.unreachableSince : undefined;
  return { ...copy, unreachableSince: since ?? copy.fetchedAt };
}

/** The doors of a run, by host. */
export class HostDoors {
  readonly #doors = new Map<string, HostDoor>();
  readonly #create: (host: string) => HostDoor;

  constructor(
    ports: CheckPorts,
    hosts: Readonly<Record<string, HostState>>,
    signal: AbortSignal | undefined,
  ) {
    this.#create = (host) => createHostDoor(ports, hosts[host] ?? {}, signal);
  }

  of(url: URL): HostDoor {
    const host = hostFolder(url);
    const door = this.#doors.get(host) ?? this.#create(host);
    this.#doors.set(host, door);
    return door;
  }

  states(): [host: string, state: HostState][] {
    return [...this.#doors].map(([host, door]) => [host, door.state()]);
  }
}

/** How long what is known of a host is of use: longer than any file may be unreachable before it counts as absent. */
const longestMemory = 40 * 24 * hour;

/** What is worth keeping of hosts: redirects lead to ever new ones. */
export function withoutForgotten(
  hosts: Readonly<Record<string, HostState>>,
  now: Instant,
): Record<string, HostState> {
  const oldest = instantAfter(now, -longestMemory);
  const fresh = instantAfter(now, -robotsLifetime.rules);
  const kept = Object.entries(hosts).flatMap(([host, state]): [string, HostState][] => {
    const { robots = {}, mining = {}, ...rest } = state;
    const wishes = Object.entries(mining).filter(([, rules]) => isFreshMining(rules, now));
    const copies = Object.entries(robots).filter(([, { state, fetchedAt }]) =>
      state === "unreachable" ? fetchedAt > oldest : fetchedAt > fresh,
    );
    const isOfUse = copies.length > 0 || rest.circuit !== undefined || (rest.lastRequestAt ?? "") > fresh;
    if (!isOfUse) return [];
    const kept = copies.length === 0 ? {} : { robots: Object.fromEntries(copies) };
    return [
      [host, { ...rest, ...kept, ...(wishes.length === 0 ? {} : { mining: Object.fromEntries(wishes) }) }],
    ];
  });
  return Object.fromEntries(kept);
}
