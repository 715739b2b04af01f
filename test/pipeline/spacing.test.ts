/**
 * What servers see of two functions at once: 200 articles on 10 hosts, real sockets, real HTTP, a clock that runs so many
 * times faster. Distances are told by the servers.
 */
import { createServer, type Server } from "node:http";
import { setTimeout as sleepFor } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Instant, instantAfter, millisecondsBetween } from "../../lib/article/instant.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import type { ArchivePorts, Clock } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { checkPortsOf } from "../../lib/real-checks.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { articlePage } from "../cli/living-site.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const timesFaster = 100;
const hosts = 10;
const articlesOnEach = 20;

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

async function host(clock: Clock): Promise<{ server: Server; origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    seen.push({ path: request.url ?? "", from: clock.now(), atOnce: open });
    // A moment on the wire, so that two at once would be seen.
    setTimeout(() => {
      open -= 1;
      const isRobots = request.url === "/robots.txt";
      const type = isRobots ? "text/plain" : "text/html; charset=utf-8";
      response.writeHead(200, { "content-type": type });
      response.end(isRobots ? "User-agent: *\nDisallow: /private" : articlePage());
    }, 3);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { server, origin: `http://127.0.0.1:${port}`, seen };
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

describe("two functions at once", () => {
  it("ask no host twice at once or sooner than its distance, robots.txt first, by the servers' clock", async () => {
    const clock = scaledClock();
    const bucket = emptyBucket();
    let runs = 0;
    const ports = () => {
      const archive: ArchivePorts = {
        store: createMemoryStore({ bucket, now: clock.now }),
        shards: 2,
        clock,
        chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0.5 },
      };
      return checkPortsOf(archive, { allowLoopback: true });
    };
    const served = await Promise.all(Array.from({ length: hosts }, () => host(clock)));
    servers.push(...served.map(({ server }) => server));
    const urls = served.flatMap(({ origin }) =>
      Array.from({ length: articlesOnEach }, (_, article) => `${origin}/news/${article}`),
    );
    await addWatches(
      ports(),
      urls.map((url) => ({ url, askedBy: "person" as const })),
    );
    const one = { which: "due", patience: Number.POSITIVE_INFINITY } as const;
    // Each function is sent both shards, as two messages of one queue may be.
    const reports = await Promise.all(
      [ports(), ports()].flatMap((own) => [0, 1].map((shard) => runShard(own, { ...one, shard }))),
    );
    expect(reports.flatMap(({ looks }) => looks).filter(({ outcome }) => outcome === "ok")).toHaveLength(
      urls.length,
    );
    let least = Number.POSITIVE_INFINITY;
    for (const { seen } of served) {
      expect(seen).toHaveLength(1 + articlesOnEach);
      expect([seen[0]?.path, Math.max(...seen.map(({ atOnce }) => atOnce))]).toEqual(["/robots.txt", 1]);
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
