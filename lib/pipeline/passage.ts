/**
 * The way of one look from host to host: at each hop of a redirect the host behind is left before the one ahead is
 * entered, its distance kept, its robots.txt read, and nobody called who asked not to be. One host at a time, so that
 * two looks can never wait for each other.
 */
import { type OptOuts, optedOut } from "../article/opt-outs.ts";
import type { Leave } from "../capture/capture-result.ts";
import type { HostDoor, HostDoors } from "./host-door.ts";
import type { CheckPorts } from "./ports.ts";

export interface PassageRules {
  readonly doors: HostDoors;
  readonly optOuts: OptOuts;
  /** A phrase if no further request may begin. */
  readonly stop: () => string | undefined;
}

/** Inside a host's door, and how to leave it. */
interface Inside {
  readonly door: HostDoor;
  readonly leave: () => void;
}

export const optOutReason = (place: string): string => `${place} is on the list of opt-outs`;

export class Passage {
  #inside: Inside | undefined;
  #isFirst: boolean = true;
  readonly #ports: CheckPorts;
  readonly #rules: PassageRules;

  /** Begins inside the first host's door, its distance kept. */
  constructor(ports: CheckPorts, rules: PassageRules, inside: Inside) {
    this.#ports = ports;
    this.#rules = rules;
    this.#inside = inside;
  }

  end(): void {
    this.#inside?.door.noteEnd();
    this.#inside?.leave();
    this.#inside = undefined;
  }

  async leave(url: URL): Promise<Leave> {
    const place = optedOut(this.#rules.optOuts, url);
    if (place !== undefined) return { outcome: "opted-out", reason: optOutReason(place) };
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const door = this.#rules.doors.of(url);
    if (!isFirst && !(await this.#goOnTo(door))) return tooLate(url);
    const known = door.freshRobots(url);
    const copy = known ?? (await door.fetchRobots(url));
    const verdict = this.#ports.robotsVerdict(copy, url, this.#ports.userAgent);
    if (verdict !== "allowed") return { outcome: verdict, reason: `robots.txt of ${url.host}` };
    // Asking for robots.txt was a request of its own: what follows keeps its distance to it.
    return known !== undefined || (await door.keepDistance()) ? "given" : tooLate(url);
  }

  async #goOnTo(door: HostDoor): Promise<boolean> {
    this.#inside?.door.noteEnd();
    if (this.#inside?.door !== door) {
      this.end();
      this.#inside = { door, leave: await door.enter() };
    }
    return this.#rules.stop() === undefined && (await door.keepDistance());
  }
}

const tooLate = (url: URL): Leave => ({
  outcome: "timeout",
  reason: `the run's time was over at a redirect to ${url.host}`,
});
