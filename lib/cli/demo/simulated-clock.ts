/** A clock for the demo: it stands still but when somebody sleeps, and then the time has passed at once. */
import { type Instant, instantAfter } from "../../article/instant.ts";
import type { Clock } from "../../pipeline/ports.ts";

export function createSimulatedClock(start: Instant): Clock {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now = instantAfter(now, milliseconds);
    },
  };
}
