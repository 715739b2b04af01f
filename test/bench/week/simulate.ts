/** One week (or less) of one mixture of watches, and what it came to. */
import { openArchive } from "../../../lib/archive/layout.ts";
import { type Instant, millisecondsBetween } from "../../../lib/article/instant.ts";
import type { Look } from "../../../lib/article/look.ts";
import { addWatches, retireWatches } from "../../../lib/pipeline/watches.ts";
import { advance } from "../../../lib/watch/advance.ts";
import { newEntry, type TimetableEntry } from "../../../lib/watch/timetable.ts";
import { createMemoryStore } from "../../archive/memory-store.ts";
import { seededRandom } from "../../seeded-random.ts";
import { createSimulatedClock } from "../../simulated-clock.ts";
import { Deployment, type FunctionSizes } from "./deployment.ts";
import { Ledger } from "./ledger.ts";
import { Newsroom } from "./newsroom.ts";
import { settle } from "./population.ts";
import { measureTimetable, type ProcessorCosts } from "./processor-costs.ts";

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

  const ticks: Promise<void>[] = [];
  const week = async () => {
    const births = scenario.watches / scenario.ageDays / (day / minute);
    let owed = 0;
    for (let at = start; at < start + scenario.days * day; at += minute) {
      owed += births;
      const count = Math.floor(owed);
      owed -= count;
      if (count > 0) await replaceOldest(person, newsroom, watcher, count, at);
      await clock.sleep(at + scheduleOffset - Date.parse(clock.now()));
      ticks.push(deployment.tick());
      await clock.sleep(at + minute - Date.parse(clock.now()));
    }
    await Promise.all(ticks);
    await deployment.settled();
  };
  await clock.run(week());
  return {
    ledger,
    findings: watcher.findings,
    lateness: watcher.lateness.sort((a, b) => a - b),
    leastSpacing: watcher.leastSpacing,
    timetable: measured,
    costs,
  };
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
  const old = [...newsroom.articles.values()].slice(0, 0);
  await retireWatches(
    person,
    old.map(({ articleId }) => articleId),
  );
}

/** Reads along what the runs write down, and knows from it when each look was due. */
class Watcher {
  readonly findings = new Map<string, number>();
  readonly lateness: number[] = [];
  leastSpacing = Number.POSITIVE_INFINITY;
  readonly entries: Map<string, TimetableEntry>;
  private readonly lastRequests = new Map<string, Instant>();

  constructor(entries: Map<string, TimetableEntry>) {
    this.entries = entries;
  }

  line(look: Look): void {
    const entry = this.entries.get(look.articleId);
    if (entry === undefined) return;
    const name = look.finding ?? look.outcome;
    this.findings.set(name, (this.findings.get(name) ?? 0) + 1);
    if (look.outcome !== "deferred") this.lateness.push(millisecondsBetween(entry.dueAt, look.capturedAt));
    this.entries.set(look.articleId, advance(entry, look));
  }

  request(host: string, at: Instant): void {
    const last = this.lastRequests.get(host);
    if (last !== undefined) this.leastSpacing = Math.min(this.leastSpacing, millisecondsBetween(last, at));
    this.lastRequests.set(host, at);
  }
}
