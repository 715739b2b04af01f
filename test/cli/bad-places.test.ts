/** Archives on disks that are full, read-only, or in parts on another disk: one clear sentence, and nothing lost. */
import { chmod, mkdir, rm, statfs, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mountedDisk } from "../archive/mounted-disk.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { whileClosed } from "./as-nobody.ts";
import { articlePage } from "./living-site.ts";
import { createWorld } from "./run-stet.ts";
import { watchedSite } from "./watched-site.ts";

const hour = 60 * 60 * 1000;

/** A watched article with one version, kept at `place`; then the page says something else. */
async function editedArticle(place: string) {
  const { world, urls, site } = await watchedSite();
  const [url = ""] = urls;
  const stet = (...args: string[]) => world.stet(...args, "--archive", place);
  expect(await stet("add", url)).toMatchObject({ code: 0 });
  expect(await stet("check")).toMatchObject({ code: 0 });
  site.pages.set("/news/ferry", articlePage({ boats: "41" }));
  await world.io.clock.sleep(hour);
  const versions = async () => (await stet("log", url)).out.match(/ {2}version \d+ {2}/g)?.length;
  return { stet, versions, sleep: () => world.io.clock.sleep(hour) };
}

async function soundWithTwoVersions({ stet, versions, sleep }: Awaited<ReturnType<typeof editedArticle>>) {
  await sleep();
  expect(await stet("check", "--all")).toMatchObject({ code: 0 });
  expect(await versions()).toBe(2);
  expect(await stet("verify")).toMatchObject({ code: 0 });
}

describe.skipIf(process.platform !== "linux")("an archive", () => {
  it("on a full disk says so in one sentence, keeps what it has, and goes on when there is space", async () => {
    const disk = await mountedDisk("2m");
    const article = await editedArticle(join(disk.path, "archive"));
    const filler = join(disk.path, "filler");
    await expect(writeFile(filler, Buffer.alloc(3 * 1024 * 1024))).rejects.toMatchObject({ code: "ENOSPC" });
    const { code, err } = await article.stet("check", "--all");
    expect(code).toBe(2);
    expect(err).toMatch(/^stet: .*: no space left on the disk: free some and try again\n$/);
    expect(await article.versions()).toBe(1);
    await rm(filler);
    await soundWithTwoVersions(article);
  });

  it("on a disk that fills up at any moment of a look loses nothing", async () => {
    const disk = await mountedDisk("4m");
    for (let pages = 0; pages <= 20; pages += 2) {
      const archive = join(disk.path, `archive-${pages}`);
      const article = await editedArticle(archive);
      const filler = join(disk.path, "filler");
      const { bavail, bsize } = await statfs(disk.path);
      await writeFile(filler, Buffer.alloc((bavail - pages) * bsize));
      const { code, err } = await article.stet("check", "--all");
      if (code !== 0) expect(err).toContain("no space left on the disk: free some and try again");
      await rm(filler);
      await soundWithTwoVersions(article);
      await rm(archive, { recursive: true });
    }
  });

  it("on a read-only disk says so in one sentence, and can still be read", async () => {
    const disk = await mountedDisk("2m");
    const article = await editedArticle(join(disk.path, "archive"));
    await disk.remount("ro");
    const { code, err } = await article.stet("check", "--all");
    expect(code).toBe(2);
    expect(err).toMatch(
      /^stet: .*: the file system is read-only: mount it for writing, or name another archive\n$/,
    );
    expect(await article.versions()).toBe(1);
    expect(await article.stet("verify")).toMatchObject({ code: 0 });
    await disk.remount("rw");
    await soundWithTwoVersions(article);
  });

  it("whose parts lie on other disks works as any: nothing is renamed from one to another", async () => {
    const [first, second] = [await mountedDisk("2m"), await mountedDisk("2m")];
    const archive = join(first.path, "archive");
    await mkdir(archive);
    for (const part of ["payloads", "articles", "watches"]) {
      await mkdir(join(second.path, part));
      await symlink(join(second.path, part), join(archive, part));
    }
    await writeFile(join(archive, "archive.json"), '{"format":1,"layout":1,"shards":2}\n');
    await soundWithTwoVersions(await editedArticle(archive));
  });
});

describe.skipIf(process.platform !== "linux")("where there is a folder and none can be made in it", () => {
  const world = async () => {
    const { world, urls } = await watchedSite();
    await world.stet("add", ...urls);
    return { ...world, url: urls[0] ?? "" };
  };

  it.each(["/proc/stet", "/proc/stet/a/b"])("%s is refused as an archive, in one sentence", async (place) => {
    const { stet, url } = await world();
    expect(await stet("add", "--archive", place, url)).toEqual({
      code: 2,
      out: "",
      err: `stet: ${place}/archive.json: no folder can be made here: name another archive\n`,
    });
  });

  it("is refused as a site's place", async () => {
    const { stet } = await world();
    expect(await stet("publish", "--out", "/proc/stet")).toEqual({
      code: 2,
      out: "",
      err: "stet: /proc/stet: a site cannot be written there (ENOENT): name another folder with --out\n",
    });
  });
});

describe.skipIf(process.platform === "win32")("what this user may not touch", () => {
  it("is named itself, and who would only read is asked to be let read", async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    const archive = join(folder, "archive");
    const world = createWorld(folder);
    await world.stet("add", "https://example.org/news/flood");
    const articles = join(archive, "articles");
    for (const command of ["list", "verify"]) {
      expect(await whileClosed(articles, () => world.stet(command))).toEqual({
        code: 2,
        out: "",
        err: `stet: ${articles}: permission denied: let this user read it, or name another archive\n`,
      });
    }
    expect(
      (await whileClosed(articles, () => world.stet("add", "https://example.org/news/fire"))).err,
    ).toMatch(
      /: permission denied: let this user read and write the archive's folder, or name another archive\n$/,
    );
  });

  it("is no place for a key, and that is no matter of the archive", async () => {
    const folder = await temporaryFolder();
    const closed = join(folder, "closed");
    await mkdir(closed);
    await chmod(folder, 0o755);
    const world = createWorld(folder);
    const key = join(closed, "stet.key");
    expect(await whileClosed(closed, () => world.stet("keygen", "example.org/stet", "--out", key))).toEqual({
      code: 2,
      out: "",
      err: `stet: ${key}: this user may not write there: name another place\n`,
    });
  });
});

describe("an archive whose archive.json is damaged", () => {
  it("is named, with what to do", async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, "archive");
    await mkdir(archive);
    await writeFile(join(archive, "archive.json"), "{");
    expect(await createWorld(folder).stet("verify")).toEqual({
      code: 3,
      out: "",
      err: `stet: ${archive}/archive.json: not JSON in UTF-8: put it back from a copy of this archive; as a rule it says {"format":1,"layout":1,"shards":2}\n`,
    });
  });
});
