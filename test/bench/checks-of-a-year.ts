/**
 * Writes a year of looks at 10,000 articles in two shards as runs write them, then reads those of one article: what
 * `stet log --checks` asks the archive for, and what keeping the tree of looks costs each run.
 * usage: node test/bench/checks-of-a-year.ts
 */
import { readArticleLooks } from "../../lib/pipeline/article-looks.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { writeYear, yearArticle } from "../pipeline/year-of-looks.ts";

const articles = 10_000;
const shards = 2;
const hours = 365 * 24;
/** An article that is looked at every hour of the year, among others at the pace of an article a month old. */
const busy = 7;
const quiet = 4711;
const mostReads = 20;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const requests = new Map<string, number>();
const store = createMemoryStore({
  turn: () => Promise.resolve(),
  faults: ({ verb, key }) => {
    if (key.startsWith("watches/looks/")) requests.set(verb, (requests.get(verb) ?? 0) + 1);
    return undefined;
  },
});
const lines = await writeYear({ store, shards, articles, everyHours: 30 * 24, busy: new Set([busy]), hours });
const kept = [...requests.values()].reduce((sum, count) => sum + count, 0);
const sizes = [...store.bucket.objects].filter(([key]) => key.startsWith("watches/looks/"));
const bytes = sizes.reduce((sum, [, object]) => sum + object.bytes.length, 0);
print(`${lines} looks at ${articles} articles in ${hours * shards} runs`);
print(
  `the tree of looks: ${sizes.length} objects, ${(bytes / 2 ** 20).toFixed(0)} MiB; ${(kept / lines).toFixed(3)} requests a look`,
);

const ports = {
  store,
  shards,
  clock: { now: () => "2025-01-01T00:00:00.000Z" as const, sleep: async () => {} },
  chance: { runId: () => "run000000001", fraction: () => 0 },
};
for (const [what, number] of [
  ["every hour", busy],
  ["every 30 days", quiet],
] as const) {
  const before = store.requests.get + store.requests.list;
  const looks = await readArticleLooks(ports, yearArticle(number));
  const reads = store.requests.get + store.requests.list - before;
  print(`an article looked at ${what}: ${looks.length} looks in ${reads} reads (bar ${mostReads})`);
  if (reads > mostReads) process.exitCode = 1;
}
