import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const app = fileURLToPath(new URL("../../lib/stack/app.ts", import.meta.url));
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "stet-synth-"));
});
afterAll(() => rm(out, { recursive: true }));

/** As the CDK CLI runs it; with nothing in the environment of an account, or of a user. */
function runApp(stet: unknown) {
  const context = JSON.stringify({ stet, "aws:cdk:bundling-stacks": [] });
  const env = { PATH: process.env["PATH"], CDK_CONTEXT_JSON: context, CDK_OUTDIR: out };
  return spawnSync(process.execPath, [app], { env, encoding: "utf8" });
}

describe("the app", () => {
  it("needs no account to make its two templates", () => {
    const { status, stderr } = runApp({ contact: "desk@paper.test" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(out).filter((name) => name.endsWith(".template.json"))).toEqual([
      "StetArchive.template.json",
      "StetWatch.template.json",
    ]);
  });

  it("ends with 2 and every mistake, not with a stack trace", () => {
    const { status, stderr } = runApp({ watch: ["paper.test/flood"], logRetentionDays: 2 });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([
      'cdk.json, context "stet":',
      expect.stringMatching(/^ {2}contact: required: /),
      expect.stringMatching(/^ {2}watch\[0\]: "paper.test\/flood" is not a URL/),
      expect.stringMatching(/^ {2}logRetentionDays: CloudWatch keeps logs/),
    ]);
  });
});
