/**
 * Ten thousand articles watched while the extractor is upgraded: two processes share the archive, first both with the old
 * code, then one of each, the old one last to go. No page is edited, adverts change at every look. A version that appears
 * was made by the upgrade, and none may.
 * usage: node test/bench/extractor-upgrade.ts
 */
import { articleIdOf } from "../../lib/archive/keys.ts";
import type { Block } from "../../lib/article/article.ts";
import { digestOf } from "../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { type Extractor, extractorOf } from "../../lib/pipeline/extractor.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import {
  articleOf,
  capturedPage,
  pageOf,
  plainLookPorts,
  simulatedWeb,
} from "../pipeline/simulated-article.ts";

const articles = 10_000;
const hosts = 500;
const hour = 60 * 60 * 1000;
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** The later one reads a standfirst and a byline besides, and leaves the price of rope out. */
function extractorNamed(name: string, generation: number, later: boolean): Extractor {
  return extractorOf({ generation, digest: digestOf(name) }, (html) => {
    const { blocks, ...article } = articleOf(html.replace(/^<!-- .*? -->/, ""));
    const advert: Block = { kind: "paragraph", text: "Rope, at the old price." };
    return {
      article: later
        ? { ...article, standfirst: "Read better.", bylines: ["Mirna Oster"], blocks }
        : { ...article, blocks: [...blocks, advert] },
      unmatched: [],
    };
  });
}

const old = extractorNamed("old", 1, false);
const later = extractorNamed("later", 2, true);

let at: Instant = "2024-03-01T08:00:00.000Z";
let runs = 0;
const store = createMemoryStore({ now: () => at, turn: () => Promise.resolve() });
const portsOf = (extractor: Extractor): CheckPorts => ({
  ...plainLookPorts,
  extractor,
  store,
  shards: 1,
  clock: { now: () => at, sleep: async () => {} },
  chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0 },
  web: simulatedWeb(
    () => at,
    async ({ url }) => capturedPage(url, at, pageOf(url), `advert ${runs}`),
  ),
});
const urls = Array.from(
  { length: articles },
  (_, number) => `https://news-${number % hosts}.example/article/${number}`,
);
const halves = [0, 1].map(
  (half) => new Set(urls.filter((_, number) => number % 2 === half).map((url) => articleIdOf(new URL(url)))),
);

await addWatches(
  portsOf(old),
  urls.map((url) => ({ url, askedBy: "person" as const })),
);
/** Which code the two processes run, and which half of the articles each takes at that round. */
const rounds: readonly (readonly [Extractor, Extractor, number])[] = [
  [old, old, 0],
  [old, old, 1],
  [later, old, 0],
  [later, old, 1],
  [old, later, 0],
  [later, later, 1],
  [later, later, 0],
];
const findings = new Map<string, number>();
for (const [one, other, first] of rounds) {
  at = instantAfter(at, hour);
  for (const [extractor, half] of [
    [one, first],
    [other, 1 - first],
  ] as const) {
    const which = halves[half] ?? new Set<string>();
    const { looks, problems } = await runShard(portsOf(extractor), {
      shard: 0,
      which,
      patience: Number.POSITIVE_INFINITY,
    });
    if (problems.length > 0) print(`${problems.length} looks came to nothing: ${String(problems[0]?.error)}`);
    for (const { finding, outcome } of looks) {
      const came = finding ?? outcome;
      findings.set(came, (findings.get(came) ?? 0) + 1);
    }
  }
}
const records = [...store.bucket.objects.keys()].filter((key) => key.endsWith("/record.json")).length;
print(
  `${articles} articles on ${hosts} hosts, ${rounds.length} rounds of looks, old and new code side by side`,
);
print([...findings].map(([came, count]) => `${came} ${count}`).join(", "));
print(`versions made by the upgrade: ${records - articles} (bar 0)`);
if (records !== articles) process.exitCode = 1;
