/**
 * The way of one look from host to host: at each hop of a redirect the host behind is left before the one ahead is
 * entered, its distance kept, its robots.txt read, and nobody called who asked not to be. One host at a time, so that
 * two looks can never wait for each other.
 */
import { type OptOuts, optedOut } from "../article/opt-outs.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";
import type { Leave } from "../capture/capture-result.ts";
import type { Reached } from "./crew.ts";
import type { HostDoor } from "./host-door.ts";
import type { CheckPorts } from "./ports.ts";

export interface PassageRules {
  /** The door of any host. */
  readonly reach: (url: URL) => Promise<Reached>;
  readonly optOuts: OptOuts;
  /** A phrase if no further request may begin. */
  readonly stop: () => string | undefined;
}

/** Inside a host's door, and how to leave it. */
interface Inside {
  readonly door: HostDoor;
  readonly leave: () => Promise<void>;
}

export const optOutReason = (place: string): string => `${place} is on the list of opt-outs`;

export class Passage {
  /** Why the look went no further, where another run has the host ahead: it is no look then, and comes again. */
  refused: string | undefined;
  #inside: Inside;
  #isFirst: boolean = true;
  readonly #ports: CheckPorts;
  readonly #rules: PassageRules;

  /** Begins inside the first host's door, its distance kept. */
  constructor(ports: CheckPorts, rules: PassageRules, inside: Inside) {
    this.#ports = ports;
    this.#rules = rules;
    this.#inside = inside;
  }

  async end(): Promise<void> {
    this.#inside.door.noteEnd();
    await this.#inside.leave();
  }

  async leave(url: URL): Promise<Leave> {
    const place = optedOut(this.#rules.optOuts, url);
    if (place !== undefined) return { outcome: "opted-out", reason: optOutReason(place) };
    const goesOn = this.#isFirst ? "given" : await this.#goOnTo(url);
    this.#isFirst = false;
    if (goesOn !== "given") return goesOn;
    const known = this.#inside.door.freshRobots(url);
    const copy = known ?? (await this.fetchRobots(url));
    if ("outcome" in copy) return copy;
    const verdict = this.#ports.robotsVerdict(copy, url, this.#ports.userAgent);
    if (verdict !== "allowed") return { outcome: verdict, reason: `robots.txt of ${url.host}` };
    // Asking for robots.txt was a request of its own: what follows keeps its distance to it.
    return known === undefined ? this.#goOnTo(url) : "given";
  }

  /** Of the host that we are at; the file may lie at another host, where we are then. Or why it was not asked for. */
  async fetchRobots(url: URL): Promise<RobotsCopy | Exclude<Leave, "given">> {
    let hops = 0;
    let denied: Leave = "given";
    const leave = async (hop: URL): Promise<Leave> => {
      if (hops++ === 0) return "given";
      const place = optedOut(this.#rules.optOuts, hop);
      // That stays so: as a file that cannot be had.
      if (place !== undefined) return { outcome: "opted-out", reason: optOutReason(place) };
      denied = await this.#goOnTo(hop);
      return denied;
    };
    const { door } = this.#inside;
    const copy = await this.#ports.web.fetchRobots(url.origin, this.#ports.userAgent, leave);
    if (denied !== "given") return denied;
    this.#inside.door.noteEnd();
    return door.keepRobots(url, copy);
  }

  async #goOnTo(url: URL): Promise<Leave> {
    this.#inside.door.noteEnd();
    const reached = await this.#rules.reach(url);
    if ("refused" in reached) {
      this.refused = reached.refused;
      return { outcome: "deferred", reason: reached.refused };
    }
    const { door, release } = reached;
    // Who stays at a host holds its shard already.
    if (door === this.#inside.door) await release();
    else await this.#enter(door, release);
    return this.#rules.stop() === undefined && (await door.keepDistance()) ? "given" : tooLate(url);
  }

  async #enter(door: HostDoor, release: () => Promise<void>): Promise<void> {
    const behind = this.#inside;
    // First, so that what has been reached is released, whatever goes wrong from here on.
    this.#inside = { door, leave: release };
    await behind.leave();
    const leaveDoor = await door.enter();
    const leave = async () => {
      leaveDoor();
      await release();
    };
    this.#inside = { door, leave };
  }
}

const tooLate = (url: URL): Leave => ({
  outcome: "timeout",
  reason: `the run's time was over at a redirect to ${url.host}`,
});
