/** The ports of one simulated process: its own clock and store, and the page that all of them look at. */
import type { ObjectStore } from "../../../lib/archive/store.ts";
import type { CheckPorts } from "../../../lib/pipeline/ports.ts";
import { plainLookPorts, simulatedWeb } from "../simulated-article.ts";
import type { ChangingPage } from "./changing-page.ts";

export interface SimulatedProcess {
  readonly page: ChangingPage;
  readonly store: ObjectStore;
  /** Milliseconds that its clock is ahead of the true time. */
  readonly skew: number;
  readonly turn: () => Promise<void>;
  readonly fraction: () => number;
  readonly runNumber: () => number;
}

export function processPorts({ page, store, skew, turn, fraction, runNumber }: SimulatedProcess): CheckPorts {
  const now = () => page.clock(skew);
  return {
    ...plainLookPorts,
    store,
    shards: 1,
    clock: {
      now,
      sleep: async (milliseconds) => {
        page.wait(milliseconds);
        await turn();
      },
    },
    chance: { runId: () => `run${String(runNumber()).padStart(9, "0")}`, fraction },
    web: simulatedWeb(now, async (request) => {
      const captured = page.capture(request, skew);
      // The answer may take long: others look, commit and die meanwhile.
      await turn();
      return captured;
    }),
  };
}
