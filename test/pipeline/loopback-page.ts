/** A page on loopback under the whole of stet: real HTTP, real extraction, real comparison; only the clock and the disk are not. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ArchivedDiff } from "../../lib/article/archived-diff.ts";
import type { Article } from "../../lib/article/article.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import type { VersionRecord } from "../../lib/article/record.ts";
import { readDiff, readHistory, readVersion } from "../../lib/pipeline/history.ts";
import type { ArchivePorts, CheckPorts } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches, type WatchRequest } from "../../lib/pipeline/watches.ts";
import { checkPortsOf } from "../../lib/real-checks.ts";
import { createMemoryStore } from "../archive/memory-store.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const hour = 60 * 60 * 1000;

export interface LoopbackPage {
  readonly url: string;
  /** Serves this from now on, and looks an hour later. */
  readonly look: (html: string) => Promise<Look>;
  /** Sets its site rule, or takes it away. */
  readonly readBy: (rule: NonNullable<WatchRequest["rule"]>) => Promise<void>;
  readonly ports: CheckPorts;
  readonly records: () => Promise<readonly VersionRecord[]>;
  readonly article: (look: Look) => Promise<Article>;
  readonly diff: (look: Look) => Promise<ArchivedDiff | undefined>;
  readonly close: () => Promise<void>;
}

export async function serveLoopbackPage(path: string): Promise<LoopbackPage> {
  let html = "";
  const server = createServer((request, response) => {
    const isPage = request.url === path;
    response.writeHead(isPage ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      connection: "close",
    });
    response.end(isPage ? html : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}${path}`;
  const ports = loopbackPorts();
  await addWatches(ports, [{ url, askedBy: "person" }]);
  const versionOf = (look: Look) => look.tip?.version ?? 0;
  return {
    url,
    look: async (next) => {
      html = next;
      await ports.clock.sleep(hour);
      const run = { shard: 0, which: "all", patience: Number.POSITIVE_INFINITY } as const;
      const { looks, problems } = await runShard(ports, run);
      const [look] = looks;
      if (look === undefined) throw new Error("the run made no look", { cause: problems });
      return look;
    },
    readBy: async (rule) => void (await addWatches(ports, [{ url, rule, askedBy: "person" }])),
    ports,
    records: async () => (await readHistory(ports.store, url)).records,
    article: async (look) => (await readVersion(ports.store, look.articleId, versionOf(look))).article,
    diff: (look) => readDiff(ports.store, look.articleId, versionOf(look)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function loopbackPorts(): CheckPorts {
  let now = beginning;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now = instantAfter(now, milliseconds);
    },
  };
  const archive: ArchivePorts = {
    store: createMemoryStore({ now: clock.now, turn: () => Promise.resolve() }),
    shards: 1,
    clock,
    chance: { runId: () => "run", fraction: () => 0 },
  };
  return checkPortsOf(archive, { allowLoopback: true });
}
