/** Sleeps under one signal: as many as one likes, woken together, and nothing left behind. */
import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { sleepUntilWoken } from "../../lib/pipeline/sleep-until-woken.ts";

const long = 60_000;

it("hang on one listener, which goes when the last has woken by itself", async () => {
  const { signal } = new AbortController();
  const sleeps = Array.from({ length: 40 }, (_, index) => sleepUntilWoken(index, signal));
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await Promise.all(sleeps);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

it("end together when the signal is given, and at once after it", async () => {
  const ending = new AbortController();
  const sleeps = Array.from({ length: 40 }, () => sleepUntilWoken(long, ending.signal));
  ending.abort();
  await Promise.all([...sleeps, sleepUntilWoken(long, ending.signal)]);
  expect(getEventListeners(ending.signal, "abort")).toHaveLength(0);
});
