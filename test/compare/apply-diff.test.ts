import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffSchema, isEmptyDiff } from "../../lib/article/diff.ts";
import { UsageError } from "../../lib/article/errors.ts";
import { applyDiff } from "../../lib/compare/apply-diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { invertDiff } from "../../lib/compare/invert-diff.ts";
import { anyArticle, articleWith, editedArticles } from "./articles.ts";

const anyPair = fc.oneof(
  { weight: 3, arbitrary: editedArticles },
  { weight: 1, arbitrary: fc.tuple(anyArticle, anyArticle) },
);
const runs = { numRuns: 300 };

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function isBoundary(text: string, index: number): boolean {
  const found = graphemes.segment(text).containing(index);
  return found === undefined || found.index === index;
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
        for (const { parts } of compareArticles(before, after).changes) {
          const old = parts.map((part) => (part.op === "keep" ? part.text : part.removed)).join("");
          const now = parts.map((part) => (part.op === "keep" ? part.text : part.added)).join("");
          for (const part of parts) {
            expect([part, isBoundary(old, part.before), isBoundary(now, part.after)]).toEqual([
              part,
              true,
              true,
            ]);
          }
        }
      }),
      runs,
    );
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
