/**
 * A clock for long runs with real sockets and files: time stands still while anything is on its way, and jumps to the
 * next sleeper when all is quiet. Test code only.
 */
import { setImmediate } from "node:timers/promises";
import { type Instant, instantOf } from "../../lib/article/instant.ts";
import type { Clock } from "../../lib/pipeline/ports.ts";

/** Node's names for what has been asked for and is not answered yet. */
const onTheWay: ReadonlySet<string> = new Set(
  "FSReqCallback FSReqPromise FileHandle TCPSocketWrap TCPConnectWrap TLSWrap GetAddrInfoReqWrap ZLIB".split(
    " ",
  ),
);
/** Rounds of the event loop in which nothing was: what came last has been acted on by then. */
const quietRounds = 3;

export interface QuietClock extends Clock {
  /** Called whenever time has jumped. */
  onJump: (now: Instant) => void;
}

export function createQuietClock(beginning: Instant): QuietClock {
  let now = Date.parse(beginning);
  let isRunning = false;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  async function run(): Promise<void> {
    isRunning = true;
    for (let quiet = 0; sleepers.length > 0; ) {
      await setImmediate();
      quiet = process.getActiveResourcesInfo().some((name) => onTheWay.has(name)) ? 0 : quiet + 1;
      if (quiet < quietRounds) continue;
      quiet = 0;
      const next = sleepers.shift();
      if (next === undefined) break;
      now = Math.max(now, next.at);
      clock.onJump(clock.now());
      next.wake();
    }
    isRunning = false;
  }

  const clock: QuietClock = {
    now: () => instantOf(new Date(now)),
    sleep: (milliseconds) =>
      new Promise((wake) => {
        const at = now + milliseconds;
        const place = sleepers.findLastIndex((sleeper) => sleeper.at <= at);
        sleepers.splice(place + 1, 0, { at, wake });
        if (!isRunning) run().catch((error: unknown) => process.nextTick(() => Promise.reject(error)));
      }),
    onJump: () => undefined,
  };
  return clock;
}
