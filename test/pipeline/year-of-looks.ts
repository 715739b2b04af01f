/** The looks of many articles in one year, stored as runs store them; and what reading those of one article takes. */
import { writeLooks } from "../../lib/archive/check-lines.ts";
import { articleIdOf, shardOfArticle } from "../../lib/archive/keys.ts";
import { addToTree } from "../../lib/archive/look-tree.ts";
import type { ObjectStore } from "../../lib/archive/store.ts";
import { digestOf } from "../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";

export interface YearOfLooks {
  readonly store: ObjectStore;
  readonly shards: number;
  readonly articles: number;
  /** Hours between two looks at one article; a few, named by their numbers, are looked at at every run. */
  readonly everyHours: number;
  readonly busy: ReadonlySet<number>;
  /** Hours in the year. */
  readonly hours: number;
  /** For a tree that grows deep of few looks. */
  readonly nodeBytes?: number;
}

const beginning: Instant = "2024-01-01T00:00:00.000Z";
const hour = 60 * 60 * 1000;

const urlOf = (number: number) => new URL(`https://news-${number % 100}.example/article/${number}`);
export const yearArticle = (number: number): string => articleIdOf(urlOf(number));

/** One run an hour in each shard, with a line for each article that is due. Answers how many lines were written. */
export async function writeYear(year: YearOfLooks): Promise<number> {
  const { store, articles, shards, hours } = year;
  const ids = Array.from({ length: articles }, (_, number) => yearArticle(number));
  const shardOf = ids.map((id) => shardOfArticle(id, shards));
  let lines = 0;
  for (let at = 0; at < hours; at++) {
    const parts = new Map<number, Look[]>();
    for (const [number, articleId] of ids.entries()) {
      if (!year.busy.has(number) && (at + number) % year.everyHours !== 0) continue;
      const shard = shardOf[number] ?? 0;
      const looks = parts.get(shard) ?? [];
      parts.set(shard, looks);
      looks.push(lookAt(articleId, number, at));
    }
    for (const [shard, looks] of parts) {
      const name = { shard, at: instantAfter(beginning, at * hour), run: "run000000001", part: 0 };
      const { key, lines: written } = await writeLooks(store, name, looks);
      const { nodeBytes } = year;
      await addToTree({ store, shard, ...(nodeBytes === undefined ? {} : { nodeBytes }) }, key, written);
      lines += looks.length;
    }
  }
  return lines;
}

/** An unchanged look at a page whose adverts change: its payload's digest says nothing that a gzip could leave out. */
function lookAt(articleId: string, number: number, at: number): Look {
  const capturedAt = instantAfter(beginning, at * hour + (number % 3600) * 1000);
  return {
    format: 1,
    articleId,
    targetUrl: urlOf(number).href,
    capturedAt,
    endedAt: instantAfter(capturedAt, 700),
    outcome: "ok",
    finding: "unchanged",
    status: 200,
    payloadDigest: digestOf(`${number} at ${at}`),
    payloadBytes: 81_234,
    textDigest: digestOf(`${number}`),
    extractor: { generation: 1, digest: digestOf("extractor") },
    encoding: { name: "utf-8", rule: "content-type" },
  };
}
