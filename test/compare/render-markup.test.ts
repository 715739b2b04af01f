/** The forms that others show or read: HTML, Markdown, rows. Whatever strangers wrote comes out as text. */
import { load } from "cheerio";
import { isTag } from "domhandler";
import { describe, expect, it } from "vitest";
import type { Diff } from "../../lib/article/diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { diffRowSchema, diffRows } from "../../lib/compare/diff-rows.ts";
import { renderDiffHtml } from "../../lib/compare/render-diff-html.ts";
import { renderDiffMarkdown } from "../../lib/compare/render-diff-markdown.ts";
import { renderRowsCsv, renderRowsNdjson } from "../../lib/compare/render-diff-rows.ts";
import { fc } from "../seeded-properties.ts";
import { articleWith, editedArticles } from "./articles.ts";
import { cost, ferry, school, trees, wall } from "./paragraphs.ts";

/** A move, a removal, a moved sentence, a number; all at once. */
const before = articleWith([wall, cost, `${trees} ${school}`, ferry, "They met at 10."]);
const after = articleWith([wall.replace("Tuesday", "Friday"), `${school} ${trees}`, cost, "They met at 12."]);
const diff = compareArticles(before, after);
const [hostileBefore, hostileAfter] = [
  articleWith(["It was a quiet day in town, said the mayor."]),
  articleWith(['It was a <script>alert("1")</script> day & more in town, said the mayor.']),
];
const hostile = compareArticles(hostileBefore, hostileAfter);
const source = { article: "https://example.org/a", before: "1", after: "2" };

describe("HTML", () => {
  const page = (shown: Diff) => load(renderDiffHtml(shown), null, false);

  it("marks what went and came, and says so in words", () => {
    const $ = page(compareArticles(articleWith([cost]), articleWith([cost.replace("12", "21")])));
    expect($(".stet-change p").html()).toBe(
      'Engineers put the price at <del><span class="stet-said">[removed: </span>12<span class="stet-said">]</span></del>' +
        '<ins><span class="stet-said">[added: </span>21<span class="stet-said">]</span></ins>' +
        " million, most of it for the foundations below the market square.",
    );
  });

  it("gives strangers' tags as text", () => {
    const $ = page(hostile);
    expect($("script")).toHaveLength(0);
    expect($("ins").text()).toContain('<script>alert("1")</script>');
  });

  it("links both places of what moved, and each change with the next", () => {
    const $ = page(diff);
    const moved = $(".stet-change").filter((_, change) => $(change).text().includes("move, "));
    expect(moved).toHaveLength(1);
    expect($(`#from-${moved.attr("id")?.replace("change-", "")} a`).attr("href")).toBe(
      `#${moved.attr("id")}`,
    );
    expect($("del.stet-moved a").attr("href")).toBe(`#${$("ins.stet-moved").attr("id")}`);
    expect($("ins.stet-moved a").attr("href")).toBe(`#${$("del.stet-moved").attr("id")}`);
    expect($("nav a").filter((_, link) => $(link).text() === "next change")).toHaveLength(
      diff.changes.length - 1,
    );
  });

  it("counts what it leaves out between changes", () => {
    const long = [wall, cost, trees, ferry];
    const $ = page(
      compareArticles(articleWith(long), articleWith([...long.slice(0, 3), "The ferry stays."])),
    );
    expect($(".stet-unchanged").first().text()).toBe("3 blocks unchanged");
  });

  it("holds no element but its own, no address outside it, and no id twice, whatever the article says", () => {
    fc.assert(
      fc.property(editedArticles, ([old, now]) => {
        const $ = page(compareArticles(old, now));
        const ids = $("[id]")
          .map((_, node) => $(node).attr("id"))
          .get();
        expect(new Set(ids).size).toBe(ids.length);
        for (const node of $("*").toArray().filter(isTag)) {
          expect([
            "section",
            "article",
            "h2",
            "h3",
            "p",
            "ul",
            "li",
            "nav",
            "a",
            "span",
            "del",
            "ins",
          ]).toContain(node.tagName);
          for (const name of Object.keys(node.attribs)) {
            expect(["id", "class", "href", "dir", "aria-label"]).toContain(name);
          }
          const href = node.attribs["href"];
          if (href !== undefined) expect(ids).toContain(href.slice(1));
        }
      }),
    );
  });
});

describe("Markdown", () => {
  it("tells the same, in its own marks", () => {
    const shown = renderDiffMarkdown(
      compareArticles(articleWith([wall, cost]), articleWith([wall, cost.replace("12", "21")])),
    );
    expect(shown).toBe(`**1 number (12 → 21)**

silent: no new note, update line or later date of the publisher admits a change

## Text

*1 unchanged*

### paragraph 2, edit, substantive: a number changed

> Engineers put the price at <del>12</del><ins>21</ins> million, most of it for the foundations below the market square.
`);
  });

  it.each([
    ["<script>", "\\<script\\>"],
    ["[a](http://b.example)", "\\[a\\](http\\://b.example)"],
    ["www.example.org", "www\\.example.org"],
    ["**so** _it_ `is`", "\\*\\*so\\*\\* \\_it\\_ \\`is\\`"],
    ["&amp; @ada #1", "\\&amp; \\@ada \\#1"],
    ["1. first", "1\\. first"],
    ["- item", "\\- item"],
    ["a\\b", "a\\\\b"],
  ])("%s means nothing in it", (text, shown) => {
    expect(renderDiffMarkdown(compareArticles(articleWith([]), articleWith([text])))).toContain(
      `<ins>${shown}</ins>`,
    );
  });

  it("lets nothing through that could open a tag or a link, whatever the article says", () => {
    fc.assert(
      fc.property(editedArticles, ([old, now]) => {
        const shown = renderDiffMarkdown(compareArticles(old, now));
        const rest = shown
          .replace(/\\[!-~]/g, "")
          .replace(/<\/?(?:del|ins)>/g, "")
          .replace(/^> /gm, "");
        expect(rest).not.toMatch(/[<>[\]`|]/);
      }),
    );
  });
});

describe("rows", () => {
  const rows = diffRows(diff, source);

  it("are one for each change, with its labels, its place and its words", () => {
    expect(rows).toHaveLength(diff.changes.length);
    expect(rows[0]).toEqual({
      format: 1,
      ...source,
      change: diff.changes[0]?.id,
      field: "body",
      action: "edit",
      class: "substantive",
      touches: ["date"],
      reason: "a date changed",
      disclosed: "silent",
      beforeIndex: 0,
      afterIndex: 0,
      removed: "Tuesday",
      added: "Friday",
      beforeText: wall,
      afterText: wall.replace("Tuesday", "Friday"),
    });
  });

  it("as NDJSON are a document a line, exact", () => {
    const lines = renderRowsNdjson(rows).trimEnd().split("\n");
    expect(lines.map((line) => diffRowSchema.parse(JSON.parse(line)))).toEqual(rows);
  });

  it("as CSV have a line of names and no cell that is a formula", () => {
    const formulas = ["=1+1", "+1", "-5 degrees", "@SUM(A1)", "\t=1", 'a "b", c'];
    const found = diffRows(compareArticles(articleWith([]), articleWith(formulas)), source);
    const cells = cellsOf(renderRowsCsv(found));
    const column = cells[0]?.indexOf("added") ?? -1;
    expect(cells[0]).toEqual(Object.keys(diffRowSchema.shape));
    expect(cells.slice(1).map((line) => line[column])).toEqual([
      "'=1+1",
      "'+1",
      "'-5 degrees",
      "'@SUM(A1)",
      "'\t=1",
      'a "b", c',
    ]);
  });

  it("as CSV keep every line and cell apart, whatever the article says", () => {
    fc.assert(
      fc.property(editedArticles, ([old, now]) => {
        const found = diffRows(compareArticles(old, now), source);
        const cells = cellsOf(renderRowsCsv(found));
        expect(cells).toHaveLength(found.length + 1);
        for (const line of cells) {
          expect(line).toHaveLength(Object.keys(diffRowSchema.shape).length);
          for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
        const column = cells[0]?.indexOf("afterText") ?? -1;
        const texts = cells
          .slice(1)
          .map((line) => line[column]?.replace(/^'(?=[=+\-@\t\r\uff0b\uff0d\uff1d\uff20])/u, ""));
        expect(texts).toEqual(found.map(({ afterText = "" }) => afterText));
      }),
    );
  });
});

/** RFC 4180, read back. */
function cellsOf(csv: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain = "", end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}
