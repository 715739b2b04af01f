/**
 * What the runs of one process have in common: places among the hosts that are asked at once, and the shards they hold,
 * each under one lease for as long as anybody here needs it. So a redirect to a host of another shard passes the same
 * door as that host's own looks; a shard that nobody here holds is taken for the visit, and one that another process
 * holds is not entered.
 */
import { hostFolder, shardOfHost } from "../archive/keys.ts";
import { StoreUnavailableError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import { isHeld, withLease } from "../watch/lease.ts";
import type { Timetable } from "../watch/timetable.ts";
import { type HostDoor, HostDoors } from "./host-door.ts";
import type { ArchivePorts, CheckPorts } from "./ports.ts";
import { recovered } from "./recover.ts";
import { RunLog } from "./run-log.ts";
import { announceDue, readTimetable, writeTimetable } from "./timetable-store.ts";
import { createTurnstile, type Turnstile } from "./turnstile.ts";

/**
 * Hosts asked at once: enough to hide their answering times; few enough that a small share of a processor reads what
 * comes before the limits on time run out. Hosts whose distance is being kept do not count.
 */
const mostHostsAtOnce = 32;

/** A lease is lost to whoever is faster: a run, which then holds it, or a change of watches, which seldom comes twice. */
const mostAttempts = 20;

/** A shard that is ours. */
export interface Holding {
  readonly shard: number;
  readonly holder: string;
  /** As it was when it was taken. */
  readonly timetable: Timetable;
  readonly log: RunLog;
  readonly doors: HostDoors;
  /** When the last who needed it has left: what was written then. */
  readonly givenUp: Promise<Timetable>;
}

/** Why a shard was not taken. */
export type NotTaken = { readonly leasedUntil: Instant } | { readonly idle: Timetable };

/** A host's door in whichever shard, or why it may not be entered now. */
export type Reached =
  | { readonly door: HostDoor; readonly release: () => Promise<void> }
  | { readonly refused: string };

interface Shared {
  readonly holding: Holding;
  readonly settle: (timetable: Promise<Timetable>) => void;
  users: number;
}

export class Crew {
  readonly inTurn: Turnstile = createTurnstile(mostHostsAtOnce);
  readonly #ports: CheckPorts;
  readonly #signal: AbortSignal | undefined;
  readonly #shared = new Map<number, Shared>();
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(ports: CheckPorts, signal?: AbortSignal) {
    this.#ports = ports;
    this.#signal = signal;
  }

  /** Takes a shard, or shares in it where it is ours already. `wants`: whether it is worth a lease. */
  join(shard: number, wants: (timetable: Timetable) => boolean): Promise<Holding | NotTaken> {
    return this.#inTurn(async () => {
      const shared = this.#shared.get(shard) ?? (await this.#take(shard, wants));
      if (!("holding" in shared)) return shared;
      if (!wants(shared.holding.timetable)) return { idle: shared.holding.timetable };
      this.#shared.set(shard, shared);
      shared.users += 1;
      return shared.holding;
    });
  }

  /** The last one writes down what is known and gives the lease up. */
  leave({ shard }: Holding): Promise<void> {
    return this.#inTurn(async () => {
      const shared = this.#shared.get(shard);
      if (shared === undefined) return;
      shared.users -= 1;
      if (shared.users > 0) return;
      this.#shared.delete(shard);
      const { log, doors } = shared.holding;
      log.rememberHosts(doors.states());
      const closing = log.close();
      shared.settle(closing);
      await closing;
    });
  }

  /** The door of a host that a look at a host of `own` has come to. To be released when the host has been left. */
  async reach(own: Holding, url: URL): Promise<Reached> {
    const shard = shardOfHost(hostFolder(url), this.#ports.shards);
    if (shard === own.shard) return { door: own.doors.of(url), release: async () => {} };
    const refused = `${url.host} is of shard ${shard}, which another run holds`;
    const visited = await this.join(shard, () => true);
    if (!("log" in visited)) return { refused };
    let isOurs = false;
    try {
      isOurs = await visited.log.keepsLease();
    } finally {
      // Whatever went wrong: those who hold it too wait for all visitors to leave.
      if (!isOurs) await this.leave(visited);
    }
    return isOurs ? { door: visited.doors.of(url), release: () => this.leave(visited) } : { refused };
  }

  /**
   * One taking or giving up at a time: so that nobody takes what is being given up, and since a large timetable that is
   * read or written takes its room several times over.
   */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(step);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #take(shard: number, wants: (timetable: Timetable) => boolean): Promise<Shared | NotTaken> {
    const ports = this.#ports;
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const stored = await readTimetable(ports, shard);
      const { lease } = stored.value;
      const now = ports.clock.now();
      if (lease !== undefined && isAtWork(ports, stored.value, now)) return { leasedUntil: lease.until };
      if (!wants(stored.value)) return { idle: stored.value };
      const holder = ports.chance.runId();
      const leased = withLease(
        await recovered(ports, shard, stored.value),
        holder,
        now,
        ports.processes?.own,
      );
      const held = await writeTimetable(ports, shard, stored, leased);
      if (held === undefined) continue;
      // What a run that died had found changes what is due, and a mere visitor tells nobody.
      if (lease !== undefined) await announceDue(ports, shard, leased);
      return this.#shares({
        shard,
        holder,
        timetable: held.value,
        log: new RunLog(ports, shard, holder, held),
        doors: new HostDoors(ports, held.value.hosts, this.#signal),
      });
    }
    throw new StoreUnavailableError(
      `shard ${shard}: its timetable was changed by others ${mostAttempts} times in a row`,
    );
  }

  #shares(held: Omit<Holding, "givenUp">): Shared {
    let settle: Shared["settle"] = () => {};
    const givenUp = new Promise<Timetable>((resolve) => {
      settle = resolve;
    });
    // Where only visitors were, nobody waits for it; who closes it hears of a failure.
    givenUp.catch(() => undefined);
    return { holding: { ...held, givenUp }, settle, users: 0 };
  }
}

/** Whether another process, as far as can be told, has the shard. */
function isAtWork({ processes }: ArchivePorts, timetable: Timetable, now: Instant): boolean {
  const { lease } = timetable;
  const isOrphaned = lease?.process !== undefined && processes?.hasDied(lease.process) === true;
  return !isOrphaned && isHeld(timetable, now);
}
