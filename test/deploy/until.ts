/** Waits for what happens elsewhere. */
import { setTimeout as sleep } from "node:timers/promises";

const pauseMilliseconds = 300;

/** Looks again and again until there is something. Rejects after `seconds` with what was awaited. */
export async function until<T>(
  awaited: string,
  seconds: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${awaited}`);
    await sleep(pauseMilliseconds);
  }
}
