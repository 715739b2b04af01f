/**
 * One `stet watch` for one archive: two would only stand in each other's way. A lease like a shard's, taken at the
 * beginning, renewed while it goes on, given up at the end; who died on this machine is not waited for.
 */
import * as z from "zod";
import { watcherKey } from "../archive/keys.ts";
import { encodeJson, jsonFacts, readJson } from "../archive/stored-json.ts";
import { StoreUnavailableError } from "../article/errors.ts";
import { type Instant, instantAfter, instantSchema, millisecondsBetween } from "../article/instant.ts";
import { leaseLength, mostLeaseLeft } from "../watch/lease.ts";
import type { ArchivePorts } from "./ports.ts";

const watcherSchema = z.object({
  format: z.literal(1),
  holder: z.string(),
  /** Where one machine can ask whether it still runs. */
  process: z.string().optional(),
  takenAt: instantSchema,
  until: instantSchema,
});

export type Watcher = z.infer<typeof watcherSchema>;

/** More than this between two renewals and a short sleep of the machine would lose the place. */
const renewEvery = 60_000;
/** Lost to whoever is faster, who then holds it. */
const mostAttempts = 20;

export interface WatcherPlace {
  /** Renews when it is time. Answers who has taken the place meanwhile; undefined when it is ours. */
  keep(): Promise<Watcher | undefined>;
  giveUp(): Promise<void>;
}

/** The place, or who has it. */
export async function takeWatcherPlace(ports: ArchivePorts): Promise<WatcherPlace | Watcher> {
  const holder = ports.chance.runId();
  const other = await claim(ports, holder, ports.clock.now());
  if (other !== undefined) return other;
  let renewedAt = ports.clock.now();
  return {
    keep: async () => {
      const now = ports.clock.now();
      if (Math.abs(millisecondsBetween(renewedAt, now)) < renewEvery) return undefined;
      renewedAt = now;
      return claim(ports, holder, now);
    },
    giveUp: async () => {
      await change(ports, (stored, now) => (stored?.holder === holder ? { ...stored, until: now } : stored));
    },
  };
}

/** Who keeps looking at the archive now, if anybody does. */
export async function watcherAtWork(ports: ArchivePorts): Promise<Watcher | undefined> {
  const stored = await readJson(ports.store, watcherSchema, watcherKey);
  return stored !== undefined && isAtWork(ports, stored.value, ports.clock.now()) ? stored.value : undefined;
}

/** Undefined when the holder has the place from now on; otherwise who has it. */
async function claim(ports: ArchivePorts, holder: string, now: Instant): Promise<Watcher | undefined> {
  const standing = await change(ports, (stored) => {
    if (stored !== undefined && stored.holder !== holder && isAtWork(ports, stored, now)) return stored;
    const takenAt = stored?.holder === holder ? stored.takenAt : now;
    const own = ports.processes?.own;
    const until = instantAfter(now, leaseLength);
    return { format: 1, holder, ...(own === undefined ? {} : { process: own }), takenAt, until };
  });
  return standing?.holder === holder ? undefined : standing;
}

function isAtWork({ processes }: ArchivePorts, watcher: Watcher, now: Instant): boolean {
  if (watcher.process !== undefined && processes?.hasDied(watcher.process) === true) return false;
  const left = millisecondsBetween(now, watcher.until);
  return left > 0 && left <= mostLeaseLeft;
}

/** Applies a change until nobody was faster; answers what stands there then. */
async function change(
  { store, clock }: ArchivePorts,
  next: (stored: Watcher | undefined, now: Instant) => Watcher | undefined,
): Promise<Watcher | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const stored = await readJson(store, watcherSchema, watcherKey);
    const wanted = next(stored?.value, clock.now());
    if (wanted === undefined || wanted === stored?.value) return stored?.value;
    const bytes = encodeJson(watcherSchema, wanted);
    const isWritten =
      stored === undefined
        ? (await store.putIfAbsent(watcherKey, bytes, jsonFacts)) === "created"
        : (await store.replaceIfUnchanged(watcherKey, stored.tag, bytes, jsonFacts)) !== undefined;
    if (isWritten) return wanted;
  }
  throw new StoreUnavailableError(`${watcherKey}: changed by others ${mostAttempts} times in a row`);
}
