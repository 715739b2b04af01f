/**
 * Time that passes only when everybody waits: sleepers are woken in the order of their time, and the clock jumps from
 * one to the next. Everything that takes time must wait on it (a store's answer by `turn`, a page's by `sleep`).
 */
import { setImmediate } from "node:timers/promises";
import { type Instant, instantOf } from "../lib/article/instant.ts";
import type { Clock } from "../lib/pipeline/ports.ts";

export interface SimulatedClock extends Clock {
  /** Lets time pass until the task has settled. Rejects when it waits for something that is not on this clock. */
  run<T>(task: Promise<T>): Promise<T>;
}

/** Rounds of the event loop with nobody asleep before the task counts as stuck. */
const patience = 1000;

export function createSimulatedClock(beginning: Instant): SimulatedClock {
  let now = Date.parse(beginning);
  const sleepers: { at: number; wake: () => void }[] = [];

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      const at = now + milliseconds;
      const place = sleepers.findLastIndex((sleeper) => sleeper.at <= at);
      sleepers.splice(place + 1, 0, { at, wake });
    });

  const run = async <T>(task: Promise<T>): Promise<T> => {
    let settled = false;
    let idle = 0;
    const settle = () => {
      settled = true;
    };
    task.then(settle, settle);
    while (!settled && idle < patience) {
      await setImmediate();
      const next = settled ? undefined : sleepers.shift();
      idle = next === undefined ? idle + 1 : 0;
      if (next !== undefined) now = Math.max(now, next.at);
      next?.wake();
    }
    if (!settled) throw new Error("the task waits for something that is not on the simulated clock");
    return task;
  };

  return { now: () => instantOf(new Date(now)), sleep, run };
}
