/**
 * `stet watch` for a week over a thousand articles on twenty hosts: real sockets, real files, a clock that jumps. Every
 * look that was due must be on record or its gap explained, every edit a version, and memory flat.
 *
 *   npm run soak watched-week -- [--seed N] [--rounds 7]     (rounds: days)
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readLooks } from "../../lib/archive/check-lines.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import { stillThere } from "../../lib/article/outcome.ts";
import { main } from "../../lib/cli/command-line.ts";
import { listWatches } from "../../lib/pipeline/watches.ts";
import { openArchivePorts } from "../../lib/real-archive.ts";
import { proofOf } from "../../lib/watch/proof.ts";
import { listeningIo } from "../cli/run-stet.ts";
import { createQuietClock } from "./quiet-clock.ts";
import { restlessSite } from "./restless-site.ts";
import { soakArguments } from "./soak-arguments.ts";

const { seed, rounds: days } = soakArguments(7);
const hosts = 20;
const articlesOnEach = 50;
const every = "3h";
const beginning: Instant = "2024-03-01T08:00:00.000Z";
const day = 24 * 60 * 60 * 1000;
/** Of what is held after the second day. */
const growthBar = 1.2;

const print = (line: string) => void process.stdout.write(`${line}\n`);
setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");
function heldMebibytes(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const folder = await mkdtemp(join(tmpdir(), "stet-week-"));
const clock = createQuietClock(beginning);
const hours = days * 24;
const sites = await Promise.all(
  Array.from({ length: hosts }, (_, host) =>
    restlessSite({
      articles: articlesOnEach,
      seed: seed + host,
      now: clock.now,
      beginning,
      hours,
      isFrail: host === 0,
    }),
  ),
);
const urls = sites.flatMap((site) => site.urls);
const edits = new Map(sites.flatMap((site) => [...site.edits]));
const ending = new AbortController();
let runs = 0;
let err = "";
/** What a service says goes to a journal, not into its memory. */
const { io } = listeningIo({
  cwd: folder,
  clock,
  signal: ending.signal,
  env: { STET_ALLOW_LOOPBACK: "1" },
  chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0.5 },
});
const quiet = {
  ...io,
  out: () => undefined,
  err: (text: string) => {
    err += text;
  },
};

const began = performance.now();
if ((await main(["add", "--every", every, ...urls], quiet)) !== 0) throw new Error(err);
const held: number[] = [];
clock.onJump = (now) => {
  if (now < instantAfter(beginning, (held.length + 1) * day)) return;
  held.push(heldMebibytes());
  process.stderr.write(`day ${held.length}: ${held.at(-1)?.toFixed(1)} MiB held\n`);
  if (held.length === days) ending.abort();
};
const code = await main(["watch"], quiet);
const seconds = (performance.now() - began) / 1000;
for (const site of sites) await site.close();

const archive = await openArchivePorts({ archive: join(folder, "archive"), create: false, clock });
const lines = new Map<string, Look[]>();
for (let shard = 0; shard < archive.shards; shard += 1) {
  for await (const look of readLooks(archive.store, shard)) {
    const mine = lines.get(look.articleId);
    if (mine === undefined) lines.set(look.articleId, [look]);
    else mine.push(look);
  }
}
const end = instantAfter(beginning, days * day);
const outcomes = new Map<string, number>();
let [looks, explained, unexplained, unseenEdits] = [0, 0, 0, 0];
for await (const { articleId, watch } of listWatches(archive)) {
  const mine = lines.get(articleId) ?? [];
  const proof = proofOf(watch, mine, end);
  looks += proof.looks.length;
  for (const { outcome, finding } of mine) {
    const name = finding ?? outcome;
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  }
  for (const gap of proof.gaps) {
    const isExplained = gap.reason !== "stet was not running";
    if (isExplained) explained += 1;
    else unexplained += 1;
  }
  const edit = edits.get(watch.targetUrl) ?? beginning;
  const seen = mine.filter(({ outcome }) => stillThere.has(outcome)).map(({ capturedAt }) => capturedAt);
  // An edit before the first look that got the page, when the site failed at it, or after the last, is nobody's to see.
  const isBetween = (seen[0] ?? edit) < edit && edit <= (seen.at(-1) ?? edit);
  const versions = mine.filter(({ finding }) => finding === "changed").length;
  if (versions !== (isBetween ? 1 : 0)) unseenEdits += 1;
}
await rm(folder, { recursive: true });

const told = [...outcomes].toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
const [, second = held[0] ?? 0] = held;
const growth = (held.at(-1) ?? 0) / second;
print(
  `seed ${seed}, ${days} days of ${urls.length} articles on ${hosts} hosts, a look every ${every}: ${looks} looks in ${seconds.toFixed(0)} s, exit code ${code}`,
);
print(told.join(", "));
print(
  `looks that were due and neither made nor explained: ${unexplained} (bar 0); gaps with their reason on record: ${explained}`,
);
print(`articles whose one edit is not exactly one version: ${unseenEdits} (bar 0)`);
print(
  `held at the end of each day, MiB: ${held.map((mebibytes) => mebibytes.toFixed(1)).join(" ")}; the last against the second ${growth.toFixed(2)} (bar ${growthBar})`,
);
if (code !== 0 || unexplained > 0 || unseenEdits > 0 || growth > growthBar) process.exitCode = 1;
if (err !== "")
  print(`it said ${err.split("\n").length - 1} lines of trouble, the first: ${err.split("\n")[0]}`);
