/** `stet watch` for months: a second one, deaths, sleep, clocks that are set, shards that cannot be worked. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shardKey, shardName, shardOfArticle } from "../../lib/archive/keys.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import { findArticle } from "../../lib/pipeline/history.ts";
import { changeDueList } from "../../lib/pipeline/timetable-store.ts";
import { takeWatcherPlace } from "../../lib/pipeline/watcher.ts";
import { type Said, saying, withNames } from "./run-stet.ts";
import { archiveIn, clockWith, watchedSite } from "./watched-site.ts";

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

  it("is named by a check that it stands in the way of", async () => {
    const { urls, world } = await watchedSite(["/news/ferry", "/news/quay"]);
    const ending = new AbortController();
    let check: Said | undefined;
    const clock = clockWith(world.io.clock, [
      [
        "2024-03-01T08:00:01.000Z",
        async () => {
          check = await world.stet("check", "--all");
          ending.abort();
        },
      ],
    ]);
    await world.stetWith({ clock, signal: ending.signal }, "watch", ...urls);
    expect(check && named(check)).toEqual({
      code: 3,
      out: "",
      err: "stet: another `stet watch` (PROCESS) has kept looking at this archive since 2024-03-01 08:00:00Z, and is looking at some of these now: it looks at what is due by itself; to look yourself, end it first, or try again in a minute\n",
    });
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
stet: this one was away for too long (the machine slept?), and another \`stet watch\` (elsewhere:1) has kept looking at this archive since 2024-03-01 09:05:10Z: end that one first; if it is dead, its place is free after 2024-03-01 09:11:10Z
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
      { capturedAt: "2024-03-01T08:00:10.000Z" },
      { capturedAt: "2024-03-01T17:05:10.000Z", finding: "unchanged" },
    ]);
    expect((await world.stet("log", "--checks", ...urls)).out).toContain(
      "gap           8 h 50 min, until 2024-03-01 17:05:10Z: due and not looked at: stet was not running",
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
      out: `2024-03-01 08:00:10Z  first         http://HOST/news/ferry  kept as version 1
2024-03-01 08:15:10Z  unchanged     http://HOST/news/ferry  the same bytes
`,
      err: `stet: ${shardKey(other)}: not as its format says: \`stet rebuild\` makes it anew; trying again in a minute\n`,
    });
  });
});
