/** The deployed functions and the command line, over the same days of the same site: two folders with the same bytes. */

import { readdir, readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createHandler as createCheck } from "../../functions/check-shard.ts";
import { createHandler as createDispatch } from "../../functions/dispatch.ts";
import { type Instant, millisecondsBetween } from "../../lib/article/instant.ts";
import type { Clock } from "../../lib/pipeline/ports.ts";
import { openArchivePorts } from "../../lib/real-archive.ts";
import { checkPortsOf } from "../../lib/real-checks.ts";
import { createInProcessQueue } from "../../lib/watch/in-process-queue.ts";
import { articlePage } from "../cli/living-site.ts";
import { createWorld, type World } from "../cli/run-stet.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const timeLeft = { getRemainingTimeInMillis: () => 300_000 };

const whole = articlePage();
const cut = whole.replace(/<p>In those weeks[\s\S]*<\/p>/, "");

/** What a path says from a point in time on; nothing is a 404. */
const states: Readonly<Record<string, readonly (readonly [Instant, string | undefined])[]>> = {
  "/robots.txt": [["2024-03-01T00:00:00.000Z", "User-agent: *\nAllow: /\n"]],
  "/news/ferry": [
    ["2024-03-01T00:00:00.000Z", whole],
    ["2024-03-01T10:30:00.000Z", articlePage({ boats: "41" })],
    ["2024-03-01T12:30:00.000Z", cut],
    ["2024-03-02T12:30:00.000Z", "<p>Home</p>"],
    ["2024-03-03T12:30:00.000Z", whole],
  ],
  "/news/quay": [
    ["2024-03-01T00:00:00.000Z", articlePage({ headline: "Quay to be mended" })],
    ["2024-03-01T11:30:00.000Z", undefined],
    ["2024-03-03T11:30:00.000Z", articlePage({ headline: "Quay mended" })],
  ],
};

/** When both look; at some nothing is due. */
const instants: readonly Instant[] = [
  "2024-03-01T08:00:00.000Z",
  "2024-03-01T08:10:00.000Z",
  "2024-03-01T09:00:00.000Z",
  "2024-03-01T11:00:00.000Z",
  "2024-03-01T13:00:00.000Z",
  "2024-03-01T13:30:00.000Z",
  "2024-03-02T14:00:00.000Z",
  "2024-03-03T10:00:00.000Z",
  "2024-03-04T16:00:00.000Z",
  "2024-03-05T16:00:00.000Z",
];

/** A site whose answers depend on nothing but the request and the clock that it is shown. */
async function clockwork(): Promise<{ origin: string; follow: (clock: Clock) => void; requests: string[] }> {
  let clock: Clock | undefined;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    if (clock === undefined) throw new Error("the site follows no clock yet");
    requests.push(`${clock.now()} ${request.url}`);
    answer(response, clock.now(), request.url ?? "", request.headers["if-none-match"]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    follow: (next) => {
      clock = next;
    },
  };
}

function answer(response: ServerResponse, now: Instant, path: string, known: string | undefined): void {
  const [since, text] = states[path]?.findLast(([from]) => from <= now) ?? [];
  const tag = `"${since}"`;
  const status = text === undefined ? 404 : known === tag ? 304 : 200;
  response.sendDate = false;
  response.writeHead(status, {
    date: new Date(now).toUTCString(),
    "content-type": path === "/robots.txt" ? "text/plain" : "text/html; charset=utf-8",
    connection: "close",
    ...(text === undefined ? {} : { etag: tag }),
  });
  response.end(status === 200 ? text : "");
}

/** Time passes until each instant; then `look` is called. */
async function atEach({ io: { clock } }: World, look: () => Promise<void>): Promise<void> {
  for (const instant of instants) {
    await clock.sleep(millisecondsBetween(clock.now(), instant));
    await look();
  }
}

async function lookByCommand({ stet }: World): Promise<void> {
  expect(await stet("check")).toMatchObject({ code: 0, err: "" });
}

/** As the schedule does, with the event of a deployment that leaves the watches alone. */
async function createFunctions({ io: { cwd, clock, chance } }: World): Promise<() => Promise<void>> {
  const archive = await openArchivePorts({ archive: join(cwd, "archive"), create: false, clock, chance });
  const ports = checkPortsOf(archive, { allowLoopback: true });
  const check = createCheck(async () => ports);
  return async () => {
    const queue = createInProcessQueue();
    await createDispatch(async () => ({ ...ports, queue }))({});
    expect(await check(queue.batch(), timeLeft)).toEqual({ batchItemFailures: [] });
  };
}

/** Every file of an archive, byte for byte. */
async function contentOf({ io: { cwd } }: World): Promise<Record<string, string>> {
  const root = join(cwd, "archive");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = paths.map(
    async (path) => [path.slice(root.length), await readFile(path, "latin1")] as const,
  );
  return Object.fromEntries(await Promise.all(contents));
}

describe("schedule → queue → function", () => {
  it("leaves the same files as the command line, byte for byte", async () => {
    const { origin, follow, requests } = await clockwork();
    const newWorld = async (): Promise<World> => {
      const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
      follow(world.io.clock);
      await world.stet("add", "--every", "1h", `${origin}/news/ferry`, `${origin}/news/quay`);
      return world;
    };
    const commands = await newWorld();
    await atEach(commands, () => lookByCommand(commands));
    const asked = requests.splice(0);

    const functions = await newWorld();
    await atEach(functions, await createFunctions(functions));

    expect(requests).toEqual(asked);
    const files = await contentOf(functions);
    expect(files).toEqual(await contentOf(commands));
    const count = (pattern: RegExp) => Object.keys(files).filter((path) => pattern.test(path)).length;
    expect({
      versions: count(/\/record\.json$/),
      diffs: count(/\/diff\.json$/),
      events: count(/\/events\/\d+\.json$/),
      due: count(/^\/watches\/due\.json$/),
    }).toEqual({ versions: 6, diffs: 4, events: 2, due: 1 });
    expect(count(/^\/checks\/.*\.ndjson\.gz$/)).toBe(instants.length - 1);
  });
});
