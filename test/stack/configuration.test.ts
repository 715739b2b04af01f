import { describe, expect, it } from "vitest";
import { UsageError } from "../../lib/article/errors.ts";
import { parseConfiguration, scheduleInput, scheduleInputLimitBytes } from "../../lib/stack/configuration.ts";
import { shippedConfiguration } from "./synthesized.ts";

const contact = "desk@paper.test";

function messageFor(context: unknown): string {
  try {
    parseConfiguration(context);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error("the configuration was accepted");
}

describe("a good configuration", () => {
  it("needs no more than a contact, and the shipped one is good as long as nothing is watched", () => {
    expect(parseConfiguration({ contact })).toEqual({
      contact,
      watch: [],
      optOut: [],
      rules: [],
      checkpointEmails: [],
      logRetentionDays: 90,
    });
    expect(parseConfiguration(shippedConfiguration).watch).toEqual([]);
  });

  it("may come as the text that cdk -c passes on", () => {
    const text = JSON.stringify({
      contact: "https://paper.test/about-stet",
      watch: ["https://paper.test/a#top"],
    });
    expect(parseConfiguration(text).watch).toEqual(["https://paper.test/a"]);
  });
});

describe("a mistake", () => {
  it.each([
    ["no configuration", undefined, ["contact"]],
    ["a contact nobody can be reached at", { contact: "me" }, ["contact"]],
    ["a contact that would break the header line", { contact: `${contact}\r\nX-Evil: 1` }, ["contact"]],
    ["a contact of endless length", { contact: `${"a".repeat(200)}@paper.test` }, ["contact"]],
    ["a contact that is no text", { contact: 5 }, ["contact"]],
    ["an address of another scheme", { contact, watch: ["https://a.test/", "ftp://a.test/"] }, ["watch[1]"]],
    ["an address with a password", { contact, watch: ["https://me:secret@a.test/"] }, ["watch[0]"]],
    [
      "those who opted out in forms that name nobody",
      { contact, optOut: ["paper.test", "paper.test/a", "", "ftp://paper.test/", "https://paper.test/b"] },
      ["optOut[1]", "optOut[2]", "optOut[3]"],
    ],
    [
      "rules with mistakes",
      {
        contact,
        rules: [{ host: "a.test", select: ["p", "p["] }, { host: "a b", headline: "h1" }, { host: "c.test" }],
      },
      ["rules[0].select[1]", "rules[1].host", "rules[2]"],
    ],
    ["a lock for no time", { contact, objectLockDays: 0 }, ["objectLockDays"]],
    ["a retention that CloudWatch does not have", { contact, logRetentionDays: 8 }, ["logRetentionDays"]],
    ["two addresses for alarms", { contact, alarmEmail: "a@b.test, c@d.test" }, ["alarmEmail"]],
    ["a misspelt key", { contact, wacth: [] }, ["stet"]],
    ["no object", 5, ["stet"]],
    ["the placeholder", { contact: "you@example.org", watch: ["https://a.test/"] }, ["contact"]],
    [
      "everything at once",
      { contact: "https://www.example.com/about", watch: ["a"], alarmEmail: "b", objectLockDays: 1.5 },
      ["watch[0]", "alarmEmail", "objectLockDays", "contact"],
    ],
  ])("%s is named with its path", (_, context, paths) => {
    const [heading, ...lines] = messageFor(context).split("\n");
    expect(heading).toBe('cdk.json, context "stet":');
    expect(lines.flatMap((line) => /^ {2}(\S+): /.exec(line)?.[1] ?? [])).toEqual(paths);
  });

  it("in JSON on the command line is told as such", () => {
    expect(messageFor("{")).toMatch(/^-c stet=…: not JSON/);
  });
});

describe("the watch list", () => {
  const prefix = "https://paper.test/";
  const roomFor = (bytes: number) =>
    prefix + "a".repeat(bytes - Buffer.byteLength(scheduleInput({ watch: [prefix], optOut: [], rules: [] })));

  it("may fill the schedule's input to the last byte", () => {
    const watch = [roomFor(scheduleInputLimitBytes)];
    expect(parseConfiguration({ contact, watch }).watch).toEqual(watch);
  });

  it("is refused with a way out when it is longer", () => {
    const message = messageFor({ contact, watch: [roomFor(scheduleInputLimitBytes + 1)] });
    expect(message).toContain("watch: the lists take 262145 bytes, and a schedule carries 262144");
    expect(message).toContain("--archive s3://");
  });
});
