/**
 * Many processes look at one article at once, through the real code: captures interleave with store calls, processes die
 * before, during and after any of them, answers get lost or come late, bits flip, clocks differ, processes stop for
 * minutes. One seed gives one run, always the same.
 *
 * Alone, every look is a process of its own that knows of nobody else: the commit protocol has nothing but the store.
 * Leased, runs share a timetable, as deployed: then a lease ends while its holder still believes in it.
 */
import { articleIdOf } from "../../../lib/archive/keys.ts";
import type { ObjectStore } from "../../../lib/archive/store.ts";
import { DamagedObjectError, StoreUnavailableError } from "../../../lib/article/errors.ts";
import type { Look } from "../../../lib/article/look.ts";
import { checkWatch } from "../../../lib/pipeline/check-watch.ts";
import type { CheckPorts } from "../../../lib/pipeline/ports.ts";
import { runShard } from "../../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../../lib/pipeline/watches.ts";
import { advance } from "../../../lib/watch/advance.ts";
import { newEntry, type TimetableEntry } from "../../../lib/watch/timetable.ts";
import { CrashedError, drawnFaults, type Fault, type StoreCall } from "../../archive/memory-line.ts";
import { createMemoryStore, emptyBucket, type MemoryBucket } from "../../archive/memory-store.ts";
import { seededRandom } from "../../seeded-random.ts";
import { createTurns } from "../../turns.ts";
import { simulatedUrl } from "../simulated-article.ts";
import { type ChangingPage, createChangingPage } from "./changing-page.ts";
import { faultsOf } from "./checker.ts";
import { processPorts } from "./process-ports.ts";
import { createWitness, type Witness } from "./witness.ts";

export interface Simulation {
  readonly seed: number;
  readonly leased: boolean;
  readonly writers: number;
  readonly looksEach: number;
  readonly faults: Partial<Record<Fault, number>>;
  /** A store that breaks its promise, or a step of the protocol left out, to prove that the checker can see it. */
  readonly broken?: (store: ObjectStore, random: () => number) => ObjectStore;
  /** Leaves out that a run which takes over asks the archive for versions that no line tells of. */
  readonly forgetful?: boolean;
}

export interface SimulationReport {
  /** In words; none where the history is sound. */
  readonly faults: readonly string[];
  readonly versions: number;
  readonly reverts: number;
  readonly late: number;
  /** Processes that died in the midst of a call. */
  readonly crashes: number;
  /** Looks that came to nothing because the store did not answer, or a bit had flipped. */
  readonly failures: number;
}

/** Of each call to the store. */
export const rates = {
  "crash-before": 0.034,
  "crash-after": 0.034,
  "crash-in-flight": 0.034,
  "lost-answer": 0.01,
  "time-out": 0.01,
  unavailable: 0.01,
  "412": 0.02,
  "409": 0.02,
  "500": 0.01,
  "503": 0.01,
  "flipped-bit": 0.02,
} as const;

const articleId = articleIdOf(new URL(simulatedUrl));

/** What a capture's clock may be off the store's (`clock-skew`), and what it is not let pass with. */
const mostSkew = 2 * 60_000;
const refusedSkew = 3 * 60_000;

/** What all processes of a run share. */
interface Scene {
  readonly simulation: Simulation;
  readonly random: () => number;
  readonly bucket: MemoryBucket;
  readonly page: ChangingPage;
  readonly witness: Witness;
  readonly turn: () => Promise<void>;
  readonly count: { crashes: number; failures: number; runs: number; unexplained: string[] };
}

export async function simulate(simulation: Simulation): Promise<SimulationReport> {
  const random = seededRandom(simulation.seed);
  const turns = createTurns(random);
  const page = createChangingPage(random);
  const bucket = emptyBucket();
  const witness = createWitness(bucket, articleId, page.now);
  const turn = async () => {
    await turns.turn();
    page.tick();
  };
  const scene: Scene = {
    simulation,
    random,
    bucket,
    page,
    witness,
    turn,
    count: { crashes: 0, failures: 0, runs: 0, unexplained: [] },
  };
  const writer = simulation.leased ? leasedWriter : loneWriter;
  if (simulation.leased) await addWatches(quiet(scene), [{ url: simulatedUrl, askedBy: "person" }]);
  await turns.run(Array.from({ length: simulation.writers }, () => writer(scene, skewDrawn(scene))));
  await settle(scene);
  return reportOf(scene);
}

async function reportOf({ bucket, page, witness, count }: Scene): Promise<SimulationReport> {
  const records = witness.records();
  return {
    faults: [...count.unexplained, ...(await faultsOf(bucket, articleId, page, witness))],
    versions: records.length,
    reverts: records.filter(({ record }) => record.revertOf !== undefined).length,
    late: witness.looks.filter(({ look }) => look.finding === "late").length,
    crashes: count.crashes,
    failures: count.failures,
  };
}

const skewDrawn = ({ random }: Scene): number => Math.round((2 * random() - 1) * mostSkew);

const allowed = async () => "given" as const;

/** Each look is by a process that takes over from one that died: it asks the archive first. */
async function loneWriter(scene: Scene, skew: number): Promise<void> {
  const { simulation, page, witness } = scene;
  let entry = freshEntry(scene);
  for (let count = 0; count < simulation.looksEach; count++) {
    await surviving(scene, skew, async (ports) => {
      const beganAt = page.now();
      const tipUnsure = simulation.forgetful !== true;
      const { tipUnsure: _, ...sure } = entry;
      const asked = tipUnsure ? { ...sure, tipUnsure } : sure;
      const look = await checkWatch(ports, { articleId, entry: asked }, allowed);
      witness.saw(look, beganAt);
      entry = advance(entry, look);
    });
  }
}

/** Each run takes the lease, if it can. Now and then one's clock is so far off that it must refuse to look. */
async function leasedWriter(scene: Scene, skew: number): Promise<void> {
  for (let count = 0; count < scene.simulation.looksEach; count++) {
    const off = scene.random() < 0.1 ? refusedSkew : skew;
    await surviving(scene, off, (ports) => leasedRun(scene, ports));
    await scene.turn();
  }
}

/** What kept a look from its end is thrown on, when the run has come to its own. */
async function leasedRun({ page, witness }: Scene, ports: CheckPorts): Promise<void> {
  const beganAt = page.now();
  const onLook = (look: Look) => witness.saw(look, beganAt);
  const { problems } = await runShard(ports, {
    shard: 0,
    which: "all",
    patience: Number.POSITIVE_INFINITY,
    onLook,
  });
  for (const { error } of problems) throw error;
}

/** Runs one process to its end or its death. What was damaged on the way without a flipped bit is a fault. */
async function surviving(
  scene: Scene,
  skew: number,
  act: (ports: CheckPorts) => Promise<void>,
): Promise<void> {
  const flips = { count: 0 };
  const draw = drawnFaults(scene.random, scene.simulation.faults);
  const faults = (call: StoreCall) => {
    const fault = draw(call);
    if (fault === "flipped-bit") flips.count++;
    return fault;
  };
  const memory = createMemoryStore({
    bucket: scene.bucket,
    turn: scene.turn,
    onTheWay: scene.page.send,
    faults,
    now: () => scene.page.clock(0),
  });
  const store = scene.simulation.broken?.(memory, scene.random) ?? memory;
  try {
    await act(portsOf(scene, store, skew));
  } catch (error) {
    if (error instanceof DamagedObjectError && flips.count === 0)
      scene.count.unexplained.push(`damaged: ${error.message}`);
    else if (!isExpected(error) && !(error instanceof DamagedObjectError)) throw error;
    scene.count[error instanceof CrashedError ? "crashes" : "failures"]++;
  }
}

const isExpected = (error: unknown): boolean =>
  error instanceof CrashedError || error instanceof StoreUnavailableError;

/** A look at the end that nothing disturbs, when every lease is over: it completes what the dead left undone. */
async function settle(scene: Scene): Promise<void> {
  scene.page.wait(30 * 60_000);
  const beganAt = scene.page.now();
  const ports = quiet(scene);
  try {
    if (scene.simulation.leased) await leasedRun(scene, ports);
    else {
      const entry = { ...freshEntry(scene), tipUnsure: true } as const;
      scene.witness.saw(await checkWatch(ports, { articleId, entry }, allowed), beganAt);
    }
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    scene.count.unexplained.push(`damaged: ${error.message}`);
  }
}

/** The ports of a process that nobody disturbs and nobody waits for. */
function quiet(scene: Scene): CheckPorts {
  const store = createMemoryStore({ bucket: scene.bucket, now: () => scene.page.clock(0) });
  return portsOf({ ...scene, turn: () => Promise.resolve() }, store, 0);
}

function freshEntry({ page }: Scene): TimetableEntry {
  const watch = {
    format: 1,
    targetUrl: simulatedUrl,
    urlKey: "",
    cadence: "decay",
    askedBy: "person",
  } as const;
  return newEntry({ ...watch, since: page.clock(0) });
}

function portsOf({ page, turn, count, random }: Scene, store: ObjectStore, skew: number): CheckPorts {
  return processPorts({ page, store, skew, turn, fraction: random, runNumber: () => ++count.runs });
}
