/** `stet status`: host by host, the worst first, in whole sentences of a screen. */
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, livingSite } from "./living-site.ts";
import { createWorld, saying, withNames } from "./run-stet.ts";

const hour = 60 * 60 * 1000;

async function twoHosts() {
  const [good, bad] = [await livingSite(), await livingSite()];
  for (const page of ["a", "b"]) good.pages.set(`/news/${page}`, articlePage());
  for (const page of ["a", "b", "c"]) bad.pages.set(`/news/${page}`, "<title>Just a moment...</title>");
  const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
  const names = { [new URL(good.origin).host]: "GOOD", [new URL(bad.origin).host]: "BAD" };
  const folders = Object.fromEntries(
    Object.entries(names).map(([host, name]) => [host.replace(":", "_"), name]),
  );
  const stet = async (...args: string[]) => withNames(await world.stet(...args), { ...names, ...folders });
  return { world, stet, good, bad };
}

describe("stet status", () => {
  it("tells that nothing is watched", async () => {
    const world = createWorld(await temporaryFolder());
    await world.stet("add", "https://example.org/a");
    await world.stet("remove", "https://example.org/a");
    expect(await world.stet("status")).toEqual(saying("Nothing is watched.\n"));
  });

  it("tells what is due, late, failing and blocked, by host", async () => {
    const { world, stet, good, bad } = await twoHosts();
    await stet("add", "--every", "1h", `${good.origin}/news/a`, `${good.origin}/news/b`);
    expect(await stet("status")).toEqual(
      saying(`2 articles on 1 host; 2 due; 0 late; 0 failing, 0 of them blocked

GOOD  2 watched; 2 due, the longest for 0 s; 2 not looked at yet
`),
    );
    await stet("add", "--every", "1h", ...["a", "b", "c"].map((page) => `${bad.origin}/news/${page}`));
    await stet("check");
    await world.io.clock.sleep(3 * hour);
    const { code, out, err } = await stet("status");
    expect([code, err]).toEqual([0, ""]);
    expect(
      out
        .replaceAll(/\d\d:\d\dZ|\d\d:\d\d:\d\dZ/g, "TIME")
        .replaceAll(/news\/[abc]/g, "news/PAGE")
        .replaceAll(/(due for|longest for) [\w ]+/g, "$1 LONG"),
    ).toBe(
      `5 articles on 2 hosts; 5 due; 5 late; 3 failing, 3 of them blocked

BAD  3 watched; 3 due, 3 of them late, the longest for LONG; 3 failing, 3 of them blocked
  http://BAD/news/PAGE
    interstitial 2024-03-01 TIME: a wall stands before the article; due for LONG
  http://BAD/news/PAGE
    interstitial 2024-03-01 TIME: a wall stands before the article; due for LONG
  http://BAD/news/PAGE
    interstitial 2024-03-01 TIME: a wall stands before the article; due for LONG

GOOD  2 watched; 2 due, 2 of them late, the longest for LONG
  http://GOOD/news/PAGE
    ok 2024-03-01 TIME: the article was fetched; last seen 2024-03-01 TIME; due for LONG
  http://GOOD/news/PAGE
    ok 2024-03-01 TIME: the article was fetched; last seen 2024-03-01 TIME; due for LONG
`,
    );
  });

  it("names an article that was never found, and not one that went away", async () => {
    const { world, stet, good } = await twoHosts();
    await stet("add", "--every", "1h", `${good.origin}/news/a`, `${good.origin}/news/mistyped`);
    await stet("check");
    good.pages.delete("/news/a");
    await world.io.clock.sleep(hour);
    await stet("check");
    const { out, ...others } = await stet("status");
    // Whose turn it is first is not said.
    expect({ ...others, out: out.replace(/09:00:\d\dZ/, "TIME") }).toEqual(
      saying(`2 articles on 1 host; 0 due; 0 late; 0 failing, 0 of them blocked; 1 never found; next look due 2024-03-01 10:00:00Z

GOOD  2 watched; 1 never found
  http://GOOD/news/mistyped
    gone 2024-03-01 TIME: the page is not there (404, 410), and was never found: is the address right?; next look 2024-03-01 10:00:00Z
`),
    );
  });

  it("tells that a host is left alone, and programs everything", async () => {
    const { stet, bad } = await twoHosts();
    bad.status = 503;
    await stet("add", "--every", "1h", ...["a", "b", "c", "d"].map((page) => `${bad.origin}/news/${page}`));
    await stet("check");
    const { out } = await stet("status");
    expect(out).toMatch(/^4 articles on 1 host; .*3 failing, 0 of them blocked/);
    expect(out).toMatch(
      /\n {2}left alone until 2024-03-01 08:1\d:\d\dZ: failing since 2024-03-01 08:00:10Z, 3 looks in a row, the last server-error\n/,
    );
    const told: unknown = JSON.parse((await stet("status", "--json")).out);
    expect(told).toMatchObject({
      watched: 4,
      failing: 3,
      hosts: [
        {
          host: "BAD",
          wantedAnHour: expect.any(Number),
          circuit: { failures: 3 },
          articles: [{}, {}, {}, {}],
        },
      ],
    });
  });
});
