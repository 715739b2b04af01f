/**
 * Looks that one core makes, against what they cannot do without: undici's requests, the extractor. One article on each
 * of many hosts, a new connection for each look; the server is another process, and only our own processor time counts.
 * The clock jumps over every distance that is kept, so spacing is nothing.
 * usage: node test/bench/throughput.ts [--hosts 120] [--rounds 12]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Agent, request } from "undici";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { createWeb } from "../../lib/capture/web.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import type { ArchivePorts, CheckPorts } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { checkPortsOf } from "../../lib/real-checks.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { outcomeOf } from "../capture/fresh-walls.ts";
import { sharedPath } from "../shared-folder.ts";
import { readPage } from "./throughput/read-page.ts";

const { values } = parseArgs({
  options: { hosts: { type: "string", default: "120" }, rounds: { type: "string", default: "12" } },
});
const hosts = Number(values.hosts);
const rounds = Number(values.rounds);
const warmUps = 2;
const bars = { notModified: 0.5, changedAdverts: 0.7 };

/** Real pages where there are any; the invented ones are small, and HTTP weighs more beside them. */
const corpus = sharedPath("corpus/articles/scrapinghub-dev/html");
const folder = corpus ?? fileURLToPath(new URL("../../fixtures/articles", import.meta.url));
const pagePaths = globSync(join(folder, corpus === undefined ? "*/input.html" : "*.html.gz")).filter(
  (path) => {
    const page = { family: "", name: path, status: 200, headers: [], html: readPage(path) };
    return outcomeOf(page) === "ok";
  },
);
const print = (line: string) => void process.stdout.write(`${line}\n`);
const numbers = Array.from({ length: hosts }, (_, number) => number);

/** Processor microseconds of this process for one of `hosts` acts of each kind: the least of several rounds, taken in turn. */
async function costs<Name extends string>(
  acts: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<(name: Name) => number> {
  const least: Record<string, number> = {};
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const [name, act] of Object.entries<() => Promise<unknown>>(acts)) {
      const began = process.cpuUsage();
      await act();
      const { user, system } = process.cpuUsage(began);
      if (round >= warmUps)
        least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, (user + system) / hosts);
    }
  }
  return (name) => least[name] ?? Number.NaN;
}

/** A clock on which every sleep is over at once. */
function jumpingClock() {
  let now: Instant = "2024-03-01T08:00:00.000Z";
  const jump = async (milliseconds: number) => {
    now = instantAfter(now, milliseconds);
  };
  return { now: () => now, sleep: jump };
}

interface Site {
  readonly ports: CheckPorts;
  readonly look: () => Promise<string[]>;
}

async function watched(port: number, folder: string): Promise<Site> {
  const clock = jumpingClock();
  const archive: ArchivePorts = {
    store: createMemoryStore({ now: clock.now }),
    shards: 1,
    clock,
    chance: { runId: () => `run${Date.parse(clock.now())}`, fraction: () => 0.5 },
  };
  const web = createWeb({ now: clock.now, allowLoopback: true, resolve: async () => ["127.0.0.1"] });
  const ports = { ...checkPortsOf(archive, { allowLoopback: true }), web };
  const urls = numbers.map(
    (number) => `http://news-${number}.example.org:${port}/${folder}/story-of-the-day/${number}`,
  );
  await addWatches(
    ports,
    urls.map((url) => ({ url, askedBy: "person" as const })),
  );
  const look = async () => {
    const { looks } = await runShard(ports, { shard: 0, which: "all", patience: Number.POSITIVE_INFINITY });
    return looks.map(({ outcome, finding }) => finding ?? outcome);
  };
  return { ports, look };
}

async function askedByUndici(port: number, headers: Record<string, string>): Promise<void> {
  const atOnce = 32;
  const dispatcher = new Agent({ pipelining: 0, connections: atOnce });
  const left = [...numbers];
  const worker = async () => {
    for (let number = left.pop(); number !== undefined; number = left.pop()) {
      const url = `http://127.0.0.1:${port}/kept/story-of-the-day/${number}`;
      const { body } = await request(url, { dispatcher, headers, reset: true });
      await body.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await dispatcher.close();
}

const server = spawn(
  process.execPath,
  [fileURLToPath(new URL("throughput/advert-server.ts", import.meta.url)), ...pagePaths],
  { stdio: ["ignore", "pipe", "inherit"] },
);
const [said] = await once(server.stdout.setEncoding("utf8"), "data");
const port = Number(said);

/** How often a look came to something else than was to be measured. */
const astray: string[] = [];
const all = async (wanted: string, looks: Promise<string[]>) => {
  const came = await looks;
  astray.push(...came.filter((one) => one !== wanted).map((one) => `${one} for ${wanted}`));
  if (came.length !== hosts) astray.push(`${came.length} looks`);
};

const kept = await watched(port, "kept");
const adverts = await watched(port, "adverts");
await all("first", kept.look());
await all("first", adverts.look());

const sent = { "user-agent": kept.ports.userAgent, accept: "text/html", "accept-encoding": "gzip, br" };
const pages = pagePaths.map((path) => Buffer.from(readPage(path)));
/** As a look has it: a text that was never seen before, for all its likeness. */
const pageWithAdvert = (number: number) =>
  `${pages[number % pages.length]?.toString("utf8")}<div class="ad">${performance.now()}</div>`;
const costOf = await costs({
  bare: () => askedByUndici(port, { ...sent, "if-none-match": '"same"' }),
  notModified: () => all("not-modified", kept.look()),
  extracted: async () => {
    for (const number of numbers)
      extractArticle(pageWithAdvert(number), { url: "https://news.example.org/story" });
  },
  changed: () => all("unchanged", adverts.look()),
});
server.kill();
const [bare, notModified] = [costOf("bare"), costOf("notModified")];
const [extracted, changed] = [costOf("extracted"), costOf("changed")];

const perSecond = (microseconds: number) =>
  `${(1e6 / microseconds).toFixed(0)} a second (${(microseconds / 1000).toFixed(2)} ms)`;
print(`${hosts} articles on as many hosts, ${pages.length} pages, processor time of one core:`);
print(
  `  304: undici alone ${perSecond(bare)}, a whole look ${perSecond(notModified)}: ${(bare / notModified).toFixed(2)} of it (bar ${bars.notModified})`,
);
print(
  `  200, another advert: the extractor alone ${perSecond(extracted)}, a whole look ${perSecond(changed)}: ${(extracted / changed).toFixed(2)} of it (bar ${bars.changedAdverts})`,
);
if (astray.length > 0)
  print(`  ${astray.length} looks came to something else: ${[...new Set(astray)].join(", ")}`);
if (astray.length > 0 || bare / notModified < bars.notModified || extracted / changed < bars.changedAdverts)
  process.exitCode = 1;
