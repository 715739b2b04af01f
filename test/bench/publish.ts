/**
 * A site of 1,000 articles with 10 versions each, from a folder into a folder: the whole build, then one more diff.
 * usage: node test/bench/publish.ts [articles] [versions]
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { articleIdOf } from "../../lib/archive/keys.ts";
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

console.log(`${articles} articles of ${versions} versions on ${hosts} hosts`);
await timed("the whole site", () => publishSite(ports, place, { options, wanted: "changed" }));
await timed("again, nothing new", () => publishSite(ports, place, { options, wanted: "changed" }));
const after = edited(last);
await plantNext(ports, { url: urlOf(articles - 1), before: last, after });
await timed("one more diff, looked for", () => publishSite(ports, place, { options, wanted: "changed" }));
await plantNext(ports, { url: urlOf(articles - 1), before: after, after: edited(after) });
const named = [articleIdOf(new URL(urlOf(articles - 1)))];
await timed("one more diff, named as the function is told", () =>
  publishSite(ports, place, { options, wanted: named }),
);
await rm(work, { recursive: true });
