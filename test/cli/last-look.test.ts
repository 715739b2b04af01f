/** What is told of looks that made no version: losses that are not believed yet, failures, and why there is nothing to show. */
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, livingSite } from "./living-site.ts";
import { createWorld, saying, withNames } from "./run-stet.ts";

const path = "/news/ferry";
const hour = 60 * 60 * 1000;

async function watchedPage() {
  const site = await livingSite();
  const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
  const url = site.origin + path;
  const names = { [new URL(url).host]: "HOST" };
  const stet = async (...args: string[]) => withNames(await world.stet(...args), names);
  await stet("add", "--every", "1h", url);
  return {
    url,
    stet,
    /** Serves this from now on, looks, and lets an hour pass. */
    look: async (html: string) => {
      site.pages.set(path, html);
      const said = await stet("check", "--all");
      await world.io.clock.sleep(hour);
      return said;
    },
  };
}

const cutPage = articlePage().replace(/<p>In those weeks[\s\S]*<\/p>/, "");
const brokenPage = "<p>Home</p>";

describe("the last look", () => {
  it("that saw a large loss is told as waiting for a second, until one agrees", async () => {
    const { url, stet, look } = await watchedPage();
    await look(articlePage());
    expect((await look(cutPage)).out).toContain("  awaiting  ");
    expect((await stet("log", url)).out).toMatch(/version 1 {2}first capture\n\nlast look /);
    expect((await stet("log", url)).out.split("\n\n").at(-1)).toBe(
      `last look 2024-03-01 09:00:10Z, ok: the article was fetched
a text with fewer words, or another, was captured 2024-03-01 09:00:10Z and stored; it is believed when a second look agrees, which is due 2024-03-01 09:16:00Z
`,
    );
    expect(JSON.parse((await stet("log", "--json", url)).out)).toMatchObject({
      lastLook: { outcome: "ok" },
      awaitingSince: "2024-03-01T09:00:10.000Z",
      failures: 0,
    });
    expect(await stet("list")).toEqual(
      saying(`http://HOST${path}
  1 version; last look 2024-03-01 09:00:10Z (ok, awaiting a second look); due 2024-03-01 09:16:00Z; every hour
`),
    );
    await look(cutPage);
    expect((await stet("log", url)).out).not.toContain("fewer words");
    expect((await stet("list")).out).not.toContain("awaiting");
  });

  it("that failed is told, with how many in a row", async () => {
    const { url, stet, look } = await watchedPage();
    expect((await stet("log", url)).out).toMatch(
      /\n\nno version yet\n\nnot looked at yet; the first look is due 2024-03-01 08:00:00Z\n$/,
    );
    await look(articlePage());
    await look(brokenPage);
    await look(brokenPage);
    expect((await stet("log", url)).out.split("\n\n").at(-1)).toMatch(
      /^last look 2024-03-01 10:00:\d\dZ, no-article: no article was found on the page\nlooks in a row that could not tell whether the article stands: 2\nnext look due 2024-/,
    );
    await stet("remove", url);
    expect((await stet("log", url)).out).toMatch(/version 1 {2}first capture\n$/);
  });

  it.each(["show", "diff"])("is named by `%s` when it is why there is no version", async (command) => {
    const { url, stet, look } = await watchedPage();
    await look(brokenPage);
    expect(await stet(command, url)).toEqual({
      code: 2,
      out: "",
      err: `stet: http://HOST${path} has no version yet: the last look was 2024-03-01 08:00:10Z, no-article: no article was found on the page\n`,
    });
    await stet("remove", url);
    expect((await stet(command, url)).err).toBe(
      `stet: http://HOST${path} has no version yet: it is not watched any more, and \`stet add\` takes it up again\n`,
    );
  });
});

describe("a version that is not there", () => {
  it.each([
    ["show", ["99"]],
    ["diff", ["99"]],
    ["diff", ["1", "99"]],
  ])("%s %j names the address typed and the versions there are", async (command, versions) => {
    const { url, stet, look } = await watchedPage();
    await look(articlePage());
    const sentence = (there: string) => ({
      code: 2,
      out: "",
      err: `stet: http://HOST${path} has no version 99: ${there}, and \`stet log\` tells of them\n`,
    });
    expect(await stet(command, url, ...versions)).toEqual(sentence("version 1 is the only one"));
    await look(articlePage({ boats: "41" }));
    expect(await stet(command, url, ...versions)).toEqual(sentence("there are versions 1 to 2"));
  });
});
