/** A redirect to a host of another shard: the owner's distance holds, whoever the owner's run belongs to. */
import { describe, expect, it } from "vitest";
import { hostFolder, shardKey, shardOfHost } from "../../lib/archive/keys.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import { Crew } from "../../lib/pipeline/crew.ts";
import { dueShards } from "../../lib/pipeline/dispatch.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { answerTime, asSeenBy, beginning, minute, pages, world } from "./hosts-world.ts";

const shards = 2;
const shardOf = (host: string) => shardOfHost(hostFolder(new URL(`https://${host}/`)), shards);
const hostIn = (shard: number) =>
  ["a", "b", "c", "d", "e", "f", "g"]
    .map((name) => `${name}.example`)
    .find((host) => shardOf(host) === shard) ?? "";
const here = hostIn(0);
const there = hostIn(1);
const patient = { which: "due", patience: Number.POSITIVE_INFINITY } as const;

/** Every page of the first host leads to the second. */
const redirects = Object.fromEntries(
  pages(here, 3).map((url, index) => [url, `https://${there}/from-elsewhere-${index}`]),
);

describe("a redirect to a host of another shard", () => {
  it("passes the door of that host's own looks where one process holds both", async () => {
    const { clock, ports, requests } = await world([...pages(here, 3), ...pages(there, 3)], {
      redirects,
      shards,
    });
    const crew = new Crew(ports);
    const reports = await clock.run(
      Promise.all([0, 1].map((shard) => runShard(ports, { ...patient, shard }, crew))),
    );
    expect(reports.map(({ looks, left }) => [looks.length, left])).toEqual([
      [3, 0],
      [3, 0],
    ]);
    const seen = asSeenBy(there, requests);
    expect(seen).toMatchObject({ atOnce: 0, first: "/robots.txt", count: 1 + 3 + 3 });
    expect(seen.least).toBeGreaterThanOrEqual(hostSpacing);
  });

  it("takes a shard that nobody holds for the visit, and leaves behind when that was", async () => {
    const { clock, ports, requests, run } = await world(pages(here, 1), { redirects, shards });
    expect((await run()).looks.map(({ outcome }) => outcome)).toEqual(["ok"]);
    const { lease, hosts } = (await clock.run(readTimetable(ports, 1))).value;
    expect(lease).toBeUndefined();
    expect(Object.keys(hosts)).toEqual([there]);
    const last = requests.at(-1);
    expect(hosts[there]?.lastRequestAt).toBe(instantAfter(last?.from ?? "", answerTime));
  });

  it("does not go on to a host whose shard another process holds: no look yet, made when it is free", async () => {
    const { clock, ports, requests } = await world([...pages(here, 1), ...pages(there, 6)], {
      redirects,
      shards,
    });
    const both = [1, 0].map((shard) => runShard(ports, { ...patient, shard }));
    const [, visitor] = await clock.run(Promise.all(both));
    expect(visitor).toMatchObject({
      looks: [],
      left: 1,
      leftBecause: `${there} is of shard 1, which another run holds`,
    });
    expect(asSeenBy(there, requests)).toMatchObject({ atOnce: 0, count: 1 + 6 });
    await clock.run(clock.sleep(5 * minute));
    expect(await clock.run(dueShards(ports))).toEqual([0]);
    const later = await clock.run(runShard(ports, { ...patient, shard: 0 }));
    expect(later.looks.map(({ outcome }) => outcome)).toEqual(["ok"]);
    expect(asSeenBy(there, requests).least).toBeGreaterThanOrEqual(hostSpacing);
  });

  it("asks for a robots.txt that lies there another time, and does not take it for one that cannot be had", async () => {
    const leads = { [`https://${here}/robots.txt`]: `https://${there}/robots.txt` };
    const { clock, ports, requests } = await world([...pages(here, 1), ...pages(there, 6)], {
      redirects: leads,
      shards,
    });
    const both = [1, 0].map((shard) => runShard(ports, { ...patient, shard }));
    const [, visitor] = await clock.run(Promise.all(both));
    expect(visitor).toMatchObject({ looks: [], left: 1 });
    await clock.run(clock.sleep(5 * minute));
    const later = await clock.run(runShard(ports, { ...patient, shard: 0 }));
    expect(later.looks.map(({ outcome }) => outcome)).toEqual(["ok"]);
    expect(asSeenBy(there, requests)).toMatchObject({ atOnce: 0, count: 1 + 6 + 1 });
  });

  it("folds in what a run that died there had found, and says when its articles are due", async () => {
    const { clock, ports, run } = await world([...pages(here, 1), ...pages(there, 1)], { redirects, shards });
    const put = ports.store.replaceIfUnchanged;
    let writes = 0;
    const replaceIfUnchanged: typeof put = (key, ...rest) => {
      if (key === shardKey(1) && ++writes > 1) throw new Error("crashed");
      return put(key, ...rest);
    };
    const dying = { ...ports, store: { ...ports.store, replaceIfUnchanged } };
    await expect(clock.run(runShard(dying, { ...patient, shard: 1 }))).rejects.toThrow("crashed");
    await clock.run(clock.sleep(7 * minute));
    expect((await run()).looks.map(({ outcome }) => outcome)).toEqual(["ok"]);
    const { value } = await clock.run(readTimetable(ports, 1));
    const [row] = value.articles.values();
    expect(row?.dueAt).toBe(instantAfter(beginning, 15 * minute));
    expect(await clock.run(dueShards(ports))).toEqual([]);
  });
});
