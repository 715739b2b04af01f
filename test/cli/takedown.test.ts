/** Words taken out of an archive: what goes, what stays, and what everything that reads says of it. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articlePage } from "./living-site.ts";
import { saying, withNames } from "./run-stet.ts";
import { watchedSite } from "./watched-site.ts";

const day = 24 * 60 * 60 * 1000;
const reason = ["--reason", "court order 7 O 12/26", "--signing-key", "stet.key"];

/** An article of three versions, signed; the third is as the first. Another article has the bytes of the first. */
async function archiveOfThree() {
  const watched = await watchedSite(["/news/ferry"]);
  const { world, site, urls, folder } = watched;
  const [url = ""] = urls;
  await world.stet("keygen", "example.org/stet");
  await world.stet("add", url);
  for (const boats of ["14", "41", "52"]) {
    site.pages.set("/news/ferry", articlePage({ boats }));
    await world.io.clock.sleep(day);
    await world.stet("check", "--all");
  }
  await world.stet("checkpoint", "--signing-key", "stet.key", "--out", "kept.txt");
  const names = { ...watched.names, [join(folder, "archive")]: "ARCHIVE" };
  const stet = async (...args: string[]) => withNames(await world.stet(...args), names);
  const look = async (boats: string) => {
    site.pages.set("/news/ferry", articlePage({ boats }));
    await world.io.clock.sleep(day);
    return await stet("check", "--all");
  };
  const files = async () => (await readdir(join(folder, "archive"), { recursive: true })).sort();
  /** Files in which a text stands. */
  const holding = (words: string) => filesHolding(join(folder, "archive"), new RegExp(words));
  return { ...watched, url, stet, look, files, holding };
}

async function filesHolding(folder: string, words: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const file of await readdir(folder, { recursive: true })) {
    const text = await readFile(join(folder, file), "utf8").catch(() => "");
    if (words.test(text)) found.push(file);
  }
  return found;
}

const known = ["--key", "stet.key.pub", "--since", "kept.txt"];

describe("stet takedown", () => {
  it("leaves no word of the version, its record and a signed tombstone, and is no alteration", async () => {
    const { stet, url, files, holding } = await archiveOfThree();
    expect(await holding("41 boats")).not.toEqual([]);
    const { code, out } = await stet("takedown", url, "--version", "2", ...reason);
    expect([code, out.split("\n")[0]]).toEqual([
      0,
      "version 2: 8 objects are gone, a signed tombstone stands in their place",
    ]);
    expect(await holding("41 boats")).toEqual([]);
    expect((await files()).filter((file) => file.includes("versions/00000002/"))).toEqual([
      expect.stringMatching(/record\.json$/),
    ]);
    const verified = await stet("verify", ...known);
    expect(verified.code).toBe(0);
    expect(verified.out).toMatch(/\nredacted, not altered: \S+ version 2 \(signed by the owner\)\n/);
    await stet("checkpoint", "--signing-key", "stet.key");
    expect((await stet("verify", ...known)).out).toContain("over 4 records and events");
  });

  it("says of a version that it was taken down already, and sets no second tombstone", async () => {
    const { stet, url, files } = await archiveOfThree();
    await stet("takedown", url, "--version", "2", ...reason);
    const before = await files();
    const { code, out } = await stet("takedown", url, "--version", "2", ...reason);
    expect([code, out.split("\n")[0]]).toEqual([
      0,
      expect.stringMatching(
        /^version 2: was taken down 2024-03-\d\d already; whatever that run may have left is gone$/,
      ),
    ]);
    expect(await files()).toEqual(before);
  });

  it("is told of by everything that reads", async () => {
    const { stet, url } = await archiveOfThree();
    await stet("takedown", url, "--version", "2", ...reason);
    const sentence = expect.stringMatching(
      /^stet: version 2 of \S+ was redacted 2024-03-\d\d: court order 7 O 12\/26; its record and its digests are still there/,
    );
    for (const command of [
      ["show", url, "2"],
      ["show", url, "2", "--payload", "-"],
      ["diff", url, "1", "2"],
      ["diff", url, "2", "3"],
      ["prove", url, "--version", "2"],
    ])
      expect(await stet(...command)).toMatchObject({ code: 2, err: sentence });
    const { code, out } = await stet("log", url);
    expect(code).toBe(0);
    expect(out).toContain("what changed was taken out of the archive with the words");
    expect(out).toContain("words of version 2 were taken out of the archive: court order 7 O 12/26");
    expect((await stet("diff", url, "1", "3")).code).toBe(1);
    expect((await stet("rebuild", "--anew")).code).toBe(0);
    expect((await stet("verify", ...known)).code).toBe(0);
  });

  it("vanishes from published pages, their feeds, their search and what is kept beside them", async () => {
    const { stet, url, folder } = await archiveOfThree();
    const publish = () => stet("publish", "--whole-texts", "--out", "site");
    const pagesHolding = (words: RegExp) => filesHolding(join(folder, "site"), words);
    await publish();
    const [ofSecond, ofOthers] = [/\b41(?:<\/\w+>)? boats|\b14 41\b|\b41 52\b/, /\b52 boats/];
    expect(await pagesHolding(ofSecond)).not.toEqual([]);
    await stet("takedown", url, "--version", "2", ...reason);
    expect(await publish()).toMatchObject({ code: 0, err: "" });
    expect(await pagesHolding(ofSecond)).toEqual([]);
    expect(await pagesHolding(ofOthers)).not.toEqual([]);
    expect(await pagesHolding(/court order 7 O 12\/26/)).not.toEqual([]);
  });

  it("takes all of an article down, and what is watched goes on being watched", async () => {
    const { stet, url, look, holding } = await archiveOfThree();
    await stet("takedown", url, ...reason);
    expect(await holding("The ferry to Ammer Isle")).toEqual([]);
    expect((await look("52")).out).toContain("unchanged");
    expect(await look("63")).toMatchObject({ code: 0, err: "" });
    expect((await stet("show", url)).out).toContain("63 boats");
    expect((await stet("log", url)).code).toBe(0);
    expect((await stet("verify", ...known)).code).toBe(0);
  });

  it("keeps what another version says or names, and says so", async () => {
    const { stet, url, look, holding } = await archiveOfThree();
    await look("14");
    const { out } = await stet("takedown", url, "--version", "1", ...reason);
    expect(out).toMatch(/\n {2}its payload stays: \S+\/00000004\/record\.json names the same bytes/);
    expect(out).toContain("  its text stays: version 4 says the very same words");
    expect((await stet("show", url, "4")).out).toContain("14 boats");
    await stet("takedown", url, "--version", "4", ...reason);
    expect(await holding("14 boats")).toEqual([]);
    expect((await stet("verify", ...known)).code).toBe(0);
  });

  it("done twice is done once", async () => {
    const { stet, url, holding } = await archiveOfThree();
    await stet("takedown", url, "--version", "2", ...reason);
    expect((await stet("takedown", url, "--version", "2", ...reason)).code).toBe(0);
    expect(await holding('"kind": "redacted"')).toHaveLength(1);
  });

  it.each([
    ["no reason", ["--signing-key", "stet.key"], "--reason: say why, in a sentence"],
    ["no key", ["--reason", "because"], "nothing is signed without a key"],
    ["a version that is not there", ["--version", "9", ...reason], "has no version 9"],
  ])("refuses %s, and takes nothing", async (_, args, sentence) => {
    const { stet, url, files } = await archiveOfThree();
    const before = await files();
    const { code, err } = await stet("takedown", url, ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(await files()).toEqual(before);
  });
});

describe("a tombstone that nobody signed", () => {
  it("is an alteration", async () => {
    const { stet, url } = await archiveOfThree();
    await stet("keygen", "example.org/stet", "--out", "thief.key");
    const other = ["--reason", "because", "--signing-key", "thief.key"];
    await stet("takedown", url, "--version", "2", ...other);
    const { code, out } = await stet("verify", ...known);
    expect(code).toBe(1);
    expect(out).toContain("says that words were taken down, and the owner has not signed it");
    expect(saying(out).out).toContain("missing: ");
  });
});
