/**
 * Real processes race for one article in a real store and are killed with SIGKILL at random times; then one undisturbed
 * look, and the whole history is held against what the page said and what the dead had told.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { articleIdOf } from "../../lib/archive/keys.ts";
import type { ObjectStore } from "../../lib/archive/store.ts";
import { decodeJson, encodeText } from "../../lib/archive/stored-json.ts";
import { type Look, lookSchema, type Tip } from "../../lib/article/look.ts";
import { checkWatch } from "../../lib/pipeline/check-watch.ts";
import { newEntry } from "../../lib/watch/timetable.ts";
import { emptyBucket, type MemoryBucket } from "../archive/memory-store.ts";
import { historyFaults } from "../pipeline/commit/checker.ts";
import { plainLookPorts, simulatedUrl, simulatedWeb } from "../pipeline/simulated-article.ts";
import { captureAt, textDigestAt } from "./page-in-time.ts";

export interface Race {
  readonly store: ObjectStore;
  /** How a process is told of the store, and what its environment must say besides. */
  readonly place: string;
  readonly env: Readonly<Record<string, string>>;
  readonly writers: number;
  readonly kills: number;
  readonly random: () => number;
}

export interface RaceReport {
  readonly faults: readonly string[];
  readonly kills: number;
  readonly looks: number;
  readonly versions: number;
  readonly late: number;
}

/** A process lives at least until its first look; how long after that, the lot says. */
const longestLifeMs = 400;

const articleId = articleIdOf(new URL(simulatedUrl));
const now = () => new Date().toISOString();

export async function race(options: Race): Promise<RaceReport> {
  const folder = await mkdtemp(join(tmpdir(), "stet-kills-"));
  try {
    const program = join(folder, "writer.mjs");
    await bundleWriter(program);
    const looks = await killAll(options, program);
    const quiet = await quietLook(options.store);
    return await reportOf(options, [...looks, quiet]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One file starts in a fifth of the time that a hundred modules take. */
async function bundleWriter(outfile: string): Promise<void> {
  const banner =
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  await build({
    entryPoints: [join(import.meta.dirname, "writer.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    banner: { js: banner },
    outfile,
    logLevel: "error",
  });
}

async function killAll({ place, env, writers, kills, random }: Race, program: string): Promise<Look[]> {
  const looks: Look[] = [];
  const known: { tip: Tip | undefined } = { tip: undefined };
  let begun = 0;
  const line = async (): Promise<void> => {
    while (begun < kills) {
      begun++;
      for (const look of await oneLife([program, place, known.tip], env, random() * longestLifeMs)) {
        looks.push(look);
        if (look.tip !== undefined && look.tip.version > (known.tip?.version ?? 0)) known.tip = look.tip;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(writers, kills) }, line));
  return looks;
}

/** What it told of before it was killed. Rejects when it ended by itself. */
async function oneLife(
  [program, place, tip]: readonly [string, string, Tip | undefined],
  env: Race["env"],
  lifeMs: number,
): Promise<Look[]> {
  const child = spawn(process.execPath, [program, place, tip === undefined ? "" : JSON.stringify(tip)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const looks: Look[] = [];
  let problem = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    problem += text;
  });
  let dying: NodeJS.Timeout | undefined;
  createInterface({ input: child.stdout }).on("line", (text) => {
    dying ??= setTimeout(() => child.kill("SIGKILL"), lifeMs);
    // The last line may be cut by the kill.
    if (text.endsWith("}")) looks.push(decodeJson(lookSchema, "a writer's line", encodeText(text)));
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on("error", reject).on("close", (_, by) => resolve(by));
  });
  clearTimeout(dying);
  if (signal !== "SIGKILL") throw new Error(`a writer ended by itself: ${problem}`);
  return looks;
}

async function quietLook(store: ObjectStore): Promise<Look> {
  const watch = {
    format: 1,
    targetUrl: simulatedUrl,
    urlKey: "",
    cadence: "decay",
    askedBy: "person",
  } as const;
  const ports = {
    ...plainLookPorts,
    store,
    shards: 1,
    clock: { now, sleep: async () => {} },
    chance: { runId: () => "run000000001", fraction: () => 0 },
    web: simulatedWeb(now, async ({ url }) => captureAt(url, now(), "quiet")),
  };
  const entry = { ...newEntry({ ...watch, since: now() }), tipUnsure: true } as const;
  return checkWatch(ports, { articleId, entry }, async () => "given");
}

async function reportOf({ store, kills }: Race, looks: readonly Look[]): Promise<RaceReport> {
  const bucket = await loaded(store);
  const keys = [...bucket.objects.keys()];
  return {
    faults: await historyFaults(bucket, articleId, looks, ({ capture }) => ({
      at: Date.parse(capture.capturedAt),
      textDigest: textDigestAt(capture.capturedAt),
    })),
    kills,
    looks: looks.length,
    versions: keys.filter((key) => key.endsWith("/record.json")).length,
    late: keys.filter((key) => key.includes("/events/")).length,
  };
}

async function loaded(store: ObjectStore): Promise<MemoryBucket> {
  const bucket = emptyBucket();
  for await (const { key } of store.list("")) {
    const stored = await store.get(key);
    if (stored !== undefined) bucket.objects.set(key, { ...stored, facts: { contentType: "" } });
  }
  return bucket;
}
