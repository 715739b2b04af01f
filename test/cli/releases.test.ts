/** An archive of each release so far is read, verified, rebuilt and continued by this one. */
import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { releasesFolder, releaseUrl, releaseWorld } from "../archive/release-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld } from "./run-stet.ts";

const releases = await readdir(releasesFolder);

const loggedSchema = z.object({
  versions: z.array(z.object({ version: z.int(), revertOf: z.int().optional() })),
  events: z.array(z.object({ kind: z.string() })),
});

async function copied(release: string) {
  const folder = await temporaryFolder();
  const archive = join(folder, "archive");
  await cp(join(releasesFolder, release), archive, { recursive: true });
  const { stet } = createWorld(folder);
  const logged = async () => loggedSchema.parse(JSON.parse((await stet("log", "--json", releaseUrl)).out));
  return { archive, stet, logged };
}

describe.each(releases)("an archive of release %s", (release) => {
  it("is read: its versions, events, looks, texts and diffs", async () => {
    const { stet, logged } = await copied(release);
    const { versions, events } = await logged();
    expect(versions.map(({ version, revertOf }) => [version, revertOf])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 1],
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(["removed", "restored"]);
    expect((await stet("log", "--checks", releaseUrl)).out).toContain("5 looks, 5 of which");
    expect((await stet("show", releaseUrl, "2")).out).toContain("In those weeks 41 boats");
    const { code, out } = await stet("diff", releaseUrl, "1", "2");
    expect(code).toBe(1);
    expect(out).toMatch(/14.*41/s);
  });

  it("is verified", async () => {
    const { stet } = await copied(release);
    expect(await stet("verify")).toMatchObject({ code: 0 });
  });

  it("is continued: an unchanged look makes no version, an edit makes one", async () => {
    const { archive, stet, logged } = await copied(release);
    const { look } = await releaseWorld(archive, "2027-01-01T00:00:00.000Z");
    await look({ boats: "14", advert: "Cork." });
    expect((await logged()).versions).toHaveLength(3);
    await look({ boats: "44", advert: "Cork." });
    expect((await logged()).versions).toHaveLength(4);
    expect(await stet("verify")).toMatchObject({ code: 0 });
    expect((await stet("log", "--checks", releaseUrl)).out).toContain("7 looks, 7 of which");
  });

  it("comes back whole when all that is derived and the timetable are lost", async () => {
    const { archive, stet, logged } = await copied(release);
    const before = await Promise.all([
      logged(),
      stet("log", releaseUrl),
      stet("log", "--checks", releaseUrl),
    ]);
    for (const file of await readdir(archive, { recursive: true }))
      if (/(?:article|diff)\.(?:json|txt)$/.test(file)) await rm(join(archive, file));
    await rm(join(archive, "watches"), { recursive: true });
    expect(await stet("rebuild")).toMatchObject({ code: 0 });
    expect(
      await Promise.all([logged(), stet("log", releaseUrl), stet("log", "--checks", releaseUrl)]),
    ).toEqual(before);
  });
});
