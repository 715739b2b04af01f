/**
 * Lets one of several waiting tasks go on at a time, drawn by lot: so that one seed gives one interleaving, always the
 * same. It orders only what waits in `turn`; a task that waits for a real socket or file is outside its power.
 */
import { setImmediate } from "node:timers/promises";

export interface Turns {
  /** Waits until the lot falls on this caller. */
  readonly turn: () => Promise<void>;
  /** Draws lots until every task has settled; rejects when all of them wait for something else than their turn. */
  run(tasks: readonly Promise<unknown>[]): Promise<void>;
}

/** Rounds without anybody waiting before the tasks count as stuck: a round lasts microseconds. */
const patience = 10_000;

export function createTurns(random: () => number): Turns {
  const waiting: (() => void)[] = [];

  async function run(tasks: readonly Promise<unknown>[]): Promise<void> {
    let settled = 0;
    let idle = 0;
    for (const task of tasks) {
      const count = () => {
        settled += 1;
      };
      task.then(count, count);
    }
    while (idle < patience) {
      // A round of the event loop: everything that could go on without a turn has done so.
      await setImmediate();
      if (settled === tasks.length) return;
      const [next] = waiting.splice(Math.floor(random() * waiting.length), 1);
      idle = next === undefined ? idle + 1 : 0;
      next?.();
    }
    throw new Error(
      `${tasks.length - settled} of ${tasks.length} tasks wait for something else than their turn`,
    );
  }

  return { turn: () => new Promise((resolve) => waiting.push(resolve)), run };
}
