/** `stet extract` with `--explain` and `--rule`: whole output, and what is said of a rule with mistakes. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld, saying, type World } from "./run-stet.ts";

const page = `<html><head><title>Wall falls at Alvik | The Courier</title></head><body>
<nav><a href="/">Home</a></nav>
<article>
  <h1>Wall falls at Alvik</h1>
  <p class="standfirst">Fourteen boats are lost, and the harbour stays closed for a month.</p>
  <p class="byline">By Edda Holm</p>
  <p class="desk">Alvik desk</p>
  <p>The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.</p>
  <p class="ad">Rope and tar, at the old price, from the chandler on the quay since 1911.</p>
  <p>Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.</p>
  <p>Correction: an earlier version said that twelve boats were lost.</p>
</article>
<aside>\u6e2f\u306e\u58c1\u304c\u6708\u66dc\u65e5\u306e\u591c\u306b\u5d29\u308c\u3001\u5341\u56db\u96bb\u306e\u8239\u304c\u5931\u308f\u308c\u305f\u3002 \u001b[2J</aside>
</body></html>`;

const rule = { host: "courier.example", remove: [".ad"], headline: ".gone", byline: ".desk" };

async function withFiles(files: Readonly<Record<string, unknown>>): Promise<World> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return createWorld(folder);
}

describe("stet extract --explain", () => {
  it("tells of each block, shortened to the width of a terminal, whole and without colour in a pipe", async () => {
    const { stet, stetWith } = await withFiles({ "page.html": page });
    const terminal = { columns: 90, isTerminal: { out: true, err: true }, env: { NO_COLOR: "1" } };
    expect(await stetWith(terminal, "extract", "--explain", "page.html")).toEqual(
      saying(`headline    Wall falls at Alvik
            (h1: the h1 that agrees with the page's title)
            h1        Wall falls at Alvik
            title     Wall falls at Alvik | The Courier
standfirst  Fourteen boats are lost, and the harbour stays closed for a month.
bylines     Edda Holm

dropped     paragraph  outside the article's container        Home
dropped     heading 1  the headline                           Wall falls at Alvik
standfirst  paragraph  the standfirst                         Fourteen boats are lost, an…
dropped     paragraph  named byline                           By Edda Holm
dropped     paragraph  a line above the text                  Alvik desk
kept        paragraph  in the article's own part of the page  The harbour wall gave way o…
dropped     paragraph  named ad                               Rope and tar, at the old pr…
kept        paragraph  in the article's own part of the page  Nobody was hurt, said the h…
notice      paragraph  a notice: correction                   Correction: an earlier vers…
dropped     paragraph  outside the article's container        港の壁が月曜日の夜に崩れ、…
`),
    );
    const piped = (await stet("extract", "--explain", "page.html")).out;
    expect(piped).toContain(
      "page  Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.\n",
    );
    for (const sign of ["…", "\u001b"]) expect(piped).not.toContain(sign);
  });

  it("says which parts of a rule found nothing", async () => {
    const { stet } = await withFiles({ "page.html": page, "rule.json": rule });
    const { code, out } = await stet("extract", "--explain", "--rule", "rule.json", "page.html");
    expect(code).toBe(0);
    expect(out).toContain(`bylines     Alvik desk
rule        of courier.example; 1 element taken away
            headline matches no text on this page: the general method chose one
`);
    expect(out).not.toContain("Rope");
  });

  it("is coloured on a terminal that bears it", async () => {
    const { stetWith } = await withFiles({ "page.html": page });
    const isTerminal = { out: true, err: true };
    const { out } = await stetWith({ isTerminal }, "extract", "--explain", "page.html");
    expect(out).toContain("\u001b[32mkept ");
    expect(out).toContain("\u001b[2mdropped ");
    const bare = await stetWith({ isTerminal, env: { NO_COLOR: "1" } }, "extract", "--explain", "page.html");
    expect(bare.out).not.toContain("\u001b");
  });

  it("is JSON for programs, and tells of a page without an article why there is none", async () => {
    const { stet } = await withFiles({ "menu.html": "<p>Home</p>" });
    const { code, out } = await stet("extract", "--explain", "--json", "menu.html");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      article: { blocks: [] },
      unmatched: [],
      removed: 0,
      blocks: [
        {
          kind: "paragraph",
          text: "Home",
          became: "dropped",
          reason: "nothing on the page reads as an article's text",
        },
      ],
    });
  });
});

describe("stet extract --rule", () => {
  it("takes from a list the rule for the page's address", async () => {
    const rules = [{ host: "*.example", select: "nav" }, rule];
    const { stet } = await withFiles({ "page.html": page, "rules.json": rules });
    const at = (url: string) => stet("extract", "--rule", "rules.json", "--url", url, "page.html");
    expect((await at("https://www.courier.example/wall")).out).not.toContain("Rope");
    expect((await at("https://blog.courier.example/wall")).out).toMatch(/\n\nHome\n$/);
  });

  it.each([
    [
      [{ host: "courier.example", select: ["p["] }, { host: "the courier" }, { host: "x.example" }],
      `rule.json: [0].select[0]: host courier.example: "p[" cannot be read as a CSS selector (Expected name, found )
      [1].host: "the courier" is no host: give one such as news.example, or *.news.example
      [2]: host x.example: the rule says nothing: give select, remove, headline or byline`,
    ],
    [
      { host: "courier.example", select: 3 },
      "rule.json: select: give one CSS selector, or a list of at most 20, each of at most 500 characters",
    ],
    ["{", 'rule.json: not JSON: a rule is written {"host": "news.example", "select": ["article .body"]}'],
    [
      "[]",
      'rule.json: an empty list: a rule is written {"host": "news.example", "select": ["article .body"]}',
    ],
    [
      { ...rule, host: "*.courier.example" },
      "rule.json: no rule in it speaks of courier.example, only of *.courier.example",
    ],
  ])("%j", async (given, sentence) => {
    const { stet } = await withFiles({ "page.html": page, "rule.json": given });
    const args = ["--rule", "rule.json", "--url", "https://courier.example/wall", "page.html"];
    expect(await stet("extract", ...args)).toEqual({ code: 2, out: "", err: `stet: ${sentence}\n` });
  });

  it.each([
    [["--rule", "nowhere.json", "page.html"], "nowhere.json: there is no such file"],
    [
      ["--rule", "none.json", "page.html"],
      'none.json: an empty list: a rule is written {"host": "news.example", "select": ["article .body"]}',
    ],
    [["--rule", "two.json", "page.html"], "two.json: 2 rules in it: say by --url which site the page is of"],
    [
      ["--explain", "article.json"],
      "article.json: an article already, and no page: --explain needs the page",
    ],
  ])("%j", async (args, sentence) => {
    const { stet, io } = await withFiles({
      "page.html": page,
      "two.json": [rule, { ...rule, host: "x.example" }],
      "none.json": [],
    });
    await writeFile(join(io.cwd, "article.json"), (await stet("extract", "--json", "page.html")).out);
    expect(await stet("extract", ...args)).toEqual({ code: 2, out: "", err: `stet: ${sentence}\n` });
  });
});

describe("a JSON file that no stet wrote", () => {
  const neither =
    "begins as JSON does, and is neither a page nor an article that `stet extract --json` wrote";

  it.each([
    [{ title: "Wall falls" }, ["extract"], neither],
    [{ title: "Wall falls" }, ["extract", "--explain"], neither],
    ["{ {% page %} }", ["extract"], `${neither} (not JSON in UTF-8)`],
    [{ format: 1 }, ["extract"], `${neither} (headline: required: an object)`],
  ])("%j is told from a page and from an article", async (content, command, sentence) => {
    const { stet } = await withFiles({ "data.json": content });
    expect(await stet(...command, "data.json")).toEqual({
      code: 3,
      out: "",
      err: `stet: data.json: ${sentence}\n`,
    });
  });
});
