/** Payloads read again at the command line: after a site rule was set, and when something is wrong. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { articlePage } from "./living-site.ts";
import { saying, withNames } from "./run-stet.ts";
import { watchedSite } from "./watched-site.ts";

/** Two articles, one of them with two versions. */
async function watchedTwice() {
  const watched = await watchedSite(["/news/ferry", "/news/flood"]);
  const { world, urls, site } = watched;
  await world.stet("add", ...urls);
  await world.stet("check");
  await world.io.clock.sleep(60 * 60 * 1000);
  site.pages.set("/news/ferry", articlePage({ boats: "41" }));
  await world.stet("check", "--all");
  return watched;
}

async function setRule({
  folder,
  world,
  urls,
  site,
}: Awaited<ReturnType<typeof watchedTwice>>): Promise<void> {
  const rule = { host: new URL(site.origin).host, headline: "h1", remove: ["article p:last-of-type"] };
  await writeFile(join(folder, "rule.json"), JSON.stringify(rule));
  expect(await world.stet("add", "--rule", "rule.json", ...urls)).toMatchObject({ code: 0 });
}

describe("stet reextract", () => {
  it("reads nothing again that this extractor has read", async () => {
    const { world } = await watchedTwice();
    expect(await world.stet("reextract", "--all")).toEqual(
      saying(
        "0 versions read again and the same, 0 read otherwise by our doing, 3 known to this extractor already\n",
      ),
    );
  });

  it("after a rule was set tells what the rule changed as our doing, once", async () => {
    const watched = await watchedTwice();
    const { world, urls, names } = watched;
    await setRule(watched);
    const { code, out } = withNames(await world.stet("reextract", urls[0] ?? ""), names);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^http:\/\/HOST\/news\/ferry version 1: read otherwise than then: .+\nhttp:\/\/HOST\/news\/ferry version 2: .+\n0 versions read again and the same, 2 read otherwise by our doing, 0 known/,
    );
    const again = await world.stet("reextract", "--host", new URL(urls[0] ?? "").host, "--json");
    const told = z
      .object({
        done: z.boolean(),
        known: z.int(),
        same: z.int(),
        differing: z.array(z.object({ version: z.int() })),
      })
      .parse(JSON.parse(again.out));
    expect(told).toEqual({ done: true, known: 2, same: 0, differing: [{ version: 1 }] });
  });

  it("names a payload that was altered, and fails", async () => {
    const watched = await watchedTwice();
    const { world, folder } = watched;
    await setRule(watched);
    const payloads = join(folder, "archive/payloads");
    const [first = ""] = (await readdir(payloads, { recursive: true })).filter((name) =>
      /[0-9a-f]{62}$/.test(name),
    );
    const bytes = await readFile(join(payloads, first));
    await writeFile(join(payloads, first), bytes.subarray(1));
    const { code, out, err } = await world.stet("reextract", "--all");
    expect(code).toBe(3);
    expect(err).toMatch(/version \d cannot be read again: payloads\/sha256\/\S+: was altered/);
    expect(out).toMatch(/1 that cannot be read\n$/);
  });

  it.each([
    [[], "say which articles are to be read again: their addresses, or --host HOST, or --all"],
    [["--all", "--host", "a.example"], "say which articles are to be read again"],
    [
      ["--host", "a.example/news"],
      '"a.example/news" is no host: write it as in an address, such as example.org',
    ],
    [["--host", "a.example"], "no article of a.example is in the archive: `stet list` shows which hosts are"],
    [["--all", "--at-once", "0"], "--at-once: give a number from 1 to 64"],
  ])("%j is refused in one sentence", async (args, sentence) => {
    const { world } = await watchedTwice();
    const { code, err } = await world.stet("reextract", ...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
