/**
 * Eight processes look at one article at once, without a lease, through the real code: captures interleave with store
 * calls, processes die between any two of them, answers get lost. One seed gives one run, always the same.
 */

import { articleIdOf } from "../../lib/archive/keys.ts";
import type { ObjectStore } from "../../lib/archive/store.ts";
import { DamagedObjectError, StoreUnavailableError } from "../../lib/article/errors.ts";
import type { Instant } from "../../lib/article/instant.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { checkWatch } from "../../lib/pipeline/check-watch.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { advance } from "../../lib/watch/advance.ts";
import { newEntry, type TimetableEntry } from "../../lib/watch/timetable.ts";
import {
  CrashedError,
  createMemoryStore,
  drawnFaults,
  emptyBucket,
  type Fault,
  type MemoryBucket,
} from "../archive/memory-store.ts";
import { seededRandom } from "../seeded-random.ts";
import { createTurns } from "../turns.ts";
import { faultsOf, missingDerived, type Truth } from "./commit-checker.ts";
import {
  capturedPage,
  pageOf,
  plainExtractor,
  plainLookPorts,
  simulatedUrl,
  simulatedWeb,
} from "./simulated-article.ts";

export interface Simulation {
  readonly seed: number;
  readonly writers: number;
  readonly looksEach: number;
  readonly faults: Partial<Record<Fault, number>>;
  /** A store that breaks its promise, to prove that the checker can see it. */
  readonly broken?: (store: ObjectStore, bucket: MemoryBucket) => ObjectStore;
}

export interface SimulationReport {
  readonly faults: readonly string[];
  readonly versions: number;
  readonly crashes: number;
  readonly late: number;
}

const beginning: Instant = "2024-03-01T00:00:00.000Z";
/** Each capture takes a moment of its own, so that no two are made at the same time. */
const tick = 1000;
/** Captures for which the page keeps one text, on average. */
const steadiness = 5;
/** Few texts, so that the page often returns to an earlier one. */
const states = ["A", "B", "C"] as const;

export async function simulate(simulation: Simulation): Promise<SimulationReport> {
  const random = seededRandom(simulation.seed);
  const turns = createTurns(random);
  const bucket = emptyBucket();
  const page = changingPage(random);
  const looks: Look[] = [];
  const damage: string[] = [];
  let crashes = 0;

  const writer = async (number: number) => {
    let entry: TimetableEntry = { ...freshEntry(), tipUnsure: true };
    for (let count = 0; count < simulation.looksEach; count++) {
      const memory = createMemoryStore({
        bucket,
        turn: turns.turn,
        faults: drawnFaults(random, simulation.faults),
      });
      const store = simulation.broken?.(memory, bucket) ?? memory;
      try {
        const look = await checkWatch(
          portsFor(store, page, turns.turn, `${number}/${count}`),
          { articleId, entry },
          allowed,
        );
        looks.push(look);
        entry = advance(entry, look);
      } catch (error) {
        // A process that died, or an archive that did not answer: the next run asks the archive first, as recover.ts has it.
        if (error instanceof DamagedObjectError) damage.push(`damaged: ${error.message}`);
        else if (!(error instanceof CrashedError || error instanceof StoreUnavailableError)) throw error;
        else crashes++;
        entry = { ...entry, tipUnsure: true };
      }
    }
  };
  await turns.run(Array.from({ length: simulation.writers }, (_, number) => writer(number)));
  try {
    looks.push(await quietLook(bucket, page));
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    damage.push(`damaged: ${error.message}`);
  }

  const truth: Truth = { articleId, textDigestAt: page.textDigestAt, looks };
  return {
    faults: [
      ...damage,
      ...(await faultsOf(bucket, truth)),
      ...missingDerived(bucket, articleId).map((key) => `underived: ${key}`),
    ],
    versions: [...bucket.objects.keys()].filter((key) => key.endsWith("/record.json")).length,
    crashes,
    late: looks.filter((look) => look.finding === "late").length,
  };
}

const articleId = articleIdOf(new URL(simulatedUrl));
const allowed = async () => "given" as const;

function freshEntry(): TimetableEntry {
  const watch = {
    format: 1,
    targetUrl: simulatedUrl,
    urlKey: "",
    cadence: "decay",
    askedBy: "person",
  } as const;
  return newEntry({ ...watch, since: beginning });
}

interface ChangingPage {
  /** Moves time on and says what the page says then. */
  readonly look: () => { at: Instant; text: string };
  readonly textDigestAt: (time: string) => string;
}

function changingPage(random: () => number): ChangingPage {
  const history: { at: Instant; text: string }[] = [];
  let text = pageOf("A");
  return {
    look: () => {
      if (random() < 1 / steadiness) text = pageOf(states[Math.floor(random() * states.length)] ?? "A");
      const moment = { at: instantAfter(beginning, (history.length + 1) * tick), text };
      history.push(moment);
      return moment;
    },
    textDigestAt: (time) => {
      const moment = history.find(({ at }) => at === time);
      return moment === undefined
        ? ""
        : textDigestOf(plainExtractor.extract(moment.text, { url: simulatedUrl }).article);
    },
  };
}

function portsFor(
  store: ObjectStore,
  page: ChangingPage,
  turn: () => Promise<void>,
  noise: string,
): CheckPorts {
  const now = () => beginning;
  return {
    ...plainLookPorts,
    store,
    shards: 1,
    clock: { now, sleep: turn },
    chance: { runId: () => "run", fraction: () => 0 },
    web: simulatedWeb(now, async ({ url }) => {
      const { at, text } = page.look();
      // The answer may take long: others look, commit and die meanwhile.
      await turn();
      return capturedPage(url, at, text, noise);
    }),
  };
}

/** One undisturbed look at the end, by a run that took over: it completes what the dead left undone. */
function quietLook(bucket: MemoryBucket, page: ChangingPage): Promise<Look> {
  const ports = portsFor(createMemoryStore({ bucket }), page, () => Promise.resolve(), "quiet");
  return checkWatch(ports, { articleId, entry: { ...freshEntry(), tipUnsure: true } }, allowed);
}
