/**
 * A week of 50,000 watches on 500 hosts: the deployed code over a store that counts as S3 bills, under a clock that
 * jumps. Prints what a check costs in requests, seconds, processor time and dollars, and how late and how politely it is made.
 * usage: node test/bench/simulated-week.ts [--days 1] [--ages 60,365]
 */
import { parseArgs } from "node:util";
import { samplePages } from "./week/pages.ts";
import { megabytesPerProcessor, prices } from "./week/prices.ts";
import { measurePages, type PageCosts } from "./week/processor-costs.ts";
import { simulate, type Week } from "./week/simulate.ts";

/** As lib/stack/watch-stack.ts deploys them. */
const sizes = {
  dispatchMegabytes: 256,
  checkMegabytes: 512,
  timeoutMilliseconds: 5 * 60_000,
  shardsAtOnce: 10,
} as const;

const watches = 50_000;
const hosts = 500;
/** As lib/archive/layout.ts makes an archive. */
const shards = 2;
const seed = 1;

/** The bars of the deployment; a check that costs more is a fault. */
const bars = { requests: 0.4, gigabyteSeconds: 0.03, dollars: 2, spacing: 5 } as const;

const wholeWeek = "a whole one (--days 7) takes some 35 minutes of processor time for each mixture.";

const { values } = parseArgs({
  options: { days: { type: "string", default: "1" }, ages: { type: "string", default: "60,365" } },
});

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const sample = samplePages();
  const page = await measurePages(sample.paths);
  const days = Number(values.days);
  print(
    `50,000 watches on 500 hosts, ${days} of 7 days, default cadence, ${shards} shards; ` +
      `check function ${sizes.checkMegabytes} MB, dispatch ${sizes.dispatchMegabytes} MB.`,
  );
  print(
    `A look's processor time is the mean over ${page.pages} ${sample.what} (${kilobytes(page)} kB gzipped on average): ` +
      `${milliseconds(page.meanSeconds)} ms (median ${milliseconds(page.medianSeconds)} ms) to decode, extract and digest.`,
  );
  print(`The mixture is steady, so a day tells what a week does; ${wholeWeek}`);
  print(
    "TLS and HTTP are not in it. Lambda gives processor time in proportion to memory, so it stretches the wall time.",
  );
  print(`Prices: ${prices.date}, ${prices.source}. Storage is not in them.`);
  for (const [index, ageDays] of values.ages.split(",").map(Number).entries()) {
    const scenario = {
      watches,
      hosts,
      shards,
      ageDays,
      days,
      seed,
      sizes,
    };
    const met = report(ageDays, await simulate(scenario, page.meanSeconds), page);
    // The bars are set for the first mixture; the others show how the cost of a check moves.
    if (!met && index === 0) process.exitCode = 1;
  }
}

const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(1);
const kilobytes = (page: PageCosts): string => (page.meanBytes / 1000).toFixed(0);

/** Answers whether every bar is met. */
function report(ageDays: number, week: Week, page: PageCosts): boolean {
  const { ledger, lateness } = week;
  const looks = lateness.length;
  const aDay = Math.round(watches / ageDays).toLocaleString("en");
  print("");
  print(`## Ages even over ${ageDays} days: ${aDay} added a day, as many let go`);
  print("");
  const shared = (ledger.count(/./) - ledger.count(/^check \| versions/)) / looks;
  const gigabyteSeconds = (ledger.gigabyteSeconds.check + ledger.gigabyteSeconds.dispatch) / looks;
  const spent = Object.values(ledger.dollars()).reduce((sum, part) => sum + part, 0);
  const million = (1e6 / looks) * spent;
  const rows: [string, string][] = [
    ["checks", looks.toLocaleString("en")],
    ["  of which", [...week.findings].map(([name, count]) => `${name} ${count}`).join(", ")],
    ["S3 requests per unchanged check", `${shared.toFixed(3)} (bar ${bars.requests})`],
    ["GB-seconds per check", `${gigabyteSeconds.toFixed(4)} (bar ${bars.gigabyteSeconds})`],
    [
      "  of which processor time",
      ((ledger.processorSeconds * megabytesPerProcessor) / 1024 / looks).toFixed(4),
    ],
    ["  of which pages", ((page.meanSeconds * megabytesPerProcessor) / 1024).toFixed(4)],
    ["dollars per million checks", `${million.toFixed(2)} (bar ${bars.dollars})`],
    ["checks per invocation", (looks / ledger.invocations.check).toFixed(0)],
    [
      "timetable of a shard",
      `${(week.timetable.bytes / 1e6).toFixed(1)} MB, ${week.timetable.watches} watches`,
    ],
    [
      "lateness in seconds",
      `median ${late(lateness, 0.5)}, p90 ${late(lateness, 0.9)}, p99 ${late(lateness, 0.99)}, most ${late(lateness, 1)}`,
    ],
    [
      "least time between requests to a host",
      `${(week.leastSpacing / 1000).toFixed(1)} s (bar ${bars.spacing})`,
    ],
  ];
  for (const [name, figure] of rows) print(`${name.padEnd(38)} ${figure}`);
  print("");
  print("requests per 1,000 checks, by function, purpose and kind:");
  for (const [name, count] of [...ledger.requests].sort(([, a], [, b]) => b - a)) {
    print(`${name.padEnd(38)} ${((1000 * count) / looks).toFixed(1)}`);
  }
  const met: Record<string, boolean> = {
    "S3 requests": shared <= bars.requests,
    "GB-seconds": gigabyteSeconds <= bars.gigabyteSeconds,
    dollars: million <= bars.dollars,
    spacing: week.leastSpacing / 1000 >= bars.spacing,
  };
  const missed = Object.keys(met).filter((name) => !met[name]);
  print(missed.length === 0 ? "every bar is met" : `missed: ${missed.join(", ")}`);
  return missed.length === 0;
}

function late(lateness: readonly number[], share: number): string {
  return ((lateness[Math.floor(share * (lateness.length - 1))] ?? 0) / 1000).toFixed(0);
}

await main();
