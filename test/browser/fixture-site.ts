/** A site of the fixtures: every pair of texts in fixtures/diffs, an article with a life, one of 50 versions, a long one. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Article, articleSchema } from "../../lib/article/article.ts";
import { publishSite } from "../../lib/pipeline/publish-site.ts";
import type { SiteOptions } from "../../lib/publish/site-options.ts";
import { articleWith } from "../compare/articles.ts";
import { type Life, memoryPlace, plant, plantEvent, plantingPorts } from "../publish/planted-archive.ts";
import { seededRandom } from "../seeded-random.ts";

const diffs = join(import.meta.dirname, "../../fixtures/diffs");

async function fixture(slug: string, side: "before" | "after"): Promise<Article> {
  return articleSchema.parse(JSON.parse(await readFile(join(diffs, slug, `${side}.json`), "utf8")));
}

const words =
  "the river wall of the town was built by hand and stands in front of the harbour since last winter when water came over it".split(
    " ",
  );

function sentence(random: () => number): string {
  const chosen = Array.from({ length: 14 }, () => words[Math.floor(random() * words.length)] ?? "");
  const text = chosen.join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${Math.floor(random() * 900) + 100}.`;
}

function longArticle(bytes: number, seed = 1): Article {
  const random = seededRandom(seed);
  const paragraphs: string[] = [];
  for (let length = 0; length < bytes; length += paragraphs.at(-1)?.length ?? 0)
    paragraphs.push(Array.from({ length: 5 }, () => sentence(random)).join(" "));
  return articleWith(paragraphs);
}

/** One number in it another, each time. */
function editedAt(article: Article, place: number, number: number): Article {
  const blocks = article.blocks.map((block, index) =>
    index === place % article.blocks.length
      ? { ...block, text: block.text.replace(/\d+/, String(number)) }
      : block,
  );
  return { ...article, blocks };
}

function manyVersions(count: number): Article[] {
  const versions = [longArticle(4000)];
  for (let number = 1; number < count; number++)
    versions.push(editedAt(versions.at(-1) ?? longArticle(4000), number, 1000 + number));
  return versions;
}

export const manyUrl = "https://news.example/fifty-versions";
export const longUrl = "https://news.example/long-article";
export const livedUrl = "https://news.example/with-a-life";

async function lives(): Promise<Life[]> {
  const slugs = await readdir(diffs);
  const pairs = slugs.map(async (slug) => ({
    url: `https://${slug.startsWith("s") ? "paper" : "news"}.example/${slug}`,
    says: [await fixture(slug, "before"), await fixture(slug, "after")],
  }));
  const long = longArticle(100_000);
  const edits = [10, 40, 90].reduce((text, place) => editedAt(text, place, 4000 + place), long);
  const first = articleWith(["The wall will cost 12 million crowns.", "Nobody was asked."]);
  const second = articleWith(["The wall will cost 21 million crowns.", "Nobody was asked."]);
  return [
    ...(await Promise.all(pairs)),
    { url: manyUrl, says: manyVersions(50) },
    { url: longUrl, says: [long, edits] },
    { url: livedUrl, says: [first, first, "interstitial", "timeout", second, "gone", first, second, first] },
    { url: "https://quiet.example/never-changed", says: [first] },
  ];
}

export const wholeTexts: SiteOptions = { title: "stet", text: "whole", indexed: false, live: false };

async function plantFixtures() {
  const ports = plantingPorts();
  const ids = new Map<string, string>();
  for (const life of await lives()) ids.set(life.url, await plant(ports, life));
  const lived = ids.get(livedUrl) ?? "";
  const at = (hour: number): string => `2024-03-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
  await plantEvent(ports, {
    articleId: lived,
    kind: "removed",
    at: at(13),
    firstSeenAt: at(12),
    version: 2,
    outcome: "gone",
  });
  await plantEvent(ports, { articleId: lived, kind: "restored", at: at(14), version: 2 });
  await plantEvent(ports, {
    articleId: lived,
    kind: "moved",
    at: at(15),
    version: 4,
    to: "https://news.example/elsewhere",
  });
  await plantEvent(ports, { articleId: lived, kind: "redacted", at: at(18), version: 3 });
  await plantEvent(ports, { articleId: lived, kind: "late", at: at(17), version: 4 });
  return { ports, idOf: (url: string): string => ids.get(url) ?? "" };
}

export async function fixtureSite(options: SiteOptions = wholeTexts) {
  const { ports, idOf } = await plantFixtures();
  const place = memoryPlace();
  await publishSite(ports, place, { options, wanted: "changed" });
  return { ports, idOf, place };
}
