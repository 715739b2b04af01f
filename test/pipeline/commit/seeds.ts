/** Many simulations, seed after seed, and what they came to together. */
import { rates, type Simulation, type SimulationReport, simulate } from "./simulation.ts";

/** A run makes many more calls than a look alone: fewer of them may die, or none would come to its end. */
const ofRuns = { ...rates, "crash-before": 0.015, "crash-after": 0.015, "crash-in-flight": 0.015 };

export const eightWriters = {
  alone: { leased: false, writers: 8, looksEach: 3, faults: rates },
  leased: { leased: true, writers: 8, looksEach: 4, faults: ofRuns },
} as const;

export interface SeedsReport extends Omit<SimulationReport, "faults"> {
  /** The seeds that came to a faulty history, and what was wrong with it. */
  readonly faulty: readonly string[];
}

export async function runSeeds(
  simulation: Omit<Simulation, "seed">,
  first: number,
  count: number,
): Promise<SeedsReport> {
  const faulty: string[] = [];
  const sum = { versions: 0, reverts: 0, late: 0, crashes: 0, failures: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const { faults, ...counts } = await simulate({ ...simulation, seed });
    if (faults.length > 0) faulty.push(`seed ${seed}: ${faults.join("; ")}`);
    sum.versions += counts.versions;
    sum.reverts += counts.reverts;
    sum.late += counts.late;
    sum.crashes += counts.crashes;
    sum.failures += counts.failures;
  }
  return { ...sum, faulty };
}
