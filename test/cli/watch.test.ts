/** `stet watch` and `stet check` while time passes: rounds, interruptions, a lease that another run holds, progress. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { shardKey, shardName, shardOfArticle } from "../../lib/archive/keys.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { findArticle } from "../../lib/pipeline/history.ts";
import type { Clock } from "../../lib/pipeline/ports.ts";
import { changeDueList, changeTimetable, readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { takeWatcherPlace } from "../../lib/pipeline/watcher.ts";
import { openArchivePorts } from "../../lib/real-archive.ts";
import { withLease } from "../../lib/watch/lease.ts";
import { doubleCredentials, doubleRegion, startS3Double } from "../archive/s3-double.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, livingSite } from "./living-site.ts";
import { createWorld, type Said, saying, type World, withNames } from "./run-stet.ts";

const env = { STET_ALLOW_LOOPBACK: "1" };

async function watchedSite(paths: readonly string[] = ["/news/ferry"]) {
  const folder = await temporaryFolder();
  const site = await livingSite();
  for (const path of paths) site.pages.set(path, articlePage());
  const urls = paths.map((path) => site.origin + path);
  return {
    folder,
    site,
    urls,
    world: createWorld(folder, env),
    names: { [new URL(site.origin).host]: "HOST" },
  };
}

/** A clock on which something happens at a point in time, before a sleeper who passes it wakes. */
function clockWith(clock: Clock, events: readonly (readonly [Instant, () => unknown])[]) {
  const waiting = [...events];
  const sleeps: number[] = [];
  const sleep = async (milliseconds: number) => {
    sleeps.push(milliseconds);
    await clock.sleep(milliseconds);
    for (const event of waiting.filter(([at]) => at <= clock.now())) {
      waiting.splice(waiting.indexOf(event), 1);
      await event[1]();
    }
  };
  return { now: clock.now, sleep, sleeps };
}

const archiveIn = (folder: string, { io }: World) =>
  openArchivePorts({ archive: join(folder, "archive"), create: false, clock: io.clock });

describe("stet watch", () => {
  it("looks at once, again whenever it is due, and ends when it is told to", async () => {
    const { site, urls, world, names } = await watchedSite();
    const ending = new AbortController();
    const clock = clockWith(world.io.clock, [
      ["2024-03-01T08:20:00.000Z", () => site.pages.set("/news/ferry", articlePage({ boats: "41" }))],
      ["2024-03-01T08:50:00.000Z", () => ending.abort()],
    ]);
    const said = await world.stetWith({ clock, signal: ending.signal }, "watch", ...urls);
    expect(withNames(said, names)).toEqual(
      saying(`2024-03-01 08:00:05Z  first         http://HOST/news/ferry  kept as version 1
2024-03-01 08:15:00Z  unchanged     http://HOST/news/ferry  the same bytes
2024-03-01 08:30:00Z  changed       http://HOST/news/ferry  version 2: 1 number (14 → 41) (silent)
2024-03-01 08:45:00Z  unchanged     http://HOST/news/ferry  the same bytes
`),
    );
    // Never longer than a minute: others may add watches meanwhile.
    expect(Math.max(...clock.sleeps)).toBe(60_000);
  });

  it("notices what another process adds meanwhile", async () => {
    const { urls, world } = await watchedSite(["/news/ferry", "/news/quay"]);
    const [first = "", second = ""] = urls;
    const ending = new AbortController();
    const clock = clockWith(world.io.clock, [
      ["2024-03-01T08:03:00.000Z", () => world.stet("add", second)],
      ["2024-03-01T08:12:00.000Z", () => ending.abort()],
    ]);
    const { code, out } = await world.stetWith({ clock, signal: ending.signal }, "watch", "--json", first);
    expect(code).toBe(0);
    const looks: unknown[] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(looks).toMatchObject([{ targetUrl: first }, { targetUrl: second }]);
  });

  it("does not begin when somebody's site would be called without a contact", async () => {
    const { world, folder } = await watchedSite();
    const { code, err } = await world.stet("watch", "https://example.org/news/flood");
    expect([code, err]).toEqual([
      2,
      `stet: https://example.org/news/flood is somebody's site, and stet calls no one without saying who calls. Type, with your own address:
  stet watch https://example.org/news/flood --contact you@example.org
`,
    ]);
    // Nor leaves anything behind.
    await expect(archiveIn(folder, world)).rejects.toThrow("there is no archive");
  });
});

describe("stet check, interrupted", () => {
  it("writes down what it has, gives the lease up, and says what is left", async () => {
    const { folder, site, urls, world, names } = await watchedSite(["/news/a", "/news/b", "/news/c"]);
    await world.stet("add", ...urls);
    const ending = new AbortController();
    // The second look waits for its distance to the first: then.
    const clock = clockWith(world.io.clock, [["2024-03-01T08:00:10.000Z", () => ending.abort()]]);
    const said = await world.stetWith({ clock, signal: ending.signal }, "check");
    expect(withNames(said, names)).toEqual({
      code: 3,
      out: "2024-03-01 08:00:05Z  first         http://HOST/news/a  kept as version 1\n",
      err: "stet: 2 due and not looked at: interrupted\n",
    });
    expect(site.requests).toEqual(["/robots.txt", "/news/a"]);
    const archive = await archiveIn(folder, world);
    const { articleId } = await findArticle(archive.store, urls[0] ?? "");
    const { value } = await readTimetable(archive, shardOfArticle(articleId, archive.shards));
    expect(value.lease).toBeUndefined();
    expect(await world.stet("check")).toMatchObject({ code: 0, err: "" });
    expect(site.requests).toEqual(["/robots.txt", "/news/a", "/news/b", "/news/c"]);
  });
});

describe("stet check, while another run is at work", () => {
  it("stays away, and says until when", async () => {
    const { folder, site, urls, world } = await watchedSite();
    await world.stet("add", ...urls);
    const archive = await archiveIn(folder, world);
    const { articleId } = await findArticle(archive.store, urls[0] ?? "");
    const shard = shardOfArticle(articleId, archive.shards);
    await changeTimetable(archive, shard, (timetable) =>
      withLease(timetable, "another", archive.clock.now()),
    );
    for (const args of [["check"], ["check", "--all"], ["check", ...urls]]) {
      expect(await world.stet(...args)).toEqual({
        code: 3,
        out: "",
        err: "stet: another run is looking at some of these and has them until 2024-03-01 08:06:00Z: try again then\n",
      });
    }
    expect(site.requests).toEqual([]);
    await world.io.clock.sleep(6 * 60_000);
    expect(await world.stet("check")).toMatchObject({ code: 0, err: "" });
  });
});

describe("a clock that is off", () => {
  it("makes no look, and says by how much", async () => {
    const { site, urls, world } = await watchedSite();
    const double = await startS3Double({ now: () => instantAfter(world.io.clock.now(), -10 * 60_000) });
    onTestFinished(() => double.close());
    vi.stubEnv("AWS_ENDPOINT_URL_S3", double.endpoint);
    vi.stubEnv("AWS_REGION", doubleRegion);
    vi.stubEnv("AWS_ACCESS_KEY_ID", doubleCredentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", doubleCredentials.secretAccessKey);
    onTestFinished(() => void vi.unstubAllEnvs());
    const bucket = ["--archive", "s3://archive"];
    await world.stet("add", ...urls, ...bucket);
    const { code, out, err } = await world.stet("check", ...bucket);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toMatch(
      /^stet: 1 due and not looked at: our clock is (?:599|60[0-2]) s ahead of the store's\n$/,
    );
    expect(site.requests).toEqual([]);
  });
});

describe("a lost timetable", () => {
  it("does not pass for one in which nothing is due", async () => {
    const { folder, urls, world } = await watchedSite();
    await world.stet("add", ...urls);
    await rm(join(folder, "archive", "watches"), { recursive: true });
    const lost = {
      code: 3,
      out: "",
      err: "stet: watches/due.json: lost, though articles are watched: `stet rebuild` makes it anew\n",
    };
    expect(await world.stet("check")).toEqual(lost);
    expect(await world.stet("watch")).toEqual(lost);
    expect(await world.stet("check", ...urls)).toEqual({
      ...lost,
      err: "stet: the timetable: does not know these articles: `stet rebuild` makes it anew\n",
    });
    expect((await world.stet("rebuild")).code).toBe(0);
    expect((await world.stet("check")).out).toContain("kept as version 1");
  });
});

describe("stet watch, while another run is at work", () => {
  it("waits until the other is done, and says so once", async () => {
    const { folder, urls, world } = await watchedSite();
    await world.stet("add", ...urls);
    const archive = await archiveIn(folder, world);
    const { articleId } = await findArticle(archive.store, urls[0] ?? "");
    const shard = shardOfArticle(articleId, archive.shards);
    // It has 40 of its 360 seconds left.
    const takenAt = instantAfter(archive.clock.now(), -320_000);
    await changeTimetable(archive, shard, (timetable) => withLease(timetable, "another", takenAt));
    const ending = new AbortController();
    const clock = clockWith(world.io.clock, [["2024-03-01T08:05:00.000Z", () => ending.abort()]]);
    const { code, out, err } = await world.stetWith({ clock, signal: ending.signal }, "watch");
    expect(code).toBe(0);
    expect(out).toContain("2024-03-01 08:00:45Z  first");
    expect(err).toBe(
      "stet: another run is looking at some of these and has them until 2024-03-01 08:00:40Z: try again then\n",
    );
  });
});

describe("a second stet watch", () => {
  const atWork = (since: string, until: string) => ({
    code: 3,
    out: "",
    err: `stet: another \`stet watch\` (PROCESS) has kept looking at this archive since ${since}: end that one first; if it is dead, its place is free after ${until}\n`,
  });
  const named = (said: Said) => ({ ...said, err: said.err.replace(/\([^()]+:\d+\)/g, "(PROCESS)") });

  it("leaves at once and says who is at work; the first goes on, and its place is free when it ends", async () => {
    const { urls, world } = await watchedSite();
    const ending = new AbortController();
    let second: Said | undefined;
    const clock = clockWith(world.io.clock, [
      [
        "2024-03-01T08:20:00.000Z",
        async () => {
          second = await world.stet("watch");
        },
      ],
      ["2024-03-01T08:40:00.000Z", () => ending.abort()],
    ]);
    const first = await world.stetWith({ clock, signal: ending.signal }, "watch", ...urls);
    expect(second && named(second)).toEqual(atWork("2024-03-01 08:00:00Z", "2024-03-01 08:25:00Z"));
    expect([first.code, first.err, first.out.split("\n").length - 1]).toEqual([0, "", 3]);
    const gone = new AbortController();
    gone.abort();
    expect(await world.stetWith({ signal: gone.signal }, "watch")).toEqual(saying(""));
  });

  it("takes the place of one that died", async () => {
    const { folder, urls, world } = await watchedSite();
    await world.stet("add", ...urls);
    const archive = await archiveIn(folder, world);
    const dead = { own: "elsewhere:1", hasDied: () => false };
    expect(await takeWatcherPlace({ ...archive, processes: dead })).toHaveProperty("keep");
    expect((await world.stet("watch")).code).toBe(3);
    const ending = new AbortController();
    const clock = clockWith(world.io.clock, [["2024-03-01T08:10:00.000Z", () => ending.abort()]]);
    await world.io.clock.sleep(6 * 60_000 + 1);
    expect((await world.stetWith({ clock, signal: ending.signal }, "watch")).code).toBe(0);
  });

  it("that took over while the first slept makes the first leave", async () => {
    const { folder, urls, world } = await watchedSite();
    const archive = async () => ({
      ...(await archiveIn(folder, world)),
      processes: { own: "elsewhere:1", hasDied: () => false },
    });
    const clock = clockWith(world.io.clock, [
      [
        "2024-03-01T08:05:00.000Z",
        async () => {
          await world.io.clock.sleep(60 * 60_000);
          await takeWatcherPlace(await archive());
        },
      ],
    ]);
    const said = await world.stetWith({ clock }, "watch", ...urls);
    expect([said.code, said.err]).toEqual([
      3,
      `stet: 1 h have passed unseen: the machine slept, or its clock was set forward
stet: this one was away for too long (the machine slept?), and another \`stet watch\` (elsewhere:1) has kept looking at this archive since 2024-03-01 09:05:05Z: end that one first; if it is dead, its place is free after 2024-03-01 09:11:05Z
`,
    ]);
  });
});

describe("a machine that sleeps, and clocks that are set", () => {
  it("wakes up to what is due, and says how long nobody looked", async () => {
    const { urls, world } = await watchedSite();
    const ending = new AbortController();
    const clock = clockWith(world.io.clock, [
      ["2024-03-01T08:05:00.000Z", () => world.io.clock.sleep(9 * 60 * 60_000)],
      ["2024-03-01T17:30:00.000Z", () => ending.abort()],
    ]);
    const said = await world.stetWith({ clock, signal: ending.signal }, "watch", "--json", ...urls);
    expect(said.err).toBe("stet: 9 h have passed unseen: the machine slept, or its clock was set forward\n");
    const [first = "", second = ""] = urls.length > 0 ? said.out.split("\n") : [];
    expect([JSON.parse(first), JSON.parse(second)]).toMatchObject([
      { capturedAt: "2024-03-01T08:00:05.000Z" },
      { capturedAt: "2024-03-01T17:05:05.000Z", finding: "unchanged" },
    ]);
    expect((await world.stet("log", "--checks", ...urls)).out).toContain(
      "gap           8 h 50 min, until 2024-03-01 17:05:05Z: due and not looked at: stet was not running",
    );
  });

  it("goes on when the clock is set back, without hammering the site or waiting for the hour to pass again", async () => {
    const { site, urls, world } = await watchedSite();
    const ending = new AbortController();
    let back = 0;
    const now = () => instantAfter(world.io.clock.now(), -back);
    const events = clockWith(world.io.clock, [
      ["2024-03-01T08:35:00.000Z", () => (back = 60 * 60_000)],
      ["2024-03-01T10:35:00.000Z", () => ending.abort()],
    ]);
    const clock = { now, sleep: events.sleep };
    const said = await world.stetWith({ clock, signal: ending.signal }, "watch", ...urls);
    expect([said.code, said.err]).toEqual([0, "stet: the clock was set back by 1 h\n"]);
    const looks = site.requests.filter((path) => path === "/news/ferry").length;
    expect(looks).toBeGreaterThanOrEqual(5);
    expect(looks).toBeLessThanOrEqual(9);
  });
});

describe("a shard that cannot be worked", () => {
  it("does not keep the others from being looked at, and is told of once", async () => {
    const { folder, urls, world, names } = await watchedSite();
    await world.stet("add", ...urls);
    const archive = await archiveIn(folder, world);
    const { articleId } = await findArticle(archive.store, urls[0] ?? "");
    const other = 1 - shardOfArticle(articleId, archive.shards);
    await writeFile(join(folder, "archive", shardKey(other)), "damaged");
    await changeDueList(archive, (due) => ({
      ...due,
      shards: { ...due.shards, [shardName(other)]: "2024-03-01T08:00:00.000Z" },
    }));
    const ending = new AbortController();
    const clock = clockWith(world.io.clock, [["2024-03-01T08:20:00.000Z", () => ending.abort()]]);
    const said = await world.stetWith({ clock, signal: ending.signal }, "watch");
    expect(withNames(said, names)).toEqual({
      code: 0,
      out: `2024-03-01 08:00:05Z  first         http://HOST/news/ferry  kept as version 1
2024-03-01 08:15:05Z  unchanged     http://HOST/news/ferry  the same bytes
`,
      err: `stet: ${shardKey(other)}: not as its format says: \`stet rebuild\` makes it anew; trying again in a minute\n`,
    });
  });
});

describe("progress", () => {
  it("is shown on a terminal, and wiped away before anything else is written", async () => {
    const { urls, world } = await watchedSite(["/news/a", "/news/b"]);
    await world.stet("add", ...urls);
    const isTerminal = { out: false, err: true };
    const { code, err } = await world.stetWith({ isTerminal }, "check");
    const wipe = "\r\u001b[K";
    expect(err).toBe(`${wipe}2 to look at${wipe}${wipe}1 of 2 looked at${wipe}`);
    expect(code).toBe(0);
    const rebuilt = await world.stetWith({ isTerminal }, "rebuild");
    expect(rebuilt.err).toContain(`${wipe}timetable 1`);
    expect(rebuilt.err.endsWith(wipe)).toBe(true);
    expect((await world.stet("rebuild")).err).toBe("");
  });
});
