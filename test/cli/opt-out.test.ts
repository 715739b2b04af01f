/** Those who asked not to be watched, from the command line: the list, and what becomes of looks at them. */
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, livingSite } from "./living-site.ts";
import { createWorld, saying, withNames } from "./run-stet.ts";

describe("stet opt-out", () => {
  it("keeps a list, and nobody on it is called", async () => {
    const site = await livingSite();
    site.pages.set("/news/ferry", articlePage());
    const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
    const url = `${site.origin}/news/ferry`;
    const stet = async (...args: string[]) =>
      withNames(await world.stet(...args), { [new URL(url).host]: "HOST" });
    await stet("add", url);
    expect(await stet("opt-out")).toEqual(saying("Nobody is on the list.\n"));
    expect(await stet("opt-out", new URL(url).host, "https://example.org/members#top")).toEqual(
      saying(`HOST
  since 2024-03-01 08:00:00Z, by hand
https://example.org/members
  since 2024-03-01 08:00:00Z, by hand
`),
    );
    expect(await stet("check")).toEqual(
      saying(
        "2024-03-01 08:00:00Z  opted-out     http://HOST/news/ferry  the publisher asked not to be watched: HOST is on the list of opt-outs\n",
      ),
    );
    expect(site.requests).toEqual([]);
    const left = await stet("opt-out", "--remove", new URL(url).host, "--json");
    expect(JSON.parse(left.out)).toEqual([
      { place: "https://example.org/members", askedBy: "person", since: "2024-03-01T08:00:00.000Z" },
    ]);
    expect((await stet("check", "--all")).out).toContain("  first  ");
  });
});
