/** Archives with a life of their own, written through the commit protocol without a web: for pages, feeds and benches. */
import { appendEvent, type NewEvent } from "../../lib/archive/append-event.ts";
import { writeLooks } from "../../lib/archive/check-lines.ts";
import { type Candidate, commitVersion } from "../../lib/archive/commit-version.ts";
import { articleIdOf, shardOfArticle } from "../../lib/archive/keys.ts";
import { encodeJson } from "../../lib/archive/stored-json.ts";
import { readVersionsAfter } from "../../lib/archive/version-chain.ts";
import { type Article, articleSchema, articleText } from "../../lib/article/article.ts";
import { digestOf } from "../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look, Tip } from "../../lib/article/look.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { urlKeyOf } from "../../lib/article/url-key.ts";
import { completeVersion } from "../../lib/pipeline/complete-version.ts";
import type { ArchivePorts } from "../../lib/pipeline/ports.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { createMemoryStore } from "../archive/memory-store.ts";

export const hour = 60 * 60 * 1000;
const beginning: Instant = "2024-03-01T08:00:00.000Z";

const extractor = { generation: 1, digest: digestOf("planted") };
const tool = { name: "stet", version: "0.0.0" };

/** Any store; a clock that stands where the story is. */
export function plantingPorts(store = createMemoryStore({})): ArchivePorts & { at: Instant } {
  const ports = {
    store,
    shards: 2,
    at: beginning,
    clock: { now: () => ports.at, sleep: () => Promise.resolve() },
    chance: { runId: () => "run000000001", fraction: () => 0 },
  };
  return ports;
}

export interface Life {
  readonly url: string;
  /** What it says at each look, an hour apart; the same object twice is the same text. */
  readonly says: readonly (Article | Look["outcome"])[];
  readonly since?: Instant;
}

/** Answers the article's id. */
export async function plant(ports: ArchivePorts & { at: Instant }, life: Life): Promise<string> {
  const url = new URL(life.url);
  const began = life.since ?? beginning;
  ports.at = began;
  const [added] = await addWatches(ports, [
    { url: life.url, askedBy: "person", cadence: { everyMinutes: 60 } },
  ]);
  if (added === undefined) throw new Error("a watch was added and none came back");
  const { articleId } = added;
  const looks: Look[] = [];
  let [tip, before, lastSeenAt]: [Tip | undefined, Article | undefined, Instant | undefined] = [
    undefined,
    undefined,
    undefined,
  ];
  for (const [index, says] of life.says.entries()) {
    const at = instantAfter(began, index * hour);
    const look = { format: 1 as const, articleId, targetUrl: url.href, capturedAt: at, endedAt: at };
    if (typeof says === "string") {
      looks.push({ ...look, outcome: says });
      continue;
    }
    if (says === before) {
      looks.push({ ...look, outcome: "ok", finding: "unchanged" });
      lastSeenAt = at;
      continue;
    }
    const candidate = candidateOf(articleId, url, at, says);
    const { tip: next, record } = await commitVersion(ports.store, candidate, tip, lastSeenAt);
    if (record === undefined) throw new Error("a planted text was no version");
    const compared =
      before === undefined ? {} : { compared: { before, after: says, again: "neither" as const } };
    await completeVersion(ports.store, {
      record,
      recordDigest: next.recordDigest,
      article: says,
      ...compared,
    });
    looks.push({ ...look, outcome: "ok", finding: tip === undefined ? "first" : "changed", tip: next });
    [tip, before, lastSeenAt] = [next, says, at];
  }
  await writeLooksOf(ports, articleId, looks);
  return articleId;
}

/** One more look at an article that was planted: another text, a day later. */
export async function plantNext(ports: ArchivePorts, { url, before, after }: NextText): Promise<void> {
  const articleId = articleIdOf(new URL(url));
  const tip = (
    await readVersionsAfter(ports.store, { articleId, urlKey: urlKeyOf(new URL(url)) }, undefined)
  ).at(-1);
  if (tip === undefined) throw new Error(`${url} was not planted`);
  const at = instantAfter(tip.capturedAt, 24 * hour);
  const candidate = candidateOf(articleId, new URL(url), at, after);
  const { tip: next, record } = await commitVersion(ports.store, candidate, tip, undefined);
  if (record === undefined) throw new Error("a planted text was no version");
  const compared = { before, after, again: "neither" as const };
  await completeVersion(ports.store, { record, recordDigest: next.recordDigest, article: after, compared });
  const look = { format: 1 as const, articleId, targetUrl: url, capturedAt: at, endedAt: at };
  await writeLooksOf(ports, articleId, [{ ...look, outcome: "ok", finding: "changed", tip: next }]);
}

interface NextText {
  readonly url: string;
  readonly before: Article;
  readonly after: Article;
}

async function writeLooksOf(ports: ArchivePorts, articleId: string, looks: readonly Look[]): Promise<void> {
  const at = looks[0]?.capturedAt ?? beginning;
  const run = digestOf(articleId).slice(-12);
  await writeLooks(ports.store, { shard: shardOfArticle(articleId, ports.shards), at, run, part: 0 }, looks);
}

export const plantEvent = (
  ports: ArchivePorts,
  event: Pick<NewEvent, "articleId" | "kind" | "at" | "version"> & Partial<NewEvent>,
): Promise<unknown> => appendEvent(ports.store, { outcome: "ok", ...event });

function candidateOf(articleId: string, url: URL, at: Instant, article: Article): Candidate {
  const bytes = encodeJson(articleSchema, article);
  const payload = new TextEncoder().encode(`<title>${at}</title><script>alert(1)</script>`);
  const exchange = {
    url: url.href,
    requestHeaders: [],
    status: 200,
    responseHeaders: [],
    remoteAddress: "192.0.2.7",
    beganAt: at,
    endedAt: at,
  };
  return {
    articleId,
    urlKey: urlKeyOf(url),
    capture: { capturedAt: at, endedAt: at, targetUrl: url.href, exchanges: [exchange] },
    payload,
    payloadDigest: digestOf(payload),
    payloadBytes: payload.length,
    article: bytes,
    articleDigest: digestOf(bytes),
    textDigest: textDigestOf(article),
    textLength: articleText(article).length,
    extractor,
    tool,
  };
}

/** A site in memory: what was written, and how often. */
export function memoryPlace() {
  const files = new Map<string, { text: string; contentType: string }>();
  const written: string[] = [];
  return {
    address: "memory",
    files,
    written,
    read: async (path: string) => {
      const file = files.get(path);
      return file === undefined ? undefined : new TextEncoder().encode(file.text);
    },
    write: async (path: string, bytes: Uint8Array, contentType: string) => {
      written.push(path);
      files.set(path, { text: new TextDecoder().decode(bytes), contentType });
    },
    remove: async (path: string) => void files.delete(path),
    isEmpty: async () => files.size === 0,
  };
}
