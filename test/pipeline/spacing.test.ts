/**
 * What servers see of two functions at once: 200 articles on 10 hosts, real sockets, real HTTP, a clock that runs so many
 * times faster. Some articles lead on to the next host, half of the time one of the other shard. Distances are told by
 * the servers.
 */
import { createServer, type Server } from "node:http";
import { setTimeout as sleepFor } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Instant, instantAfter, millisecondsBetween } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import { miningPath } from "../../lib/capture/mining.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import type { ArchivePorts, CheckPorts, Clock } from "../../lib/pipeline/ports.ts";
import { runShard, type ShardRun } from "../../lib/pipeline/run-shard.ts";
import { readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { checkPortsOf } from "../../lib/real-checks.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { articlePage } from "../cli/living-site.ts";
import { seededRandom } from "../seeded-random.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const timesFaster = 100;
const hosts = 10;
const articlesOnEach = 20;
/** Of each host's articles, those that lead on to another host. */
const leadingOn = 3;

const scaledClock = (): Clock => {
  const began = performance.now();
  return {
    now: () => instantAfter(beginning, (performance.now() - began) * timesFaster),
    // A millisecond more: timers may fire a little early, and a hundred of ours are in one of theirs.
    sleep: async (milliseconds) => sleepFor(Math.ceil(milliseconds / timesFaster) + 1),
  };
};

interface Seen {
  readonly path: string;
  readonly from: Instant;
  readonly atOnce: number;
}

interface Served {
  readonly server: Server;
  readonly origin: string;
  readonly seen: Seen[];
  /** Where its first articles lead. */
  next: string;
}

async function host(clock: Clock): Promise<Served> {
  const seen: Seen[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    seen.push({ path: request.url ?? "", from: clock.now(), atOnce: open });
    // A moment on the wire, so that two at once would be seen.
    setTimeout(() => {
      open -= 1;
      const isRobots = request.url === "/robots.txt";
      const [, article] = /^\/news\/(\d+)$/.exec(request.url ?? "") ?? [];
      const leadsOn = article !== undefined && Number(article) < leadingOn;
      const type = isRobots ? "text/plain" : "text/html; charset=utf-8";
      response.writeHead(leadsOn ? 302 : 200, {
        "content-type": type,
        ...(leadsOn ? { location: `${served.next}/moved${request.url}` } : {}),
      });
      response.end(isRobots ? "User-agent: *\nDisallow: /private" : articlePage());
    }, 3);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const served: Served = { server, origin, seen, next: origin };
  return served;
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/**
 * Two functions, each sent both shards as messages of their own, as two messages of one queue may be. What one could not
 * look at, since it led to a host of the other's shard, both are sent once more.
 */
async function lookAtAll(functions: readonly CheckPorts[]): Promise<Look[]> {
  const asked = { which: "due", patience: Number.POSITIVE_INFINITY } as const;
  const atOnce = (runs: readonly ShardRun[]) =>
    Promise.all(functions.flatMap((own) => runs.map((run) => runShard(own, run))));
  const first = await atOnce([0, 1].map((shard) => ({ ...asked, shard })));
  const looks = first.flatMap((report) => report.looks);
  const seen = new Set(looks.map(({ articleId }) => articleId));
  for (const shard of [0, 1]) {
    const [own] = functions;
    const known = own === undefined ? [] : [...(await readTimetable(own, shard)).value.articles.keys()];
    const which = new Set(known.filter((articleId) => !seen.has(articleId)));
    const again = await atOnce([{ ...asked, shard, which }]);
    looks.push(...again.flatMap((report) => report.looks));
  }
  return looks;
}

describe("two functions at once", () => {
  it("ask no host twice at once or sooner than its distance, robots.txt first, by the servers' clock", async () => {
    const clock = scaledClock();
    const bucket = emptyBucket();
    const random = seededRandom(1);
    let runs = 0;
    const ports = () => {
      const archive: ArchivePorts = {
        store: createMemoryStore({ bucket, now: clock.now }),
        shards: 2,
        clock,
        chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: random },
      };
      return checkPortsOf(archive, { allowLoopback: true });
    };
    const served = await Promise.all(Array.from({ length: hosts }, () => host(clock)));
    servers.push(...served.map(({ server }) => server));
    for (const [index, one] of served.entries()) one.next = served[(index + 1) % hosts]?.origin ?? "";
    const urls = served.flatMap(({ origin }) =>
      Array.from({ length: articlesOnEach }, (_, article) => `${origin}/news/${article}`),
    );
    await addWatches(
      ports(),
      urls.map((url) => ({ url, askedBy: "person" as const })),
    );
    const looks = await lookAtAll([ports(), ports()]);
    const ok = looks.filter(({ outcome }) => outcome === "ok").map(({ targetUrl }) => targetUrl);
    expect(new Set(ok)).toEqual(new Set(urls));
    let least = Number.POSITIVE_INFINITY;
    for (const { seen } of served) {
      expect(new Set(seen.map(({ path }) => path)).size).toBe(2 + articlesOnEach + leadingOn);
      expect([seen[0]?.path, Math.max(...seen.map(({ atOnce }) => atOnce))]).toEqual(["/robots.txt", 1]);
      expect(seen.map(({ path }) => path)).toContain(miningPath);
      for (const [index, { from }] of seen.entries()) {
        const before = seen[index - 1]?.from;
        if (before !== undefined) least = Math.min(least, millisecondsBetween(before, from));
      }
    }
    process.stdout.write(
      `${urls.length} articles on ${hosts} hosts: the least distance was ${(least / 1000).toFixed(2)} s\n`,
    );
    expect(least).toBeGreaterThanOrEqual(hostSpacing);
  });
});
