/** One watch or many, looked at over a store that notes every request: what a look costs, by kind and key. */
import { articleIdOf } from "../../lib/archive/keys.ts";
import type { Instant } from "../../lib/article/instant.ts";
import { dispatch } from "../../lib/pipeline/dispatch.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { createSimulatedClock } from "../simulated-clock.ts";
import { capturedPage, pageOf, plainLookPorts, simulatedWeb } from "./simulated-article.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
/** Longer than the shortest pause of the default cadence, shorter than two. */
const untilDue = 16 * 60_000;

/** What S3 bills each verb as; the clock is read off other answers. */
const billedAs: Readonly<Record<string, string>> = {
  get: "GET",
  putIfAbsent: "PUT",
  replaceIfUnchanged: "PUT",
  list: "LIST",
  delete: "DELETE",
};

export interface CountedRuns {
  /** Sets what every article says from now on. */
  say(state: string): void;
  /** The requests of one dispatch. */
  dispatch(): Promise<string[]>;
  /** The requests of one run over everything due; then it is due again. */
  run(): Promise<string[]>;
}

/** Articles on one host each, watched and not looked at yet. */
export async function countedRuns(articles: number): Promise<CountedRuns> {
  const clock = createSimulatedClock(beginning);
  const urls = Array.from({ length: articles }, (_, number) => `https://news-${number}.example/bridge`);
  let requests: string[] = [];
  let state = "A";
  let runs = 0;
  const store = createMemoryStore({
    now: clock.now,
    turn: () => clock.sleep(1),
    faults: ({ verb, key }) => {
      const kind = billedAs[verb];
      if (kind !== undefined) requests.push(`${kind} ${named(key, urls)}`);
      return undefined;
    },
  });
  const ports: CheckPorts = {
    ...plainLookPorts,
    store,
    shards: 1,
    clock,
    chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0 },
    web: simulatedWeb(clock.now, async ({ url }) => {
      await clock.sleep(500);
      return capturedPage(url, clock.now(), pageOf(state), clock.now());
    }),
  };
  const counted = async (act: () => Promise<unknown>): Promise<string[]> => {
    requests = [];
    await clock.run(act());
    return requests;
  };
  await counted(() =>
    addWatches(
      ports,
      urls.map((url) => ({ url, askedBy: "person" as const })),
    ),
  );
  return {
    say: (next) => {
      state = next;
    },
    dispatch: () => counted(() => dispatch({ ...ports, queue: { send: () => Promise.resolve() } }, {})),
    run: async () => {
      const made = await counted(() => runShard(ports, { shard: 0, which: "due", patience: hostSpacing }));
      await clock.run(clock.sleep(untilDue));
      return made;
    },
  };
}

/** Keys as the layout has them, without what differs from article to article and from run to run. */
function named(key: string, urls: readonly string[]): string {
  const ids = urls.map((url) => articleIdOf(new URL(url)));
  const id = ids.find((articleId) => key.startsWith(`articles/${articleId}/`));
  return (id === undefined ? key : key.replace(id, "<article>"))
    .replace(/texts\/[0-9a-f]{64}/, "texts/<digest>")
    .replace(/sha256\/[0-9a-f]{2}\/[0-9a-f]{62}/, "sha256/<digest>")
    .replace(/^checks\/.*/, "checks/<part>");
}
