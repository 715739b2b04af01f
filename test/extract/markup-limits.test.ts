import { describe, expect, it } from "vitest";
import { LimitExceededError } from "../../lib/article/errors.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { deepestNesting, mostAttributes, mostNodes } from "../../lib/extract/markup-limits.ts";

const url = "https://news.example/hostile";
const nested = (depth: number, tag = "div"): string => `<${tag}>`.repeat(depth);
const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}=1`).join(" ");

describe("bounds of the markup", () => {
  it.each([
    ["nesting", nested(deepestNesting + 1)],
    ["nesting of inline elements", nested(deepestNesting + 1, "b")],
    ["a hundred thousand nested elements", nested(100_000)],
    ["attributes", `<p ${attributes(mostAttributes + 1)}>x</p>`],
    ["elements", "<i></i>".repeat(mostNodes + 1)],
    ["texts and comments", "x<!---->".repeat(mostNodes / 2 + 1)],
    ["a hundred thousand attributes", `<p ${attributes(100_000)}>x</p>`],
  ])("names what is exceeded: %s", (_, html) => {
    expect(() => extractArticle(html, { url })).toThrow(LimitExceededError);
  });

  it.each([
    ["as deep as allowed", `${nested(deepestNesting - 2)}<p>Text that is not very long but ends.</p>`],
    ["as many attributes as allowed", `<p ${attributes(mostAttributes)}>x</p>`],
    ["many siblings", "<p>x</p>".repeat(20_000)],
    ["unclosed paragraphs", "<p>x".repeat(20_000)],
    ["end tags without a beginning", "</div>".repeat(50_000)],
  ])("reads what stays within them: %s", (_, html) => {
    expect(extractArticle(html, { url }).format).toBe(1);
  });
});
