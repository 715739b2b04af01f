/**
 * A site of 1,000 articles with 10 versions each, from a folder into a folder: the whole build, then one more diff,
 * in this process and by the command.
 * usage: node test/bench/publish.ts [articles] [versions]
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { articleIdOf } from "../../lib/archive/keys.ts";
import { openArchive } from "../../lib/archive/layout.ts";
import { openStore } from "../../lib/archive/open-store.ts";
import type { Article } from "../../lib/article/article.ts";
import { siteFolder } from "../../lib/cli/site-folder.ts";
import { publishSite } from "../../lib/pipeline/publish-site.ts";
import { realClock } from "../../lib/real-archive.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { articleWith } from "../compare/articles.ts";
import { plant, plantingPorts, plantNext } from "../publish/planted-archive.ts";
import { seededRandom } from "../seeded-random.ts";

const articles = Number(process.argv[2] ?? 1000);
const versions = Number(process.argv[3] ?? 10);
const hosts = 50;
const paragraphs = 12;

const random = seededRandom(7);
const words =
  "council river wall harbour said mayor engineer people money winter storm built water street nobody".split(
    " ",
  );

function paragraph(): string {
  const sentence = Array.from({ length: 40 }, () => words[Math.floor(random() * words.length)] ?? "").join(
    " ",
  );
  return `${sentence} ${Math.floor(random() * 9000)}.`;
}

function edited(article: Article): Article {
  const at = Math.floor(random() * article.blocks.length);
  return {
    ...article,
    blocks: article.blocks.map((block, index) => (index === at ? { ...block, text: paragraph() } : block)),
  };
}

function life(): Article[] {
  const texts = [articleWith(Array.from({ length: paragraphs }, paragraph))];
  while (texts.length < versions) texts.push(edited(texts.at(-1) ?? articleWith([])));
  return texts;
}

const urlOf = (number: number): string => `https://host-${number % hosts}.example/article-${number}`;

const work = await mkdtemp(join(tmpdir(), "stet-publish-"));
const archive = join(work, "archive");
const bucket = emptyBucket();
const planting = plantingPorts(createMemoryStore({ bucket }));
await openArchive(planting.store, { create: true, shards: planting.shards });
let last: Article = articleWith([]);
for (let number = 0; number < articles; number++) {
  const says = life();
  await plant(planting, { url: urlOf(number), says });
  last = says.at(-1) ?? last;
}
for (const [key, { bytes }] of bucket.objects) {
  await mkdir(dirname(join(archive, key)), { recursive: true });
  await writeFile(join(archive, key), bytes);
}

const store = await openStore(archive, { now: realClock.now, sleep: realClock.sleep, fraction: () => 0.5 });
const ports = { ...plantingPorts(), store };
const place = siteFolder(join(work, "site"));
const options = { title: "stet", text: "whole", indexed: false, live: false } as const;

async function timed(
  what: string,
  act: () => Promise<{ written: number; unchanged: number }>,
): Promise<void> {
  const [began, spent] = [performance.now(), process.cpuUsage()];
  const { written } = await act();
  const { user, system } = process.cpuUsage(spent);
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  console.log(
    `${what}: ${seconds} s (${((user + system) / 1e6).toFixed(2)} s of the processor), ${written} files written`,
  );
}

const url = urlOf(articles - 1);

async function plantOneMore(): Promise<void> {
  const after = edited(last);
  await plantNext(ports, { url, before: last, after });
  last = after;
}

console.log(`${articles} articles of ${versions} versions on ${hosts} hosts`);
await timed("the whole site", () => publishSite(ports, place, { options, wanted: "changed" }));
await timed("again, nothing new", () => publishSite(ports, place, { options, wanted: "changed" }));
await plantOneMore();
await timed("one more diff, looked for", () => publishSite(ports, place, { options, wanted: "changed" }));
await plantOneMore();
const named = [articleIdOf(new URL(url))];
await timed("one more diff, named as the function is told", () =>
  publishSite(ports, place, { options, wanted: named }),
);

const launch = fileURLToPath(new URL("../../lib/cli/launch.js", import.meta.url));
for (const start of ["for the first time from this checkout", "once more"]) {
  await plantOneMore();
  const began = performance.now();
  const args = [launch, "publish", "--whole-texts", "--json", "--archive", archive, "--out", place.address];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { written } = z.object({ written: z.int() }).parse(JSON.parse(stdout));
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  console.log(
    `one more diff, looked for by \`stet publish\` ${start}: ${seconds} s, Node's start and modules included, ${written} files written`,
  );
}
await rm(work, { recursive: true });
