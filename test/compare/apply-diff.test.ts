import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import { diffSchema, isEmptyDiff, type Part } from "../../lib/article/diff.ts";
import { UsageError } from "../../lib/article/errors.ts";
import { applyDiff } from "../../lib/compare/apply-diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { invertDiff } from "../../lib/compare/invert-diff.ts";
import { fc } from "../seeded-properties.ts";
import { anyPair, articleWith } from "./articles.ts";

const runs = { numRuns: 300 };

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function isBoundary(text: string, index: number): boolean {
  const found = graphemes.segment(text).containing(index);
  return found === undefined || found.index === index;
}

/** The parts that begin within a character, on either side. */
function cutParts(from: Article, to: Article): Part[] {
  return compareArticles(from, to).changes.flatMap(({ parts }) => {
    const old = parts.map((part) => (part.op === "keep" ? part.text : part.removed)).join("");
    const now = parts.map((part) => (part.op === "keep" ? part.text : part.added)).join("");
    return parts.filter((part) => !isBoundary(old, part.before) || !isBoundary(now, part.after));
  });
}

describe("a diff", () => {
  it("rebuilds the article after from the article before, metadata included", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        expect(applyDiff(before, compareArticles(before, after))).toStrictEqual(after);
      }),
      runs,
    );
  });

  it("rebuilds the article before from the article after, inverted", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const inverted = invertDiff(compareArticles(before, after));
        expect(diffSchema.parse(inverted)).toStrictEqual(inverted);
        expect(applyDiff(after, inverted)).toStrictEqual(before);
      }),
      runs,
    );
  });

  it("is itself again when inverted twice", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const diff = compareArticles(before, after);
        expect(invertDiff(invertDiff(diff))).toStrictEqual(diff);
      }),
      runs,
    );
  });

  it("survives being stored as JSON, and fits its schema", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const diff = compareArticles(before, after);
        expect(diffSchema.parse(JSON.parse(JSON.stringify(diff)))).toStrictEqual(diff);
      }),
      runs,
    );
  });

  it("is empty exactly when nothing differs", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        expect(isEmptyDiff(compareArticles(before, before))).toBe(true);
        const same =
          JSON.stringify(applyDiff(before, compareArticles(before, after))) ===
          JSON.stringify(applyDiff(before, compareArticles(before, before)));
        expect(isEmptyDiff(compareArticles(before, after))).toBe(same);
      }),
      runs,
    );
  });

  it("never cuts what a reader sees as one character", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        expect(cutParts(before, after)).toEqual([]);
      }),
      runs,
    );
  });

  it.each([
    ["a line end of two signs", "theภาษาไทย\r\n\n\n", "theภาษาไทย\r\n\n\n"],
    [
      "a mark on a space",
      "Nobody knows what it costs. \u0301The trees will stay.",
      "The council met. \u0301The trees will stay.",
    ],
    [
      "a sign in a form of its own",
      "東京都は計画を承認した。\ufe00費用は未定だ。",
      "東京都は計画を承認した。\ufe00工事が始まる。",
    ],
  ])("never cuts %s at a sentence that went into a caption", (_, before, after) => {
    const from = articleWith([before]);
    const to = articleWith([], { blocks: [{ kind: "caption", text: after }] });
    const moved = compareArticles(from, to).changes.map(({ parts }) => parts.some((part) => "moved" in part));
    expect(moved).toEqual([true, true]);
    expect(cutParts(from, to)).toEqual([]);
  });

  it("states positions that are where its parts stand", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        for (const { parts } of compareArticles(before, after).changes) {
          let [x, y] = [0, 0];
          for (const part of parts) {
            expect([part.before, part.after]).toEqual([x, y]);
            x += (part.op === "keep" ? part.text : part.removed).length;
            y += (part.op === "keep" ? part.text : part.added).length;
          }
        }
      }),
      runs,
    );
  });

  it("gives every change an id of its own", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const ids = compareArticles(before, after).changes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs,
    );
  });
});

describe("applyDiff", () => {
  const diff = compareArticles(
    articleWith(["At least 12 were hurt."]),
    articleWith(["At least 21 were hurt."]),
  );

  it.each([
    ["another text", articleWith(["At least 13 were hurt."])],
    ["fewer paragraphs", articleWith([])],
    ["another kind", articleWith([], { blocks: [{ kind: "quotation", text: "At least 12 were hurt." }] })],
  ])("refuses an article with %s", (_, article) => {
    expect(() => applyDiff(article, diff)).toThrow(UsageError);
  });

  it("refuses an article with another claim", () => {
    const claimed = compareArticles(
      articleWith([], { section: "News" }),
      articleWith([], { section: "World" }),
    );
    expect(() => applyDiff(articleWith([], { section: "Sport" }), claimed)).toThrow("section");
  });
});
