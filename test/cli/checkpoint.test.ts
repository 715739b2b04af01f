/** Keys and checkpoints at the command line. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCheckpoint } from "../../lib/proof/checkpoint.ts";
import { parseVerifierKey } from "../../lib/proof/note-keys.ts";
import { isSignedBy, parseNote } from "../../lib/proof/signed-note.ts";
import { watchedSite } from "./watched-site.ts";

describe("stet keygen", () => {
  it("makes a key that its owner alone can read, and never writes over another", async () => {
    const { world, folder } = await watchedSite();
    const made = await world.stet("keygen", "example.org/stet");
    expect(made.code).toBe(0);
    expect((await stat(join(folder, "stet.key"))).mode & 0o777).toBe(0o600);
    const publicKey = (await readFile(join(folder, "stet.key.pub"), "utf8")).trim();
    expect(parseVerifierKey(publicKey)?.name).toBe("example.org/stet");
    expect(made.out).toContain(publicKey);
    expect(await world.stet("keygen", "example.org/stet")).toEqual({
      code: 2,
      out: "",
      err: "stet: stet.key is there already: name a new file\n",
    });
  });

  it("refuses a name that a note cannot carry", async () => {
    const { world } = await watchedSite();
    const { code, err } = await world.stet("keygen", "two words");
    expect([code, err]).toEqual([2, expect.stringContaining("is no name of a key")]);
  });
});

describe("stet checkpoint", () => {
  it("signs what the archive holds, prints the note and keeps it", async () => {
    const { world, folder, urls } = await watchedSite(["/news/ferry", "/news/mill"]);
    await world.stet("keygen", "example.org/stet");
    await world.stet("add", ...urls);
    await world.stet("check");
    const said = await world.stetWith(
      { env: { STET_SIGNING_KEY: "stet.key" } },
      "checkpoint",
      "--out",
      "kept.txt",
    );
    expect([said.code, said.err]).toEqual([0, "stet: 2 records and events added, 2 in all\n"]);
    expect(await readFile(join(folder, "kept.txt"), "utf8")).toBe(said.out);
    const note = parseNote(said.out);
    const key = parseVerifierKey((await readFile(join(folder, "stet.key.pub"), "utf8")).trim());
    if (note === undefined || key === undefined) throw new Error("no note or no key");
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: "example.org/stet", size: 2 });
    expect(isSignedBy(note, [key])).toBe(true);
    const again = await world.stet("checkpoint", "--signing-key", "stet.key", "--json");
    expect(JSON.parse(again.out)).toEqual({ checkpoint: said.out, size: 2, added: 0, missing: [] });
  });

  it.each([
    ["no key", [], "nothing is signed without a key: name its file with --signing-key"],
    ["a key that is not there", ["--signing-key", "lost.key"], "lost.key: there is no such file"],
    ["the public key", ["--signing-key", "stet.key.pub"], "stet.key.pub: no private key such as"],
  ])("says what to do with %s", async (_, options, sentence) => {
    const { world, urls } = await watchedSite();
    await world.stet("keygen", "example.org/stet");
    await world.stet("add", ...urls);
    const { code, err } = await world.stet("checkpoint", ...options);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
