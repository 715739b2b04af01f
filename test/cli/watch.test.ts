/** `stet watch` and `stet check` while time passes: rounds, interruptions, a lease that another run holds, progress. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { shardOfArticle } from "../../lib/archive/keys.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import { miningPath } from "../../lib/capture/mining.ts";
import { findArticle } from "../../lib/pipeline/history.ts";
import { changeTimetable, readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { withLease } from "../../lib/watch/lease.ts";
import { doubleCredentials, doubleRegion, startS3Double } from "../archive/s3-double.ts";
import { articlePage } from "./living-site.ts";
import { saying, withNames } from "./run-stet.ts";
import { archiveIn, clockWith, watchedSite } from "./watched-site.ts";

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
      saying(`2024-03-01 08:00:10Z  first         http://HOST/news/ferry  kept as version 1
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
    const clock = clockWith(world.io.clock, [["2024-03-01T08:00:15.000Z", () => ending.abort()]]);
    const said = await world.stetWith({ clock, signal: ending.signal }, "check");
    expect(withNames(said, names)).toEqual({
      code: 3,
      out: "2024-03-01 08:00:10Z  first         http://HOST/news/a  kept as version 1\n",
      err: "stet: 2 due and not looked at: interrupted\n",
    });
    expect(site.requests).toEqual(["/robots.txt", miningPath, "/news/a"]);
    const archive = await archiveIn(folder, world);
    const { articleId } = await findArticle(archive.store, urls[0] ?? "");
    const { value } = await readTimetable(archive, shardOfArticle(articleId, archive.shards));
    expect(value.lease).toBeUndefined();
    expect(await world.stet("check")).toMatchObject({ code: 0, err: "" });
    expect(site.requests).toEqual(["/robots.txt", miningPath, "/news/a", "/news/b", "/news/c"]);
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
    expect(await world.stet("check")).toEqual({
      code: 0,
      out: "",
      err: "stet: another run is looking at some of what is due, and has it until 2024-03-01 08:06:00Z; what it leaves stays due\n",
    });
    for (const args of [
      ["check", "--all"],
      ["check", ...urls],
    ]) {
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
    expect(out).toContain("2024-03-01 08:00:50Z  first");
    expect(err).toBe(
      "stet: another run is looking at some of these and has them until 2024-03-01 08:00:40Z: try again then\n",
    );
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
