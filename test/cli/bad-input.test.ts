/** What is said of mistakes: one sentence that names the input and the remedy, the right exit code, and no stack trace. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, livingSite } from "./living-site.ts";
import { createWorld } from "./run-stet.ts";

/** Articles that are watched, one of them no longer. */
const [watched, retired] = ["https://example.org/news/flood", "https://example.org/news/old"];

async function kept() {
  const folder = await temporaryFolder();
  const world = createWorld(folder, { STET_ARCHIVE: "kept" });
  await world.stet("add", watched, retired);
  await world.stet("remove", retired);
  return { folder, ...world };
}

const noVersion = "is no version: give a number from 1, as `stet log` lists them";

describe("the line typed", () => {
  it.each([
    [["chekc"], "unknown command 'chekc'\n(Did you mean check?)\n(`stet --help` shows how)"],
    [["help", "chekc"], "unknown command 'chekc'\n(Did you mean check?)\n(`stet --help` shows how)"],
    [["chekc", "--help"], "unknown command 'chekc'\n(Did you mean check?)\n(`stet --help` shows how)"],
    [["foo", "-h"], "unknown command 'foo'\n(`stet --help` shows how)"],
    [["add"], "missing required argument 'urls'\n(`stet add --help` shows how)"],
    [
      ["list", "all"],
      "too many arguments for 'list'. Expected 0 arguments but got 1.\n(`stet list --help` shows how)",
    ],
    [
      ["log", watched, "--jsno"],
      "unknown option '--jsno'\n(Did you mean --json?)\n(`stet log --help` shows how)",
    ],
    [
      ["show", watched, "--payload"],
      "option '--payload <file>' argument missing\n(`stet show --help` shows how)",
    ],
    [
      ["add", "example.org/news"],
      '"example.org/news" is not a URL: give the article\'s full address, such as https://example.org/news/flood',
    ],
    [
      ["add", "htps://example.org/news"],
      '"htps://example.org/news" has the scheme htps: which stet does not read: give an http or https address',
    ],
    [
      ["add", "http://10.0.0.1/"],
      '"http://10.0.0.1/" could never be looked at (10.0.0.1 is no public address): give an address that everyone on the internet can reach',
    ],
    [
      ["add", watched, "https://example"],
      '"https://example" could never be looked at (example is no public name): give an address that everyone on the internet can reach',
    ],
    [
      ["watch", "https://example.org:8443/news"],
      '"https://example.org:8443/news" could never be looked at (port 8443, not 80 or 443): give an address that everyone on the internet can reach',
    ],
    [
      ["add", "https://me:secret@example.org/"],
      '"https://me:secret@example.org/" carries a user name or password: stet watches only what everyone can read',
    ],
    [
      ["add", watched, "--every", "often"],
      '--every: "often" is no cadence: give minutes, hours or days from 5m to 366d, or "decay"',
    ],
    [
      ["add", watched, "--every", "1m"],
      '--every: "1m" is no cadence: give minutes, hours or days from 5m to 366d, or "decay"',
    ],
    [
      ["check", "--contact", "me"],
      '--contact (or STET_CONTACT): "me" is no contact: give an e-mail address or a web page where a site\'s owner reaches you',
    ],
    [
      ["opt-out", "example.org", "example.org/news", "two words"],
      `"example.org/news" is neither a host, such as example.org, nor a full address
      "two words" is neither a host, such as example.org, nor a full address`,
    ],
    [["check", "--all", watched], "--all looks at everything: leave out the addresses, or --all"],
    [["diff", watched, "one"], `before: "one" ${noVersion}`],
    [
      ["diff", watched, "0", "-1"],
      `before: "0" ${noVersion}
      after: "-1" ${noVersion}`,
    ],
    [["show", watched, "99999999999"], `version: "99999999999" ${noVersion}`],
    [["show", watched, "1.5"], `version: "1.5" ${noVersion}`],
    [["serve", "--port", "abc"], '--port: "abc" is no port: give a number from 0 to 65535'],
    [["serve", "--port", "65536"], '--port: "65536" is no port: give a number from 0 to 65535'],
    [["health", "--days", "x"], '--days: "x" is no number of days: give a number from 1 to 3660'],
    [
      ["compare", "a.html", "b.html", "--format", "xml"],
      '--format: "xml" is none of text, markdown, html, json, ndjson, csv',
    ],
    [
      ["publish", "--base-url", "here"],
      '--base-url: "here" is no http or https address: give one such as https://example.org/changes/',
    ],
    [
      ["keygen", "two words"],
      'name: "two words" is no name of a key: give one without spaces and plus signs, of at most 200 characters, such as example.org/stet',
    ],
    [["compare", "-", "-"], "only one of the two can be standard input"],
    [
      ["list", "--archive", "https://example.org/archive"],
      '"https://example.org/archive" is no place for an archive: name a folder, or s3://bucket/prefix',
    ],
    [["list", "--archive", ""], "--archive (or STET_ARCHIVE): name a folder, or s3://bucket/prefix"],
    [
      ["check", "--contact", "me", "--archive", " "],
      `--contact (or STET_CONTACT): "me" is no contact: give an e-mail address or a web page where a site's owner reaches you
      --archive (or STET_ARCHIVE): name a folder, or s3://bucket/prefix`,
    ],
  ])("%j", async (args, sentence) => {
    const { stet } = await kept();
    const { code, out, err } = await stet(...args);
    expect(err).toBe(`stet: ${sentence}\n`);
    expect([code, out]).toEqual([2, ""]);
  });

  it("without anything shows the help, on the side of errors", async () => {
    const { code, out, err } = await createWorld("/").stet();
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^Usage: stet \[options\] \[command\]\n/);
  });
});

describe("what is not there", () => {
  it.each([
    [["check", "https://example.org/other"], 2],
    [["log", "https://example.org/other"], 2],
    [["remove", watched, "https://example.org/other"], 2],
  ])("%j says so, and what is", async (args, code) => {
    const { stet, folder } = await kept();
    expect(await stet(...args)).toEqual({
      code,
      out: "",
      err: `stet: https://example.org/other is not in the archive ${join(folder, "kept")}: \`stet list\` shows what is, \`stet add\` adds it\n`,
    });
    // Nothing was done by halves.
    expect((await stet("list")).out).toContain(`${watched}\n  no version yet; not looked at yet; due`);
  });

  it.each([
    [["show", watched], `${watched} has no version yet: \`stet check\` makes the first look`],
    [["diff", watched], `${watched} has no version yet: \`stet check\` makes the first look`],
    [["check", retired], `${retired} is not watched any more: \`stet add\` takes it up again`],
  ])("%j", async (args, sentence) => {
    const { stet } = await kept();
    expect(await stet(...args)).toEqual({ code: 2, out: "", err: `stet: ${sentence}\n` });
  });

  it("a version that was never made", async () => {
    const site = await livingSite();
    const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
    const url = `${site.origin}/news/ferry`;
    site.pages.set("/news/ferry", articlePage());
    await world.stet("add", url);
    await world.stet("check");
    expect(await world.stet("show", url, "2")).toMatchObject({ code: 2, out: "" });
    for (const named of [[], ["1"]]) {
      expect(await world.stet("diff", url, ...named)).toEqual({
        code: 0,
        out: "",
        err: "stet: version 1 is the only one, so there is nothing to compare it with yet\n",
      });
    }
    expect(await world.stet("diff", url, "1", "1")).toEqual({
      code: 2,
      out: "",
      err: "stet: version 1 cannot differ from itself: name two versions\n",
    });
    expect(await world.stet("diff", url, "1", "7")).toEqual({
      code: 2,
      out: "",
      err: `stet: ${url} has no version 7: version 1 is the only one, and \`stet log\` tells of them\n`,
    });
  });
});

describe("who calls, and whom", () => {
  it("a stranger's site is called under a contact only", async () => {
    const { stet } = await kept();
    expect(await stet("check")).toEqual({
      code: 2,
      out: "",
      err: `stet: ${watched} is somebody's site, and stet calls no one without saying who calls. Type, with your own address:
  stet check --contact you@example.org
`,
    });
    expect((await stet("watch", "https://example.org/a b?c='d'")).err).toContain(
      "\n  stet watch 'https://example.org/a b?c='\\''d'\\''' --contact you@example.org\n",
    );
  });

  it("a stranger's site is not called under the placeholder", async () => {
    const { stet } = await kept();
    for (const contact of ["you@example.org", "https://www.example.com/about"])
      expect(await stet("check", "--contact", contact)).toEqual({
        code: 2,
        out: "",
        err: `stet: --contact (or STET_CONTACT): "${contact}" is the placeholder: give an address of your own, where a site's owner reaches you\n`,
      });
  });

  it.each(["false", "true", "no", "yes", "00", " 1", "toString"])(
    "STET_ALLOW_LOOPBACK=%j is neither yes nor no",
    async (value) => {
      const site = await livingSite();
      const { stet } = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: value });
      await stet("add", site.origin);
      expect(await stet("check")).toEqual({
        code: 2,
        out: "",
        err: `stet: --allow-loopback (or STET_ALLOW_LOOPBACK): "${value}" is neither 1, which allows it, nor 0, which does not\n`,
      });
      expect(site.requests).toEqual([]);
    },
  );

  it.each(["0", "", undefined])("STET_ALLOW_LOOPBACK=%j allows nothing", async (value) => {
    const site = await livingSite();
    const { stet } = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: value });
    await stet("add", site.origin);
    expect(await stet("check")).toMatchObject({
      code: 2,
      err: expect.stringContaining("is on this machine itself"),
    });
    expect(site.requests).toEqual([]);
  });

  it("this machine is called only when that is wished", async () => {
    const site = await livingSite();
    const { stet } = createWorld(await temporaryFolder());
    await stet("add", `${site.origin}/news/ferry`);
    expect(await stet("check", "--json")).toEqual({
      code: 2,
      out: "",
      err: `stet: ${site.origin}/news/ferry is on this machine itself, which stet calls only when told to. Type:
  stet check --json --allow-loopback
`,
    });
    expect(site.requests).toEqual([]);
    expect((await stet("check", "--allow-loopback")).code).toBe(0);
  });
});

describe("an unexpected error", () => {
  const broken = { clock: { now: () => "no time at all", sleep: async () => {} } };

  it("is one sentence and how to report it, without a stack", async () => {
    const { stetWith } = createWorld(await temporaryFolder());
    const { code, err } = await stetWith(broken, "add", watched);
    expect(code).toBe(3);
    expect(err).toMatch(
      /^stet: .*\n[\s\S]*This is a fault in stet, not yours: please report it with what STET_DEBUG=1 shows\.\n$/,
    );
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("shows its stack when asked to", async () => {
    const { stetWith } = createWorld(await temporaryFolder());
    const { err } = await stetWith({ ...broken, env: { STET_DEBUG: "1" } }, "add", watched);
    expect(err).toMatch(/\n\s+at /);
  });
});
