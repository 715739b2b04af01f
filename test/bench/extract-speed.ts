/**
 * How fast and how lean extraction is, in one run with parsing alone and with Readability on linkedom. Each contender
 * has a process of its own, in turns; of two turns the faster counts, since the machine is shared. Memory is told thrice,
 * for the largest page: what lives at most (what the bar speaks of), what the process takes of the machine at most, and
 * all that is allocated, most of it garbage soon.
 * usage: node test/bench/extract-speed.ts [--peers FOLDER]   (or STET_PEERS; there: npm i @mozilla/readability linkedom)
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { env, execPath, stdout } from "node:process";
import { parseArgs } from "node:util";
import type * as z from "zod";
import { type ContenderName, contenderNames, peerModules } from "./speed/contenders.ts";
import { hasCorpus } from "./speed/corpus-pages.ts";
import { measuredSchema } from "./speed/measure.ts";
import { type Memory, peakMemory } from "./speed/memory.ts";

const turns = 2;
/** Nothing is collected while the largest page is read, so that what it allocates can be counted. */
const engine = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
const bars = { timesReadability: 2.5, shareOfParsing: 0.5, timesParsingMemory: 1.5 } as const;

type Measured = z.infer<typeof measuredSchema>;

const print = (line: string): boolean => stdout.write(`${line}\n`);
const sum = (times: readonly number[]): number => times.reduce((all, time) => all + time, 0);
const pagesPerSecond = ({ times }: Measured): number => (times.length / sum(times)) * 1000;

function measure(name: ContenderName, peers: string): Measured {
  const script = join(import.meta.dirname, "speed/measure.ts");
  const output = execFileSync(execPath, [...engine, script, name, peers], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return measuredSchema.parse(JSON.parse(output));
}

function quantile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((one, other) => one - other);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const columns = ["pages/CPU s", "median ms", "p95 ms", "peak live", "resident", "allocated"];
const tableRow = (name: string, figures: readonly string[]): string =>
  [name.padEnd(24), ...figures.map((figure) => figure.padStart(12))].join("");

function row(name: string, measured: Measured, memory: Memory | undefined): string {
  const { times, allocatedBytes } = measured;
  return tableRow(name, [
    pagesPerSecond(measured).toFixed(0),
    quantile(times, 0.5),
    quantile(times, 0.95),
    mebibytes(memory?.live ?? Number.NaN),
    mebibytes(memory?.resident ?? Number.NaN),
    mebibytes(allocatedBytes),
  ]);
}

function bench(peers: string): void {
  const names = contenderNames.filter((name) => name !== "readability" || hasReadability(peers));
  const best = new Map<ContenderName, Measured>();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of names) {
      const measured = measure(name, peers);
      const before = best.get(name);
      if (before === undefined || sum(measured.times) < sum(before.times)) best.set(name, measured);
    }
  }
  const memory = peakMemory(names, peers);
  print(tableRow("", columns));
  for (const [name, measured] of best) print(row(labels[name], measured, memory.get(name)));
  print(
    "peak live, resident, allocated: MiB on the largest page; resident above a process that only holds it",
  );
  const [ours, parsing, peer] = [best.get("stet"), best.get("cheerio"), best.get("readability")];
  if (ours === undefined || parsing === undefined) return;
  if (peer === undefined)
    print("Readability on linkedom: skipped, its modules are not in --peers or STET_PEERS");
  else
    verdict(
      "times Readability on linkedom",
      pagesPerSecond(ours) / pagesPerSecond(peer),
      bars.timesReadability,
    );
  verdict(
    "of the speed of parsing alone",
    pagesPerSecond(ours) / pagesPerSecond(parsing),
    bars.shareOfParsing,
  );
  const held = (name: ContenderName, kind: keyof Memory): number => memory.get(name)?.[kind] ?? Number.NaN;
  const times = (kind: keyof Memory): number => held("stet", kind) / held("cheerio", kind);
  verdict("times the peak of live memory of parsing alone", times("live"), bars.timesParsingMemory);
  print(
    `${times("resident").toFixed(2)} times what parsing alone takes resident, the compiler's work included`,
  );
  print(`${(ours.allocatedBytes / parsing.allocatedBytes).toFixed(2)} times what parsing alone allocates`);
}

const labels: Readonly<Record<ContenderName, string>> = {
  stet: "stet",
  cheerio: "cheerio, parsing alone",
  htmlparser2: "htmlparser2 alone",
  readability: "Readability, linkedom",
};

const verdict = (what: string, value: number, bar: number): boolean =>
  print(`${value.toFixed(2)} ${what} (bar ${bar})`);

const hasReadability = (peers: string): boolean =>
  peerModules.every((name) => existsSync(join(peers, "node_modules", name)));

const { values } = parseArgs({ options: { peers: { type: "string", default: env["STET_PEERS"] ?? "" } } });
if (hasCorpus()) bench(values.peers);
else print("extract-speed: skipped, the corpus in ../shared is not here");
