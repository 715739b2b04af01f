/** `stet publish` at the command line: a folder of plain files, and one clear sentence for what cannot be. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld, saying } from "./run-stet.ts";

async function watching() {
  const folder = await temporaryFolder();
  const world = createWorld(folder);
  await world.stet("add", "https://example.org/news/flood");
  return { folder, ...world };
}

describe("stet publish", () => {
  it("makes a site of an archive in which nothing is captured yet, and does nothing the second time", async () => {
    const { folder, stet } = await watching();
    const site = join(folder, "site");
    expect(await stet("publish")).toEqual({
      code: 0,
      err: "",
      out: expect.stringMatching(
        /^.*site: \d+ pages and files written, 0 removed; all others are as they were\n$/,
      ),
    });
    expect((await readdir(site)).filter((name) => !name.startsWith("."))).toEqual([
      "404.html",
      "about.html",
      "articles",
      "feed.xml",
      "icon.svg",
      "index.html",
      "reader.js",
      "robots.txt",
      "search.html",
      "style.css",
    ]);
    expect(await stet("publish")).toEqual(saying(`${site}: no page had to be written or removed\n`));
  });

  it("leaves a folder of somebody else's alone", async () => {
    const { folder, stet } = await watching();
    await mkdir(join(folder, "photos"));
    await writeFile(join(folder, "photos", "holiday.jpg"), "");
    expect(await stet("publish", "--out", "photos")).toEqual({
      code: 2,
      out: "",
      err: `stet: ${join(folder, "photos")} is neither empty nor a site that stet made: name an empty place with --out\n`,
    });
    expect(await readdir(join(folder, "photos"))).toEqual(["holiday.jpg"]);
  });

  it("names whole addresses where it knows them, and lets search engines in where it is told to", async () => {
    const { folder, stet } = await watching();
    await stet("publish", "--base-url", "https://site.example/changes", "--indexed", "--title", "Watchdog");
    const page = await readFile(join(folder, "site", "index.html"), "utf8");
    expect(page).toContain("<title>Watchdog</title>");
    expect(page).not.toContain("noindex");
    expect(await readFile(join(folder, "site", "feed.xml"), "utf8")).toContain(
      'href="https://site.example/changes/feed.xml"',
    );
  });

  it.each([
    [
      ["--base-url", "ftp://site.example/"],
      '"ftp://site.example/" is no http or https address: give one such as https://example.org/changes/',
    ],
    [["--out", " "], "--out: name a folder, or s3://bucket"],
    [["--title", "x".repeat(31)], "--title: give at most 30 characters"],
    [
      ["--out", "ftp://site.example/"],
      '"ftp://site.example/" is no place for an archive: name a folder, or s3://bucket/prefix',
    ],
  ])("says what is wrong with %j", async (args, words) => {
    const { stet } = await watching();
    const { code, err } = await stet("publish", ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });

  it("is refused a file in the folder's place", async () => {
    const { folder, stet } = await watching();
    await writeFile(join(folder, "site"), "");
    const { code, err } = await stet("publish");
    expect([code, err]).toEqual([2, expect.stringContaining("name another folder with --out")]);
  });
});
