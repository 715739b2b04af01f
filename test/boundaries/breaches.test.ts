/** The checker checked: on small invented sources, each of which breaks one rule, or keeps it narrowly. */
import { describe, expect, it } from "vitest";
import { breachesOf, roomOf } from "./breaches.ts";
import { limits } from "./house-rules.ts";
import { readSource } from "./source-facts.ts";

const lines = (count: number): string => "// line\n".repeat(count);
const functionOf = (count: number): string => `export function long() {\n${lines(count - 2)}}\n`;

describe("a breach", () => {
  it.each([
    // Rooms.
    [
      "lib/article/a.ts",
      'import { x } from "../compare/b.ts";',
      "lib/article/a.ts:1 article may not import compare",
    ],
    ["lib/extract/a.ts", '\nimport type { X } from "../compare/b.ts";', ":2 extract may not import compare"],
    ["lib/archive/a.ts", 'export * from "../watch/b.ts";', "archive may not import watch"],
    ["lib/archive/a.ts", 'export { b } from "../watch/b.ts";', "archive may not import watch"],
    ["lib/watch/a.ts", 'let x: import("../archive/b.ts").X;', "watch may not import archive"],
    ["lib/watch/a.ts", 'const x = await import("../archive/b.ts");', "watch may not import archive"],
    ["lib/pipeline/a.ts", 'import { x } from "../cli/io.ts";', "pipeline may not import cli"],
    ["lib/cli/commands/a.ts", 'import { x } from "../../stack/b.ts";', "cli may not import stack"],
    ["lib/cli/a.ts", 'import { x } from "../../functions/b.ts";', "cli may not import functions"],
    ["functions/a.ts", 'import { x } from "../lib/cli/b.ts";', "functions may not import cli"],
    [
      "lib/pipeline/a.ts",
      'import { x } from "../real-archive.ts";',
      "pipeline may not import lib/real-archive.ts",
    ],
    ["lib/cli/a.ts", 'import { x } from "../index.ts";', "cli may not import lib/index.ts"],
    ["lib/attic/a.ts", 'import { x } from "../article/b.ts";', "stands in no known room: attic"],
    ["lib/compare/a.ts", 'import x from "../../package.json";', "may not read package.json"],
    ["lib/cli/a.ts", 'import x from "../../test/b.ts";', "may not read test/b.ts"],
    // Libraries.
    [
      "lib/compare/a.ts",
      'import { load } from "cheerio/slim";',
      "may not import cheerio (the page as a tree)",
    ],
    [
      "lib/archive/layout.ts",
      'import { S3Client } from "@aws-sdk/client-s3";',
      "may not import @aws-sdk/client-s3",
    ],
    ["lib/pipeline/a.ts", 'import "undici";', "may not import undici"],
    ["lib/cli/a.ts", 'import { lookup } from "node:dns/promises";', "may not import node:dns"],
    ["lib/compare/a.ts", 'import { readFile } from "node:fs/promises";', "may not import node:fs"],
    ["lib/archive/a.ts", 'import _ from "lodash";', "imports lodash, which is in no list"],
    ["lib/archive/a.ts", "const x = await import(name);", "imports what is computed"],
    // The world outside.
    ["lib/compare/a.ts", "const now = Date.now();", "takes the clock for itself: Date.now"],
    ["lib/compare/a.ts", "const now = new Date();", "takes the clock for itself: new Date()"],
    ["lib/compare/a.ts", "const now = Date();", "takes the clock for itself: Date()"],
    ["lib/compare/a.ts", 'const now = Date["now"]();', "takes the clock for itself: Date.now"],
    ["lib/compare/a.ts", "const { now } = Date;", "takes the clock for itself: { … } = Date"],
    ["lib/compare/a.ts", "const t = performance.now();", "takes the stopwatch for itself: performance.now"],
    ["lib/compare/a.ts", "const x = [1].map(Math.random);", "takes the randomness for itself: Math.random"],
    ["lib/article/digest.ts", 'import { randomUUID } from "node:crypto";', "takes the randomness for itself"],
    ["lib/watch/a.ts", "const x = crypto.randomUUID();", "takes the randomness for itself"],
    ["lib/watch/a.ts", "const { env } = process;", "takes the environment for itself"],
    ["lib/watch/a.ts", 'if (process.env["X"]) f();', "takes the environment for itself: process.env"],
    ["lib/watch/a.ts", "console.log(1);", "takes the console for itself: console.log"],
    ["lib/watch/a.ts", "start(console);", "takes the console for itself: console"],
    ["lib/watch/a.ts", "const out = console;", "takes the console for itself: console"],
    ["lib/cli/a.ts", 'await fetch("https://example.org");', "takes the network for itself: fetch()"],
    // Lengths.
    ["lib/watch/a.ts", lines(limits.fileLines + 1), "lib/watch/a.ts has 351 lines; 350 at most"],
    ["lib/watch/a.ts", functionOf(limits.functionLines + 1), ":1 has a function of 71 lines; 70 at most"],
    ["lib/watch/a.ts", `const o = {\n  m() {\n${lines(69)}  },\n};`, ":2 has a function of 71 lines"],
    ["lib/watch/a.ts", `f(() => {\n${lines(69)}});`, ":1 has a function of 71 lines"],
    ["functions/a.ts", `${lines(40)}export const handler = f();`, "functions/a.ts has 41 lines; 40 at most"],
    ["functions/a.ts", `${lines(40)}const x = 1;\nexport { x as handler };`, "42 lines; 40 at most"],
  ])("in %s: %s", (path, source, breach) => {
    const found = breachesOf(path, source);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(breach);
  });

  it.each([
    ["lib/pipeline/a.ts", 'import { x } from "../archive/b.ts";\nimport * as z from "zod";'],
    ["lib/archive/s3-store.ts", 'import { S3Client } from "@aws-sdk/client-s3";'],
    ["lib/capture/a.ts", 'import { lookup } from "node:dns/promises";\nimport { x } from "./b.ts";'],
    ["lib/extract/words/a.ts", 'import { x } from "../elements.ts";'],
    ["lib/cli/commands/a.ts", 'console.log(Date.now(), new Date(), process.env["X"], Math.random());'],
    ["lib/compare/a.ts", "const d = new Date(0); const day = Date.parse(text); const m = Math.max(1, 2);"],
    ["lib/compare/a.ts", "// Date.now() and console.log are not for this room.\nconst s = 'process.env';"],
    ["lib/compare/a.ts", "const x = io.console.log(1); type T = Date; const y = { console: 1 };"],
    ["lib/compare/a.ts", "const text = 'import { x } from \"undici\"';"],
    ["lib/watch/a.ts", lines(limits.fileLines)],
    ["lib/watch/a.ts", functionOf(limits.functionLines)],
    ["functions/a.ts", `${lines(39)}export const handler = f();`],
    ["functions/a.ts", lines(60)],
  ])("is none in %s: %s", (path, source) => {
    expect(breachesOf(path, source)).toEqual([]);
  });
});

describe("a source", () => {
  it("that does not parse is not passed over", () => {
    expect(() => readSource("lib/watch/a.ts", "const = 1;")).toThrow(SyntaxError);
  });

  it.each([
    ["lib/compare/words/a.ts", "compare"],
    ["lib/index.ts", "lib/index.ts"],
    ["functions/check-shard.ts", "functions"],
  ])("%s stands in the room %s", (path, room) => {
    expect(roomOf(path)).toBe(room);
  });
});
