/** stet as a process: signals, pipes that nobody reads to the end, and how it is called in a checkout. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { openArchivePorts } from "../../lib/real-archive.ts";
import { entriesIn } from "../../lib/watch/timetable-rows.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage } from "./living-site.ts";
import { type ProcessOptions, type Running, run, start } from "./run-process.ts";

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const launcher = pathOf("lib/cli/launch.js");
const stet = (...args: string[]): [string, string[]] => [process.execPath, [launcher, ...args]];

/** Does not outlive its test. */
function started(command: string, args: readonly string[], options: ProcessOptions): Running {
  const running = start(command, args, options);
  onTestFinished(() => void running.child.kill("SIGKILL"));
  return running;
}

/** A site that is asked for its robots.txt and answers, or keeps silent. */
async function site(answers: boolean): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => {
    if (answers) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { url: `http://127.0.0.1:${port}/news/ferry`, server };
}

/** Watched, and asked for the first time: now it waits, for its distance to the host or for an answer. */
async function watching(answers: boolean) {
  const cwd = await temporaryFolder();
  const { url, server } = await site(answers);
  const running = started(...stet("watch", url, "--allow-loopback"), { cwd });
  await Promise.race([once(server, "request"), tooEarly(running)]);
  return { cwd, ...running };
}

/** What a process that ended before it should said of it. */
async function tooEarly({ ended }: Running): Promise<never> {
  throw new Error("ended before it was told to", { cause: await ended });
}

describe("a signal", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "%s: what was begun is finished, and the lease given up",
    async (signal) => {
      const { cwd, child, ended } = await watching(true);
      child.kill(signal);
      expect(await ended).toEqual({
        code: 0,
        out: "",
        err: "\nfinishing what was begun; once more to end at once\nstet: 1 due and not looked at: interrupted\n",
      });
      const archive = await openArchivePorts({ archive: join(cwd, "archive"), create: false });
      const shards = Array.from({ length: archive.shards }, (_, shard) => readTimetable(archive, shard));
      const timetables = (await Promise.all(shards)).map(({ value }) => value);
      expect(timetables.flatMap(entriesIn)).toHaveLength(1);
      expect(timetables.filter(({ lease }) => lease !== undefined)).toEqual([]);
    },
  );

  it("twice: it ends at once, though an answer is still waited for", async () => {
    const { child, ended } = await watching(false);
    child.kill("SIGINT");
    await once(child.stderr, "data");
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
  });

  it("ends a command that has nothing to finish as it ends any process", async () => {
    const cwd = await temporaryFolder();
    await run("mkfifo", [join(cwd, "page")], { cwd });
    const { child, ended } = started(...stet("extract", "page"), { cwd });
    // Opens for writing when the other side has opened for reading: then it is at work.
    const writer = started("sh", ["-c", "exec 3>page; echo open; sleep 60"], { cwd });
    await once(writer.child.stdout, "data");
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: undefined, out: "", err: "" });
  });
});

describe("a reader who has seen enough", () => {
  it("ends it quietly", async () => {
    const cwd = await temporaryFolder();
    // More than a pipe holds (64 KiB on Linux), so that it is still writing when the reader goes.
    const paragraphs =
      "<p>The ferry to Ammer Isle runs again from Saturday, the harbour office says.</p>\n".repeat(5000);
    await writeFile(join(cwd, "page.html"), articlePage().replace("</article>", `${paragraphs}</article>`));
    const script = `("$0" "$1" extract page.html; echo "exit $?" >&2) | head -n 1`;
    const { out, err } = await run("sh", ["-c", script, process.execPath, launcher], { cwd });
    expect(out).toBe("Ferry to Ammer Isle runs again\n");
    expect(err).toBe("exit 0\n");
  });
});

describe.skipIf(process.platform !== "linux")("a full disk under what is told", () => {
  it.each(["list", "add https://example.org/news/flood --json", "--help"])(
    "is told in a sentence, and fails: %s",
    async (line) => {
      const cwd = await temporaryFolder();
      await run(...stet("add", "https://example.org/news/fire"), { cwd });
      const script = `"$0" "$1" ${line} > /dev/full`;
      expect(await run("sh", ["-c", script, process.execPath, launcher], { cwd })).toEqual({
        code: 3,
        out: "",
        err: "stet: what was told could not be written: no space left on the disk\n",
      });
    },
  );

  it("is no matter where it is only what a person is told beside it", async () => {
    const cwd = await temporaryFolder();
    const script = '"$0" "$1" list 2> /dev/full';
    const { code } = await run("sh", ["-c", script, process.execPath, launcher], { cwd });
    expect(code).toBe(2);
  });
});

describe("a checkout", () => {
  it("needs a Node that runs TypeScript, and says how to come by it", async () => {
    const [node, args] = stet("--version");
    const { code, out, err } = await run(node, ["--no-experimental-strip-types", ...args], { cwd: "/" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `stet: a checkout needs the Node 24 that \`npm ci\` installs, and this is ${process.version}: type \`npx stet\` in its folder\n`,
    );
  });

  it("says what to type as it was itself called: by npx, or from the path", async () => {
    const cwd = await temporaryFolder();
    const url = "https://example.org/news/flood";
    const [node, args] = stet("remove", url);
    await run(...stet("add", "https://example.org/news/fire"), { cwd });
    const hint = (program: string) => ({
      code: 2,
      out: "",
      err: `stet: ${url} is not in the archive ${join(cwd, "archive")}: \`${program} list\` shows what is, \`${program} add\` adds it\n`,
    });
    expect(await run(node, args, { cwd, env: { npm_command: "exec" } })).toEqual(hint("npx stet"));
    expect(await run(node, args, { cwd })).toEqual(hint("stet"));
  });

  it("calls nobody's site for `npm start -- URL` without a contact, and says what to type", async () => {
    const cwd = await temporaryFolder();
    const url = "https://example.org/news/flood";
    expect(await run(process.execPath, [pathOf("lib/cli/start.ts"), url], { cwd })).toEqual({
      code: 2,
      out: "",
      err: `stet: ${url} is somebody's site, and stet calls no one without saying who calls. Type, with your own address:
  npm start -- ${url} --contact you@example.org
`,
    });
  });
});
