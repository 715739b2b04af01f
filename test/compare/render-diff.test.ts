import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { articleSchema } from "../../lib/article/article.ts";
import { type Diff, diffSchema } from "../../lib/article/diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { renderDiffJson } from "../../lib/compare/render-diff-json.ts";
import { renderDiffTerminal } from "../../lib/compare/render-diff-terminal.ts";
import { renderDiffText } from "../../lib/compare/render-diff-text.ts";
import { fc } from "../seeded-properties.ts";
import { articleWith, editedArticles } from "./articles.ts";

function fixtureDiff(slug: string): Diff {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/diffs", slug, name), "utf8"));
  return compareArticles(articleSchema.parse(read("before.json")), articleSchema.parse(read("after.json")));
}

describe("renderDiffText", () => {
  it("tells a diff as a person reads it, headline first", () => {
    expect(
      renderDiffText(fixtureDiff("headline-and-correction"), { title: "example.org/storm, version 1 → 2" }),
    ).toBe(
      `example.org/storm, version 1 → 2

Headline; 1 number (12 → 21); correction note added
disclosed: a correction note was added, which speaks of what changed; the modification date moved forward

Headline
  headline, edit, substantive: a number changed
    Storm [-closes Veldhaven harbour for second night-]{+damages boats in Veldhaven harbour+}

Notices of the publisher
  correction note 1, addition, substantive: a correction note was added
    {+An earlier version of this article said that 12 boats were damaged. It was 21.+}

Text
  paragraph 1, edit, substantive: a number changed
    A storm closed the harbour of Veldhaven for a second night, leaving [-12-]{+21+} boats damaged and the ferry to the islands in port.

Beside the text
  modifiedAt.value: [-2031-03-04T06:00:00Z-]{+2031-03-04T09:30:00Z+}
  headline.h1: [-Storm closes Veldhaven harbour for second night-]{+Storm damages boats in Veldhaven harbour+}
`,
    );
  });

  it("shows both ends of a move", () => {
    expect(renderDiffText(fixtureDiff("moved-and-cut"))).toContain(
      "paragraph 2 → 6, move, copy-edit: it stands elsewhere",
    );
  });

  it("marks where paragraphs part and join", () => {
    const text = renderDiffText(fixtureDiff("split-and-merged"));
    expect(text).toContain("to the islands in port.[-\u2423-]{+¶+}No one was hurt");
    expect(text).toContain("the network operator said.[-¶-]{+\u2423+}The operator expects");
  });

  it("folds long stretches of unchanged text, at words", () => {
    const filler = "and so it went on for a long while ".repeat(20);
    const [before, after] = [`${filler}12 ${filler}`, `${filler}21 ${filler}`];
    const [line] = renderDiffText(compareArticles(articleWith([before]), articleWith([after])))
      .split("\n")
      .filter((text) => text.includes("{+21+}"));
    expect(line).toMatch(/^ {4}\[…\] (?:\w+ ){10,25}\[-12-\]\{\+21\+\}(?: \w+){10,25} \[…\]$/);
  });

  it("makes white space visible where it is all that changed", () => {
    const text = renderDiffText(fixtureDiff("typography-only"));
    expect(text).toContain("second[-␣-]{+‹U+00A0›+}night");
  });

  it("shows hostile text, and never passes it on", () => {
    const text = renderDiffText(fixtureDiff("hostile-text"));
    expect(text).toContain("{+‹U+202E›+}12{+‹U+202C›+}");
    expect(text).toContain("{+␛[2J+}");
    expect(text).toContain("␊{+forged+}");
  });

  it("lets through no control but its own line ends, whatever the article holds", () => {
    fc.assert(
      fc.property(editedArticles, ([before, after]) => {
        const diff = compareArticles(before, after);
        const plain = renderDiffTerminal(diff, { colour: false, width: 80 });
        for (const text of [renderDiffText(diff), plain]) {
          expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        }
      }),
    );
  });
});

describe("renderDiffTerminal", () => {
  const diff = fixtureDiff("silent-number");

  it("strikes out and underlines, so that colour never stands alone", () => {
    const text = renderDiffTerminal(diff, { colour: true, width: 200 });
    expect(text).toContain("leaving \u001b[31;9m12\u001b[0m\u001b[32;4m21\u001b[0m boats");
  });

  it("keeps the marks of plain text where there is no colour", () => {
    const text = renderDiffTerminal(diff, { colour: false, width: 200 });
    expect(text).toContain("leaving [-12-]{+21+} boats");
    expect(text).not.toContain("\u001b");
  });

  it.each(["silent-number", "japanese-number", "rewritten", "hostile-text", "split-and-merged"])(
    "keeps %s within the width",
    (slug) => {
      for (const width of [20, 40, 79]) {
        const lines = renderDiffTerminal(fixtureDiff(slug), { colour: true, width }).split("\n");
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      }
    },
  );

  it("says the same words however wide the terminal is", () => {
    const words = (width: number): string =>
      renderDiffTerminal(diff, { colour: false, width }).replace(/\s+/g, "");
    expect(words(30)).toBe(words(400));
  });
});

describe("renderDiffJson", () => {
  it("is the diff, readable by its schema", () => {
    const diff = fixtureDiff("split-and-merged");
    expect(diffSchema.parse(JSON.parse(renderDiffJson(diff)))).toStrictEqual(diff);
  });
});
