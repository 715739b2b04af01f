/** The forms in which a comparison is told at the command line, and parts of it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { diffSchema } from "../../lib/article/diff.ts";
import { diffRowSchema } from "../../lib/compare/diff-rows.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld, type World } from "./run-stet.ts";

const fixture = join(import.meta.dirname, "../../fixtures/diffs/headline-and-correction");
const files = ["before.json", "after.json"];

let world: World;
beforeEach(async () => {
  const folder = await temporaryFolder();
  for (const name of files) writeFileSync(join(folder, name), readFileSync(join(fixture, name)));
  world = createWorld(folder);
});

const compare = (...options: string[]) => world.stet("compare", ...options, ...files);

describe("stet compare", () => {
  it.each([
    ["markdown", /^\*\*Headline; 1 number \(12 → 21\); correction note added\*\*$/m],
    ["html", /^<section class="stet-diff"/],
    ["text", /^Headline; 1 number/],
    ["csv", /^format,article,before,after,change,/],
  ])("--format %s", async (format, shown) => {
    const said = await compare("--format", format);
    expect(said).toMatchObject({ code: 1, err: "" });
    expect(said.out).toMatch(shown);
  });

  it("--format ndjson has a row for each change, which says where it is from", async () => {
    const { out } = await compare("--format", "ndjson");
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => diffRowSchema.parse(JSON.parse(line)));
    expect(rows.map(({ before, after, field, action }) => [before, after, field, action])).toEqual([
      ["before.json", "after.json", "headline", "edit"],
      ["before.json", "after.json", "notices", "addition"],
      ["before.json", "after.json", "body", "edit"],
    ]);
  });

  it("--format json and --json are the same", async () => {
    const [one, other] = [await compare("--format", "json"), await compare("--json")];
    expect(one).toEqual(other);
    expect(diffSchema.parse(JSON.parse(one.out)).changes).toHaveLength(3);
  });

  it.each([
    ["headline", ["headline"]],
    ["body,notices", ["notices", "body"]],
    [" body , headline", ["headline", "body"]],
  ])("--only %s", async (only, fields) => {
    const { out } = await compare("--only", only, "--json");
    const diff = diffSchema.parse(JSON.parse(out));
    expect(diff.changes.map(({ field }) => field)).toEqual(fields);
    expect(diff.selected?.leftOut).toBe(3 + diffClaims - fields.length);
  });

  it("answers by what was asked for, and says what was not", async () => {
    expect(await compare("--class", "typographic")).toEqual({
      code: 0,
      out: "Nothing of that kind differs; 5 other changes.\n",
      err: "",
    });
    expect((await compare("--only", "captions", "--format", "ndjson")).out).toBe("");
    expect(await compare("--class", "substantive,copy-edit")).toMatchObject({ code: 1 });
  });

  it.each([
    [["--format", "pdf"], '--format: "pdf" is none of text, markdown, html, json, ndjson, csv'],
    [
      ["--only", "body,footer"],
      '--only: "footer" is none of headline, standfirst, bylines, notices, body, captions',
    ],
    [["--class", "minor"], '--class: "minor" is none of typographic, copy-edit, substantive'],
    [["--json", "--format", "csv"], "--json and --format csv ask for two forms: give one"],
  ])("%j is refused", async (options, message) => {
    const said = await compare(...options);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toContain(message);
  });

  it("colours for a terminal alone, and never with NO_COLOR", async () => {
    const isTerminal = { out: true, err: true };
    const shown = await world.stetWith({ isTerminal, columns: 300 }, "compare", ...files);
    expect(shown.out).toContain("\u001b[31;9m12\u001b[0m");
    const plain = await world.stetWith(
      { isTerminal, columns: 300, env: { NO_COLOR: "1" } },
      "compare",
      ...files,
    );
    for (const { out } of [plain, await compare()]) {
      expect(out).not.toContain("\u001b");
      expect(out).toContain("[-12-]{+21+}");
    }
  });
});

/** Claims of the fixture that differ: the modification date and the h1. */
const diffClaims = 2;
