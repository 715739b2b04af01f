/**
 * One process that looks at one article again and again, until it is killed. Told by arguments where the archive is, and
 * what another has seen of the article last; tells each look that has come to its end in one line.
 */
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { articleIdOf } from "../../lib/archive/keys.ts";
import { openStore } from "../../lib/archive/open-store.ts";
import { StoreUnavailableError } from "../../lib/article/errors.ts";
import type { Instant } from "../../lib/article/instant.ts";
import { tipSchema } from "../../lib/article/look.ts";
import { checkWatch } from "../../lib/pipeline/check-watch.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { advance } from "../../lib/watch/advance.ts";
import { newEntry, type TimetableEntry } from "../../lib/watch/timetable.ts";
import { plainLookPorts, simulatedUrl, simulatedWeb } from "../pipeline/simulated-article.ts";
import { captureAt } from "./page-in-time.ts";

const longestPauseMs = 60;

const [, , place = "", tipJson = ""] = process.argv;
const now = (): Instant => new Date().toISOString();
const sleep = async (milliseconds: number): Promise<void> => void (await setTimeout(milliseconds));

const store = await openStore(place, { now, sleep, fraction: Math.random });
const ports: CheckPorts = {
  ...plainLookPorts,
  store,
  shards: 1,
  clock: { now, sleep },
  chance: { runId: () => "run000000001", fraction: Math.random },
  web: simulatedWeb(now, async ({ url }) => {
    const captured = captureAt(url, now(), `advert ${Math.floor(Math.random() * 3)}`);
    await sleep(Math.random() * longestPauseMs);
    return captured;
  }),
};
const articleId = articleIdOf(new URL(simulatedUrl));
const watch = {
  format: 1,
  targetUrl: simulatedUrl,
  urlKey: "",
  cadence: "decay",
  askedBy: "person",
} as const;
let entry: TimetableEntry = newEntry({ ...watch, since: now() });
if (tipJson !== "") entry = { ...entry, tip: tipSchema.parse(z.json().parse(JSON.parse(tipJson))) };

for (;;) {
  try {
    const look = await checkWatch(
      ports,
      { articleId, entry: { ...entry, tipUnsure: true } },
      async () => "given",
    );
    process.stdout.write(`${JSON.stringify(look)}\n`);
    entry = advance(entry, look);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
  await sleep(Math.random() * longestPauseMs);
}
