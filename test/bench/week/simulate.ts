/** One week (or less) of one mixture of watches, and what it came to. */
import { openArchive } from "../../../lib/archive/layout.ts";
import type { Instant } from "../../../lib/article/instant.ts";
import type { Clock } from "../../../lib/pipeline/ports.ts";
import { readTimetable } from "../../../lib/pipeline/timetable-store.ts";
import { addWatches, retireWatches } from "../../../lib/pipeline/watches.ts";
import { newEntry } from "../../../lib/watch/timetable.ts";
import { createMemoryStore } from "../../archive/memory-store.ts";
import { seededRandom } from "../../seeded-random.ts";
import { createSimulatedClock } from "../../simulated-clock.ts";
import { Deployment, type FunctionSizes } from "./deployment.ts";
import { Ledger } from "./ledger.ts";
import { Newsroom } from "./newsroom.ts";
import { settle } from "./population.ts";
import { measureTimetable, type ProcessorCosts } from "./processor-costs.ts";
import { Watcher } from "./watcher.ts";

export interface Scenario {
  readonly watches: number;
  readonly hosts: number;
  readonly shards: number;
  /** Ages are even over so many days: as many articles are added each day as leave at this age. */
  readonly ageDays: number;
  readonly days: number;
  readonly seed: number;
  readonly sizes: FunctionSizes;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const beginning: Instant = "2024-03-04T00:00:00.000Z";
/** The schedule's own second of the minute: it is not ours to choose. */
const scheduleOffset = 30_000;
/** New articles are added together by a script on the usual timer (every quarter of an hour, at the quarter). */
const addedEvery = 15 * minute;

export interface Week {
  readonly ledger: Ledger;
  readonly findings: ReadonlyMap<string, number>;
  /** Milliseconds from due to begun, in ascending order. */
  readonly lateness: readonly number[];
  readonly leastSpacing: number;
  readonly timetable: { readonly bytes: number; readonly watches: number };
  readonly costs: ProcessorCosts;
}

export async function simulate(scenario: Scenario, pageSeconds: number): Promise<Week> {
  const random = seededRandom(scenario.seed);
  const clock = createSimulatedClock(beginning);
  const start = Date.parse(beginning);
  const store = createMemoryStore({ now: clock.now, turn: () => Promise.resolve() });
  await openArchive(store, { create: true, shards: scenario.shards });
  const newsroom = new Newsroom(random, scenario.hosts);
  const shadow = await settle(store, newsroom, random, {
    ...scenario,
    count: scenario.watches,
    days: scenario.ageDays,
    start,
  });
  let runs = 0;
  const chance = { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: random };
  const person = { store, shards: scenario.shards, clock, chance };
  const measured = await measureTimetable(store.bucket, person);
  const costs = { ...measured, page: pageSeconds };
  const watcher = new Watcher(shadow);
  const ledger = new Ledger();
  const deployment = new Deployment({
    ...scenario,
    bucket: store.bucket,
    clock,
    ledger,
    random,
    chance,
    costs,
    newsroom,
    onLine: (look) => watcher.line(look),
    onRequest: (host, at) => watcher.request(host, at),
  });

  await clock.run(
    live(scenario, clock, deployment, (count, at) => replaceOldest(person, newsroom, watcher, count, at)),
  );
  for (let shard = 0; shard < scenario.shards; shard++)
    watcher.mustAgreeWith((await readTimetable(person, shard)).value);
  return {
    ledger,
    findings: watcher.findings,
    lateness: watcher.lateness.sort((a, b) => a - b),
    leastSpacing: watcher.leastSpacing,
    timetable: measured,
    costs,
  };
}

/** Lets the days pass: every minute the schedule, every quarter of an hour what is new. */
async function live(
  { watches, ageDays, days }: Scenario,
  clock: Clock,
  deployment: Deployment,
  replace: (count: number, at: number) => Promise<void>,
): Promise<void> {
  const start = Date.parse(clock.now());
  const ticks: Promise<void>[] = [];
  let owed = 0;
  for (let at = start; at < start + days * day; at += minute) {
    if ((at - start) % addedEvery === 0) {
      owed += (watches / ageDays / day) * addedEvery;
      const count = Math.floor(owed);
      owed -= count;
      if (count > 0) await replace(count, at);
    }
    await clock.sleep(at + scheduleOffset - Date.parse(clock.now()));
    ticks.push(deployment.tick());
    await clock.sleep(at + minute - Date.parse(clock.now()));
  }
  await Promise.all(ticks);
  await deployment.settled();
}

/** A person adds what was just published, and lets go of what is oldest. Their own requests are not the checks'. */
async function replaceOldest(
  person: Parameters<typeof addWatches>[0],
  newsroom: Newsroom,
  watcher: Watcher,
  count: number,
  at: number,
): Promise<void> {
  const fresh = Array.from({ length: count }, () => newsroom.publish(at, at));
  const added = await addWatches(
    person,
    fresh.map(({ url }) => ({ url, askedBy: "person" as const })),
  );
  for (const { articleId, watch } of added) watcher.entries.set(articleId, newEntry(watch));
  await retireWatches(person, newsroom.takeOldest(count));
}
