/** What hosts see of a run: redirects, failures, robots.txt that cannot be had, publishers who opted out, odd clocks. */
import { describe, expect, it } from "vitest";
import { readLooks } from "../../lib/archive/check-lines.ts";
import { instantAfter, millisecondsBetween } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import type { MiningRule } from "../../lib/article/mining-rules.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import { miningPath } from "../../lib/capture/mining.ts";
import { hostSpacing } from "../../lib/pipeline/host-door.ts";
import { addOptOuts } from "../../lib/pipeline/opt-out-list.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { answerTime, asSeenBy, beginning, day, minute, pages, type Request, world } from "./hosts-world.ts";

describe("redirects", () => {
  it("to a host that is being looked at keep that host's distance, one request at a time, robots.txt first", async () => {
    const from = pages("a.example", 6);
    const redirects = Object.fromEntries(
      from.map((url, index) => [url, `https://b.example/from-a-${index}`]),
    );
    const { requests, run } = await world([...from, ...pages("b.example", 6)], { redirects });
    const { looks } = await run();
    expect(looks.map(({ outcome }) => outcome)).toEqual(Array(12).fill("ok"));
    for (const host of ["a.example", "b.example"]) {
      const seen = asSeenBy(host, requests);
      expect(seen).toMatchObject({ atOnce: 0, first: "/robots.txt" });
      expect(seen.least).toBeGreaterThanOrEqual(hostSpacing);
    }
    expect(asSeenBy("b.example", requests).count).toBe(1 + 6 + 6);
  });

  it("within one host keep its distance as well", async () => {
    const redirects = {
      "https://a.example/0": "https://a.example/moved",
      "https://a.example/moved": "https://a.example/again",
    };
    const { requests, run } = await world(["https://a.example/0"], { redirects });
    await run();
    expect(asSeenBy("a.example", requests)).toMatchObject({ count: 4, least: hostSpacing + answerTime });
  });

  it("in a circle of hosts keep nobody waiting for ever", async () => {
    const redirects = {
      ...Object.fromEntries(pages("a.example", 5).map((url) => [url, "https://b.example/x"])),
      ...Object.fromEntries(pages("b.example", 5).map((url) => [url, "https://a.example/x"])),
    };
    const { run } = await world([...pages("a.example", 5), ...pages("b.example", 5)], { redirects });
    expect((await run()).looks).toHaveLength(10);
  });

  it("of robots.txt keep the distance of the host where it lies, and of their own", async () => {
    const redirects = {
      "https://a.example/robots.txt": "https://a.example/static/robots.txt",
      "https://a.example/static/robots.txt": "https://b.example/robots-of-a.txt",
    };
    const { requests, run } = await world([...pages("a.example", 2), ...pages("b.example", 4)], {
      redirects,
    });
    expect((await run()).looks.map(({ outcome }) => outcome)).toEqual(Array(6).fill("ok"));
    for (const host of ["a.example", "b.example"]) {
      const seen = asSeenBy(host, requests);
      expect(seen).toMatchObject({ atOnce: 0, first: "/robots.txt" });
      expect(seen.least).toBeGreaterThanOrEqual(hostSpacing);
    }
    expect(asSeenBy("a.example", requests).count).toBe(2 + 2);
  });

  it("to a host whose robots.txt forbids it end there", async () => {
    const { requests, run } = await world(["https://a.example/0"], {
      redirects: { "https://a.example/0": "https://b.example/0" },
      robotsOf: () => ({ state: "rules", body: "User-agent: *\nDisallow: /" }),
    });
    await run();
    expect(requests.map(({ url }) => url.href)).toEqual(["https://a.example/robots.txt"]);
  });
});

describe("a host that fails", () => {
  it("is left alone by all its watches, asked once when the time is over, and by all again when it answers", async () => {
    let down: boolean = true;
    const { clock, ports, requests, run } = await world(
      [...pages("a.example", 9), ...pages("b.example", 2)],
      {
        outcomeOf: ({ host }) => (down && host === "a.example" ? "server-error" : "ok"),
      },
    );
    const first = await run();
    expect(first.left).toBe(6);
    expect(first.looks.filter(({ targetUrl }) => targetUrl.includes("b.example"))).toHaveLength(2);
    const lines: Look[] = [];
    await clock.run(
      (async () => {
        for await (const look of readLooks(ports.store, 0)) lines.push(look);
      })(),
    );
    expect(lines.filter(({ outcome }) => outcome === "deferred")).toHaveLength(6);
    expect(lines.at(-1)?.reason).toMatch(
      /^the host is left alone until .*: 3 looks in a row ended in server-error$/,
    );
    // Nobody asks before; then one does for all.
    const count = requests.length;
    await clock.run(clock.sleep(10 * minute));
    await run();
    expect(requests).toHaveLength(count);
    await clock.run(clock.sleep(10 * minute));
    await run();
    expect(asSeenBy("a.example", requests).count).toBe(1 + 3 + 1);
    down = false;
    await clock.run(clock.sleep(day));
    const { looks } = await run();
    expect(
      looks.filter(({ outcome, targetUrl }) => outcome === "ok" && targetUrl.includes("a.example")),
    ).toHaveLength(9);
    expect(asSeenBy("a.example", requests).least).toBeGreaterThanOrEqual(hostSpacing);
  });
});

describe("a robots.txt that cannot be had", () => {
  it("keeps everybody out for thirty days, asked for at most once an hour, and counts as absent then", async () => {
    const { clock, requests, run } = await world(["https://a.example/0"], {
      robotsOf: () => ({ state: "unreachable" }),
    });
    const outcomes: [number, Outcome | undefined][] = [];
    for (let passed = 0; passed <= 31; passed++) {
      const { looks } = await run("all");
      outcomes.push([passed, looks[0]?.outcome]);
      await clock.run(clock.sleep(day));
    }
    expect(outcomes.slice(0, 30).every(([, outcome]) => outcome === "robots-unreachable")).toBe(true);
    expect(outcomes.slice(30)).toEqual([
      [30, "ok"],
      [31, "ok"],
    ]);
    expect(requests.filter(({ url }) => url.pathname === "/0")).toHaveLength(2);
  });

  it("for a moment only is forgotten when it can be had again", async () => {
    const { clock, run } = await world(["https://a.example/0"], {
      robotsOf: (now) => ({
        state:
          now < instantAfter(beginning, day) || now > instantAfter(beginning, 3 * day)
            ? "unreachable"
            : "none",
      }),
    });
    const outcomes: (Outcome | undefined)[] = [];
    for (let passed = 0; passed <= 32; passed++) {
      outcomes.push((await run("all")).looks[0]?.outcome);
      await clock.run(clock.sleep(day));
    }
    expect(outcomes.slice(0, 3)).toEqual(["robots-unreachable", "ok", "ok"]);
    expect(new Set(outcomes.slice(4))).toEqual(new Set(["robots-unreachable"]));
  });
});

describe("a host's wishes about mining", () => {
  const reserved: MiningRule = { location: "/", reserved: true, policy: "https://a.example/tdm" };
  const askedFor = (requests: readonly Request[]) =>
    requests.filter(({ url }) => url.pathname === miningPath).length;

  it("are asked for after robots.txt and before the first look, at a distance, and recorded with each", async () => {
    const { requests, run } = await world(pages("a.example", 3), { miningOf: () => [reserved] });
    const { looks } = await run();
    const wish = { tdm: { reserved: true, policy: "https://a.example/tdm", saidIn: "host" } };
    expect(looks.map(({ reservations }) => reservations)).toEqual([wish, wish, wish]);
    expect(requests.slice(0, 2).map(({ url }) => url.pathname)).toEqual(["/robots.txt", miningPath]);
    expect(asSeenBy("a.example", requests)).toMatchObject({ atOnce: 0, count: 5 });
    expect(asSeenBy("a.example", requests).least).toBeGreaterThanOrEqual(hostSpacing);
  });

  it.each([
    { who: "has some", rules: [reserved], times: 15 },
    { who: "has none", rules: [], times: 3 },
  ])("are asked for again by the day or the week where it $who", async ({ rules, times }) => {
    const { clock, requests, run } = await world(pages("a.example", 1), { miningOf: () => rules });
    for (let half = 0; half < 30; half += 1) {
      await run("all");
      await clock.run(clock.sleep(day / 2));
    }
    expect(Math.abs(askedFor(requests) - times)).toBeLessThanOrEqual(1);
  });

  it("are not asked for where robots.txt forbids it, or the article", async () => {
    for (const path of ["/.well-known/", "/0"]) {
      const robotsOf = () => ({ state: "rules", body: `User-agent: *\nDisallow: ${path}` }) as const;
      const { requests, run } = await world(["https://a.example/0"], {
        robotsOf,
        miningOf: () => [reserved],
      });
      await run();
      expect(askedFor(requests)).toBe(0);
    }
  });
});

describe("a publisher who opted out", () => {
  it("is not called any more, not even for robots.txt, and each look that was due is on record", async () => {
    const { clock, ports, requests, run } = await world([...pages("a.example", 2), "https://b.example/0"]);
    await clock.run(addOptOuts(ports, ["a.example"], "person"));
    const { looks } = await run();
    expect(looks.map(({ outcome, reason }) => [outcome, reason]).toSorted()).toEqual([
      ["ok", undefined],
      ["opted-out", "a.example is on the list of opt-outs"],
      ["opted-out", "a.example is on the list of opt-outs"],
    ]);
    expect(requests.map(({ url }) => url.host)).toEqual(["b.example", "b.example"]);
  });

  it("is not called at the end of a redirect either", async () => {
    const redirects = { "https://a.example/0": "https://b.example/0" };
    const { clock, ports, requests, run } = await world(["https://a.example/0"], { redirects });
    await clock.run(addOptOuts(ports, ["https://b.example/"], "person"));
    expect((await run()).looks.map(({ outcome }) => outcome)).toEqual(["opted-out"]);
    expect(new Set(requests.map(({ url }) => url.host))).toEqual(new Set(["a.example"]));
  });
});

describe("a clock that was set back", () => {
  it("makes nobody wait for longer than a host's distance", async () => {
    const { clock, ports, requests, run } = await world(pages("a.example", 2));
    await run();
    const back = 6 * 60 * minute;
    const setBack = { now: () => instantAfter(clock.now(), -back), sleep: clock.sleep };
    const store = createMemoryStore({ now: setBack.now });
    for await (const { key } of ports.store.list("")) {
      const stored = await ports.store.get(key);
      if (stored !== undefined)
        await store.putIfAbsent(key, stored.bytes, { contentType: "application/json" });
    }
    const before = requests.length;
    const began = clock.now();
    const { looks } = await clock.run(
      runShard(
        { ...ports, store, clock: setBack },
        { shard: 0, which: "all", patience: Number.POSITIVE_INFINITY },
      ),
    );
    expect(looks).toHaveLength(2);
    expect(requests.length - before).toBeGreaterThanOrEqual(2);
    expect(millisecondsBetween(began, clock.now())).toBeLessThan(minute);
  });
});
