/** Verification at the command line: the whole output, the exit codes, and what is said of what cannot be seen. */
import { appendFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articlePage } from "./living-site.ts";
import { withNames } from "./run-stet.ts";
import { watchedSite } from "./watched-site.ts";

const day = 24 * 60 * 60 * 1000;

/** Two articles, a checkpoint that is kept, a second version of one, and another checkpoint. */
async function signedArchive() {
  const watched = await watchedSite(["/news/ferry", "/news/mill"]);
  const { world, site, urls, folder } = watched;
  await world.stet("keygen", "example.org/stet");
  await world.stet("add", ...urls);
  await world.stet("check");
  await world.stet("checkpoint", "--signing-key", "stet.key", "--out", "kept.txt");
  const change = async (boats: string) => {
    site.pages.set("/news/ferry", articlePage({ boats }));
    await world.io.clock.sleep(day);
    await world.stet("check");
  };
  await change("41");
  await world.stet("checkpoint", "--signing-key", "stet.key");
  const names = { ...watched.names, [join(folder, "archive")]: "ARCHIVE" };
  const stet = async (...args: string[]) => withNames(await world.stet(...args), names);
  const filesLike = async (pattern: RegExp) =>
    (await readdir(join(folder, "archive"), { recursive: true })).filter((name) => pattern.test(name)).sort();
  return { ...watched, stet, change, filesLike, at: (name: string) => join(folder, "archive", name) };
}

const known = ["--key", "stet.key.pub", "--since", "kept.txt"];

describe("stet verify", () => {
  it("finds a sound archive sound, and says what was held against what", async () => {
    const { stet } = await signedArchive();
    expect(await stet("verify", ...known)).toEqual({
      code: 0,
      err: "",
      out: `ARCHIVE: nothing was altered
3 records, 0 events, 3 texts and 2 payloads hashed again; 4 looks on record
3 texts derived again from payloads; 0 made by other extractors than this one, and not derived again
1 diff made again from texts; 0 made by other comparisons than this one, of which the words were held and not the labels
checkpoint of example.org/stet over 3 records and events, held against the key that you gave
held against 1 checkpoint that you kept, the newest over 2
What this cannot show:
  - whoever holds the key could have changed what came after the checkpoint that you kept (1 record or event), or left out others
  - lines of checks, and what \`stet reextract\` wrote (again/), are under no signature: runs of looks could have been taken out
  - that the publisher said so: only that this is what was captured
`,
    });
  });

  it("says what cannot be seen without a key from elsewhere and a kept checkpoint, and what is not covered yet", async () => {
    const { stet, change } = await signedArchive();
    await change("52");
    const { code, out } = await stet("verify");
    expect(code).toBe(0);
    expect(out).toContain("not yet covered: 1 record or event since\n");
    expect(out).toContain(
      "  - without a key that you have from elsewhere (--key), all of it could have been",
    );
    expect(out).toContain(
      "  - without a checkpoint that you kept (--since), whoever holds the key could have",
    );
    expect(out).toContain("  - what is not yet covered could have been changed or removed");
  });

  it("names the first bad object and what it means", async () => {
    const { stet, filesLike, at } = await signedArchive();
    const [record = ""] = await filesLike(/00000001\/record\.json$/);
    await writeFile(
      at(record),
      (await readFile(at(record), "utf8")).replace('"status": 200', '"status": 203'),
    );
    const { code, out } = await stet("verify", ...known);
    expect(code).toBe(1);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "ARCHIVE: altered: 1 altered",
      `  altered: ${record}`,
      "    has other bytes than the tree has of it: it was changed after it was signed",
    ]);
  });

  it("calls an archive of which something is missing incomplete", async () => {
    const { stet, filesLike, at } = await signedArchive();
    const [payload = ""] = await filesLike(/^payloads\/sha256\/..\/.*/);
    await rm(at(payload));
    const { code, out } = await stet("verify", "--json");
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "incomplete",
      missing: 1,
      findings: [{ kind: "missing", key: payload }],
      checkpoint: { origin: "example.org/stet", size: 3 },
    });
  });

  it.each([
    ["diff.json", /"summary": ".*"/, '"summary": "1 number (41 → 14)"'],
    ["diff.txt", /^.*\n/, "nothing that matters\n"],
    ["article.txt", /boats/, "ships"],
  ])("finds %s altered, which people read first and nobody signs", async (name, words, others) => {
    const { stet, filesLike, at } = await signedArchive();
    const [path = ""] = await filesLike(new RegExp(`00000002/${name}$`));
    await writeFile(at(path), (await readFile(at(path), "utf8")).replace(words, others));
    const { code, out } = await stet("verify", ...known);
    expect(code).toBe(1);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "ARCHIVE: altered: 1 altered",
      `  altered: ${path}`,
      "    was altered: it is not what the stored texts give; `stet rebuild --anew` makes it again",
    ]);
    const unread = await stet("verify", "--digests-only", ...known);
    expect(unread.code).toBe(0);
    expect(unread.out.split("\n")[0]).toBe(
      "ARCHIVE: nothing that is under a digest was altered; texts and diffs were not made again (--digests-only)",
    );
    expect(unread.out).toContain("diffs and article.txt are under no signature, and were not made again");
    await stet("rebuild", "--anew");
    expect((await stet("verify", ...known)).code).toBe(0);
  });

  it("holds a diff of another comparison to the words of its texts", async () => {
    const { stet, filesLike, at } = await signedArchive();
    const [path = ""] = await filesLike(/00000002\/diff\.json$/);
    const diff = await readFile(at(path), "utf8");
    const byOthers = diff
      .replace(/ {2}"comparison": .*\n/, "")
      .replace(/"summary": ".*"/, '"summary": "otherwise"');
    await writeFile(at(path), byOthers);
    const sound = await stet("verify", ...known);
    expect([sound.code, sound.out]).toEqual([
      0,
      expect.stringContaining("0 diffs made again from texts; 1 made by other comparisons than this one"),
    ]);
    await writeFile(at(path), byOthers.replace('"added": "41"', '"added": "42"'));
    expect((await stet("verify", ...known)).code).toBe(1);
  });

  it("misses the lines of looks where all are gone, or one between two of a run", async () => {
    const { stet, filesLike, at } = await signedArchive();
    const parts = await filesLike(/^checks\/.*-0\.ndjson\.gz$/);
    const [first = ""] = parts;
    await rename(at(first), at(first.replace(/-0\.ndjson\.gz$/, "-1.ndjson.gz")));
    const hole = await stet("verify", "--digests-only");
    expect([hole.code, hole.out]).toEqual([4, expect.stringContaining(`  missing: ${first}\n`)]);
    await rm(at("checks"), { recursive: true });
    const none = await stet("verify", "--digests-only");
    expect([none.code, none.out]).toEqual([4, expect.stringContaining("  missing: checks/\n")]);
  });

  it("says which part of the looks cannot be read", async () => {
    const { stet, filesLike, at } = await signedArchive();
    const [first = ""] = await filesLike(/^checks\/.*\.ndjson\.gz$/);
    await writeFile(at(first), "no gzip");
    const { code, out } = await stet("verify", "--digests-only");
    expect([code, out]).toEqual([1, expect.stringContaining(`  altered: ${first}\n    cannot be read`)]);
  });

  it("finds a text that its payload does not say, though every digest holds", async () => {
    const { stet, change, filesLike, at } = await signedArchive();
    await change("52");
    const [tip = ""] = await filesLike(/00000003\/record\.json$/);
    const text = await readFile(at(tip), "utf8");
    await writeFile(
      at(tip),
      text.replace(/"textDigest": "sha256:[0-9a-f]{8}/, '"textDigest": "sha256:00000000'),
    );
    expect((await stet("verify", "--digests-only")).code).toBe(0);
    const { code, out } = await stet("verify");
    expect([code, out]).toEqual([1, expect.stringContaining("names a text that its payload does not say")]);
  });

  it("takes a kept checkpoint out of the mail that it came in", async () => {
    const { stet, folder } = await signedArchive();
    const note = await readFile(join(folder, "kept.txt"), "utf8");
    const mail = `Subject: checkpoint\n\nThis is what was signed:\n\n${note}\n-- \nTo unsubscribe, see below.\n`;
    await writeFile(join(folder, "mail.eml"), mail.replaceAll("\n", "\r\n"));
    expect((await stet("verify", "--since", "mail.eml", "--key", "stet.key.pub")).code).toBe(0);
    const both = note + (await stet("checkpoint", "--signing-key", "stet.key")).out;
    await writeFile(join(folder, "sent.txt"), both);
    const { out } = await stet("verify", "--since", "sent.txt");
    expect(out).toContain("held against 2 checkpoints that you kept, the newest over 3\n");
  });

  it.each([
    ["a checkpoint that is none", ["--since", "stet.key.pub"], "holds no checkpoint such as"],
    ["a key that is none", ["--key", "example.org/stet+00000000+AAAA"], "is no public key"],
    ["the private key", ["--key", "stet.key"], "holds no public key, or not only such"],
    ["no archive", ["--archive", "nowhere"], "there is no archive at"],
  ])("refuses %s", async (_, args, sentence) => {
    const { stet } = await signedArchive();
    const { code, err } = await stet("verify", ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it("shows on a terminal how far it is", async () => {
    const { world } = await signedArchive();
    const said = await world.stetWith({ isTerminal: { out: true, err: true } }, "verify");
    expect(said.err).toContain("3 records, 0 payloads");
  });
});

describe("a key that is followed by another", () => {
  it("is told from a stranger's by who is trusted", async () => {
    const { stet, folder } = await signedArchive();
    await stet("keygen", "example.org/stet", "--out", "next.key");
    await stet("checkpoint", "--signing-key", "next.key");
    expect((await stet("verify", "--key", "stet.key.pub")).code).toBe(1);
    expect((await stet("verify", "--key", "next.key.pub")).code).toBe(0);
    await appendFile(join(folder, "next.key.pub"), await readFile(join(folder, "stet.key.pub"), "utf8"));
    expect((await stet("verify", "--key", "next.key.pub", "--since", "kept.txt")).code).toBe(0);
  });
});
