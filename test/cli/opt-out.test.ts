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

  it("is told of when an address on it is taken under watch", async () => {
    const world = createWorld(await temporaryFolder());
    const url = "https://www.example.org/news/flood";
    await world.stet("add", "https://example.net/news");
    await world.stet("opt-out", "example.org");
    expect(await world.stet("add", url, "https://example.net/news")).toEqual(
      saying(`watched, often at first, then less and less: ${url}
  and not called: example.org is on the list of those who asked not to be watched (\`stet opt-out\` shows it)
was watched already, often at first, then less and less: https://example.net/news
`),
    );
    const { out } = await world.stet("add", "--json", url, "https://example.net/news");
    expect(JSON.parse(out)).toMatchObject([
      { added: "already", optedOut: "example.org" },
      { added: "already" },
    ]);
  });

  it("takes off what is on it, and says what is not", async () => {
    const world = createWorld(await temporaryFolder());
    await world.stet("add", "https://example.net/news");
    await world.stet("opt-out", "example.org");
    expect(await world.stet("opt-out", "--remove", "nothere.org", "example.org")).toEqual({
      code: 2,
      out: "",
      err: "stet: nothere.org is not on the list: `stet opt-out` shows it\n",
    });
    expect((await world.stet("opt-out")).out).toContain("example.org\n");
    expect(await world.stet("opt-out", "--remove", "example.org")).toEqual(
      saying("Nobody is on the list.\n"),
    );
  });
});
