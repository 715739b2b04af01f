/** The archive as a long-running deployment would have left it: texts, timetables with every watch in its phase, due list. */
import {
  dueKey,
  hostOfArticle,
  shardKey,
  shardName,
  shardOfArticle,
  textKey,
  watchKey,
} from "../../../lib/archive/keys.ts";
import { encodeJson, jsonFacts } from "../../../lib/archive/stored-json.ts";
import { textPrefix } from "../../../lib/archive/version-chain.ts";
import { articleSchema } from "../../../lib/article/article.ts";
import { digestOf } from "../../../lib/article/digest.ts";
import type { Tip } from "../../../lib/article/look.ts";
import { textDigestOf } from "../../../lib/article/text-digest.ts";
import { urlKeyOf } from "../../../lib/article/url-key.ts";
import { type Watch, watchSchema } from "../../../lib/article/watch.ts";
import { nextDue } from "../../../lib/watch/cadence.ts";
import {
  dueListSchema,
  earliestDue,
  emptyTimetable,
  type HostState,
  type TimetableEntry,
} from "../../../lib/watch/timetable.ts";
import { encodeTimetable } from "../../../lib/watch/timetable-form.ts";
import { withEntries } from "../../../lib/watch/timetable-rows.ts";
import type { MemoryStore } from "../../archive/memory-store.ts";
import { pageOf, plainExtractor } from "../../pipeline/simulated-article.ts";
import { instantAt, type NewsArticle, type Newsroom } from "./newsroom.ts";

const day = 24 * 3_600_000;
/** Longer than the longest pause of the default cadence: whoever has stood still this long has a phase by chance. */
const longestPause = 30 * day;

/** Publishes `count` articles of ages even over `days`, and stores what is known of them at `start`. */
export async function settle(
  store: MemoryStore,
  newsroom: Newsroom,
  random: () => number,
  { count, days, start, shards }: { count: number; days: number; start: number; shards: number },
): Promise<Map<string, TimetableEntry>> {
  const entries = new Map<string, TimetableEntry>();
  const ages = Array.from({ length: count }, () => random() * days * day).sort((a, b) => b - a);
  for (const age of ages) {
    const article = newsroom.publish(start - age, start);
    const { tip, text } = tipOf(article);
    await store.putIfAbsent(textKey(article.articleId, tip.articleDigest), text, jsonFacts);
    await store.putIfAbsent(
      watchKey(article.articleId),
      encodeJson(watchSchema, watchOf(article)),
      jsonFacts,
    );
    entries.set(article.articleId, entryOf(article, tip, start, random));
  }
  await storeTimetables(store, newsroom, entries, random, start, shards);
  return entries;
}

function watchOf({ url, publishedAt }: NewsArticle): Watch {
  return {
    format: 1,
    targetUrl: url,
    urlKey: urlKeyOf(new URL(url)),
    cadence: "decay",
    askedBy: "person",
    since: instantAt(publishedAt),
  };
}

function tipOf(article: NewsArticle): { tip: Tip; text: Uint8Array } {
  const said = (state: number) => plainExtractor.extract(pageOf(String(state)), { url: article.url }).article;
  const text = encodeJson(articleSchema, said(article.edits));
  const textDigest = textDigestOf(said(article.edits));
  const texts = Array.from({ length: article.edits + 1 }, (_, state) =>
    textPrefix(textDigestOf(said(state))),
  );
  return {
    text,
    tip: {
      version: article.edits + 1,
      recordDigest: digestOf(`record of ${article.articleId}`),
      textDigest,
      payloadDigest: digestOf(`payload of ${article.articleId}`),
      articleDigest: digestOf(text),
      capturedAt: instantAt(article.lastEditAt),
      extractor: plainExtractor.version,
      finalUrl: article.url,
      textLength: pageOf(String(article.edits)).length,
      texts,
    },
  };
}

/** Looks are followed from the last change on, or from so far back that the phase is chance, up to `start`. */
function entryOf(article: NewsArticle, tip: Tip, start: number, random: () => number): TimetableEntry {
  const changedAt = instantAt(article.lastEditAt);
  let entry: TimetableEntry = {
    targetUrl: article.url,
    cadence: "decay",
    since: instantAt(article.publishedAt),
    dueAt: changedAt,
    changedAt,
    tip,
    conditionalLooks: 0,
    failures: 0,
  };
  let at = Math.max(article.lastEditAt, start - (2 * longestPause - random() * longestPause));
  while (at < start) {
    const seen = instantAt(at);
    const looked = {
      ...entry,
      lastLook: { at: seen, outcome: "ok" as const },
      lastSeenAt: seen,
      fullLookAt: seen,
    };
    entry = { ...looked, dueAt: nextDue(looked) };
    at = Date.parse(entry.dueAt);
  }
  return entry;
}

async function storeTimetables(
  store: MemoryStore,
  newsroom: Newsroom,
  entries: ReadonlyMap<string, TimetableEntry>,
  random: () => number,
  start: number,
  shards: number,
): Promise<void> {
  const due: Record<string, string> = {};
  for (let shard = 0; shard < shards; shard++) {
    const mine = [...entries].filter(([articleId]) => shardOfArticle(articleId, shards) === shard);
    const hosts: Record<string, HostState> = {};
    for (const [articleId, { targetUrl }] of mine) {
      const { origin } = new URL(targetUrl);
      hosts[hostOfArticle(articleId)] ??= {
        robots: { [origin]: newsroom.robots(instantAt(start - random() * day)) },
      };
    }
    const timetable = withEntries({ ...emptyTimetable, hosts }, mine);
    const earliest = earliestDue(timetable, new Set());
    if (earliest !== undefined) due[shardName(shard)] = earliest;
    await store.putIfAbsent(shardKey(shard), encodeTimetable(timetable), jsonFacts);
  }
  await store.putIfAbsent(dueKey, encodeJson(dueListSchema, { format: 1, shards: due }), jsonFacts);
}
