/** The help: whole for the program, and for each command an example that is no lie. */
import { describe, expect, it } from "vitest";
import { commands } from "../../lib/cli/commands.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld, inputOf, listeningIo, saying } from "./run-stet.ts";

const wholeHelp = `Usage: stet [options] [command]

Keeps what an article said: every version, every edit, and the proof of both.

Options:
  -V, --version                          print the version
  -h, --help                             show this

Commands:
  add [options] <urls...>                watch articles
  list [options]                         show what is watched, and when it is
                                         due
  remove [options] <urls...>             stop watching articles; their history
                                         stays
  check [options] [urls...]              look once at what is due
  watch [options] [urls...]              keep looking at what is due, until
                                         interrupted
  status [options]                       show what is due, late, failing or
                                         blocked, by host
  log [options] <url>                    show the versions and events of an
                                         article
  show [options] <url> [version]         show a version of an article
  diff [options] <url> [before] [after]  show what differs between two versions
  serve [options]                        show the archive in a browser on this
                                         machine
  publish [options]                      write the archive as a web site of
                                         plain files
  extract [options] <file>               show the article in a page on disk
  compare [options] <before> <after>     show what differs between two pages on
                                         disk
  health [options]                       show how extraction does on each host
  opt-out [options] [places...]          list those who asked not to be watched,
                                         and add to the list
  rebuild [options]                      make the timetable and all derived
                                         objects again
  reextract [options] [urls...]          read stored payloads again by this
                                         stet's extractor
  keygen [options] <name>                make a key to sign checkpoints with
  checkpoint [options]                   sign what the archive holds, so that it
                                         cannot be altered unseen
  verify [options]                       check that nothing in the archive was
                                         altered since its capture
  prove [options] <url>                  give away the proof of one version
  takedown [options] <url>               take an article's words out of the
                                         archive for good
  help [command]                         show the help of a command

Exit codes: 0 done; 1 differences found (diff and compare alone), or altered
(verify alone); 2 something in the line typed or the configuration is wrong; 3
failed; 4 incomplete (verify alone).
`;

const checkHelp = `Usage: stet check [options] [urls...]

Looks once at every article that is due, at all of them, or at those named, and
says what came of it, one line for each look. Exit code 0: every look that was
due has its outcome on record, or another run is making it.

Arguments:
  urls                 addresses of articles

Options:
  --all                look at everything, due or not
  --contact <address>  e-mail or web address where a site's owner reaches you
                       (STET_CONTACT)
  --allow-loopback     let stet call this machine itself, for trying things out
                       (STET_ALLOW_LOOPBACK=1)
  --archive <place>    a folder, or s3://bucket/prefix (STET_ARCHIVE; default
                       ./archive)
  --json               for programs: JSON instead of words
  -h, --help           show this

Examples:
  stet check --contact desk@example.org
  stet check --all --json
  stet check https://example.org/news/flood
`;

describe("the help", () => {
  it.each([["--help"], ["-h"], ["help"]])("stet %s", async (flag) => {
    expect(await createWorld("/").stet(flag)).toEqual(saying(wholeHelp));
  });

  it.each([
    ["check", "--help"],
    ["help", "check"],
  ])("stet %s %s", async (...args) => {
    expect(await createWorld("/").stet(...args)).toEqual(saying(checkHelp));
  });

  it("stet --version", async () => {
    const { code, out } = await createWorld("/").stet("--version");
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(code).toBe(0);
  });
});

const { io } = listeningIo(createWorld("/").io);
const names = commands.map((build) => build(io, () => {}).name());

describe.each(names)("stet %s --help", (name) => {
  it("says what the command does, and gives an example that can be typed", async () => {
    const folder = await temporaryFolder();
    const { stet, stetWith } = createWorld(folder);
    const { code, out, err } = await stet(name, "--help");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(new RegExp(`^Usage: stet ${name} \\[options\\].*\\n\\n[A-Z].+\\.\\n`, "s"));
    const [, examples = ""] = out.split(/\nExamples?:\n/);
    const lines = examples.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [program, ...args] = line
        .replace(/ < .*$/, "")
        .trim()
        .split(" ");
      expect([program, args[0]]).toEqual(["stet", name]);
      // Nothing is there to work on; that the line is understood shows in what it is that is missing.
      const over = new AbortController();
      over.abort();
      const said = await stetWith({ stdin: inputOf(""), signal: over.signal }, ...withoutBucket(args));
      expect(said.err).not.toMatch(/unknown|too many|argument missing|missing required|--help/);
    }
  });
});

/** Examples may name a bucket; what is tried here is how the line reads. */
const withoutBucket = (args: readonly string[]): string[] =>
  args.map((argument) => argument.replace(/^s3:\/\/.*$/, "kept"));
