/** The archive's ports as they are outside of tests: the real clock, chance and store. For `cli` and `functions` alone. */
import { randomInt } from "node:crypto";
import { hostname } from "node:os";
import { isAlive } from "./archive/is-alive.ts";
import { openArchive } from "./archive/layout.ts";
import { openStore } from "./archive/open-store.ts";
import type { ObjectStore } from "./archive/store.ts";
import { instantOf } from "./article/instant.ts";
import type { ArchivePorts, Chance, Clock, Processes } from "./pipeline/ports.ts";
import { sleepUntilWoken } from "./pipeline/sleep-until-woken.ts";

export const realClock: Clock = {
  now: () => instantOf(new Date()),
  sleep: sleepUntilWoken,
};

const runIdLetters = "0123456789abcdefghijklmnopqrstuvwxyz";
const runIdLength = 12;

export const realChance: Chance = {
  runId: () =>
    Array.from({ length: runIdLength }, () => runIdLetters[randomInt(runIdLetters.length)]).join(""),
  fraction: () => Math.random(),
};

/** Known by host and process id. A process id that was given out again only makes a run wait as it would anyway. */
const realProcesses: Processes = {
  own: `${hostname()}:${process.pid}`,
  hasDied: (name) => {
    const [, host, pid] = /^(.*):(\d+)$/.exec(name) ?? [];
    return host === hostname() && !isAlive(Number(pid));
  },
};

export interface ArchiveSettings {
  /** A folder, or `s3://bucket/prefix`. */
  readonly archive: string;
  /** Make the archive if there is none; otherwise a missing one is a UsageError. */
  readonly create: boolean;
  readonly clock?: Clock;
  readonly chance?: Chance;
}

/** A bucket of pages, or a folder in its place. */
export const openSiteStore = (address: string): Promise<ObjectStore> =>
  openStore(address, { now: realClock.now, sleep: realClock.sleep, fraction: realChance.fraction });

export async function openArchivePorts(settings: ArchiveSettings): Promise<ArchivePorts> {
  const clock = settings.clock ?? realClock;
  const chance = settings.chance ?? realChance;
  const store = await openStore(settings.archive, {
    now: clock.now,
    sleep: clock.sleep,
    fraction: chance.fraction,
  });
  const { shards } = await openArchive(store, { create: settings.create });
  // Functions in the cloud share names and numbers without sharing a machine.
  const processes = store.address.startsWith("s3:") ? {} : { processes: realProcesses };
  return { store, shards, clock, chance, ...processes };
}
