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
      contact: "https://paper.example/about-stet",
      watch: ["https://paper.example/a#top"],
    });
    expect(parseConfiguration(text).watch).toEqual(["https://paper.example/a"]);
  });
});

describe("a mistake", () => {
  it.each([
    ["no configuration", undefined, ["contact"]],
    ["a contact nobody can be reached at", { contact: "me" }, ["contact"]],
    ["a contact that would break the header line", { contact: `${contact}\r\nX-Evil: 1` }, ["contact"]],
    ["a contact of endless length", { contact: `${"a".repeat(200)}@paper.test` }, ["contact"]],
    ["a contact that is no text", { contact: 5 }, ["contact"]],
    [
      "an address of another scheme",
      { contact, watch: ["https://a.example/", "ftp://a.test/"] },
      ["watch[1]"],
    ],
    ["an address with a password", { contact, watch: ["https://me:secret@a.test/"] }, ["watch[0]"]],
    [
      "those who opted out in forms that name nobody",
      { contact, optOut: ["paper.test", "paper.test/a", "", "ftp://paper.test/", "https://paper.example/b"] },
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
    [
      "addresses that no deployment can look at",
      {
        contact,
        watch: [
          "http://10.0.0.1/",
          "https://paper.example/a",
          "https://intranet/",
          "https://paper.example:8443/a",
        ],
      },
      ["watch[0]", "watch[2]", "watch[3]"],
    ],
    [
      "this machine itself",
      { contact, watch: ["http://127.0.0.1/a", "http://localhost/"], objectLockDays: 0 },
      ["objectLockDays", "watch[0]", "watch[1]"],
    ],
    [
      "a selector that only looks like one",
      { contact, rules: [{ host: "x", select: ["..a"] }] },
      ["rules[0].select[0]"],
    ],
    ["the placeholder", { contact: "you@example.org", watch: ["https://a.example/"] }, ["contact"]],
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

  it("is told in plain words", () => {
    expect(
      messageFor({
        contact: 5,
        watch: "https://paper.example/",
        objectLockDays: 0,
        logRetentionDays: "90",
        wacth: [],
        optOut: [1],
      }),
    ).toBe(`cdk.json, context "stet":
  contact: required: an e-mail address or a web page where a site's owner reaches you; it stands in the User-Agent
  watch: "https://paper.example/" is not a list
  optOut[0]: give a host, or a full address
  objectLockDays: 0 is out of bounds: give at least 1
  logRetentionDays: "90" is not a number
  stet: "wacth": nothing of that name can be set here`);
    expect(messageFor({ contact, watch: ["http://10.0.0.1/a"] })).toBe(`cdk.json, context "stet":
  watch[0]: "http://10.0.0.1/a" could never be looked at (10.0.0.1 is no public address): give an address that everyone on the internet can reach`);
    expect(messageFor({ contact, watch: ["http://127.0.0.1/a"] })).toBe(`cdk.json, context "stet":
  watch[0]: http://127.0.0.1/a is the machine itself, where no deployment finds an article`);
  });

  it("is no address on this machine where that is expressly allowed", () => {
    const watch = ["http://127.0.0.1:8080/a"];
    expect(parseConfiguration({ contact, watch }, true).watch).toEqual(watch);
  });

  it("in JSON on the command line is told as such", () => {
    expect(messageFor("{")).toMatch(/^-c stet=…: not JSON/);
  });
});

describe("the watch list", () => {
  const prefix = "https://paper.example/";
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
