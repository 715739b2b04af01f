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

  it.each([
    ["dispatch", '["https://example.org/a"]', 'an object that may hold "watch" and "optOut"'],
    ["dispatch", '{"watch": "https://example.org/a"}', 'watch: "https://example.org/a" is not a list'],
    ["check", "{}", 'a batch of SQS messages: { "Records": [{ "messageId": …, "body": … }] }, and is {}'],
    ["check", '{"Records": [{"body": 1}]}', "Records.0.messageId: "],
  ])("%s of the event %s says in a sentence what it should be", async (handler, event, sentence) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "event.json"), event);
    const env = { STET_ALLOW_LOOPBACK: "1" };
    const ended = await run(node, [script, handler, "--event", "event.json"], { cwd, env });
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(/^the event must be [^\n]+\n$/);
    expect(ended.err).toContain(sentence);
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
