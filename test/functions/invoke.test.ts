/** `npm run invoke`, as a process: what it says of mistakes, and that a handler runs. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../cli/run-process.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const node = process.execPath;
const script = join(root, "functions/invoke.ts");
const usage = "usage: npm run invoke -- dispatch|check --event FILE";

describe("npm run invoke", () => {
  it.each([
    [[], usage],
    [["--help"], usage],
    [["check"], usage],
    [["check", "--event"], usage],
    [["both", "--event", "event.json"], usage],
    [["check", "--event", "event.json", "--archive", "kept"], usage],
    [
      ["check", "--event", "nowhere.json"],
      "nowhere.json: there is no such file; fixtures/events holds some to begin with",
    ],
    [["check", "--event", "notes.txt"], "notes.txt: not JSON; fixtures/events holds some to begin with"],
    [["check", "--event", "."], ".: cannot be read (EISDIR); fixtures/events holds some to begin with"],
  ])("%j says in a sentence what is wrong", async (args, sentence) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "notes.txt"), "Dear diary,");
    const ended = await run(node, [script, ...args], { cwd });
    expect(ended).toEqual({ code: 2, out: "", err: `${sentence}\n` });
  });

  it("runs both handlers, one after the other", async () => {
    const cwd = await temporaryFolder();
    const event = join(root, "fixtures/events/dispatch/nothing-watched.json");
    const env = { STET_ALLOW_LOOPBACK: "1" };
    const { code, out, err } = await run(node, [script, "dispatch", "--event", event], { cwd, env });
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({ dispatched: { shards: [] }, checked: { batchItemFailures: [] } });
  });
});
