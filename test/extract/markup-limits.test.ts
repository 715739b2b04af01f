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

describe("a `<noscript>` inside another", () => {
  it("opens nothing, so that the first end tag ends both", () => {
    const tag = '<noscript><div><noscript><iframe src="https://tags.example/"></iframe></noscript>';
    const html = `<title>The wall</title>${tag}<main><h1>The wall</h1><p>${prose}</p><p>${prose} Again.</p></main>`;
    expect(extractArticle(html, { url }).blocks.map(({ text }) => text)).toEqual([prose, `${prose} Again.`]);
  });
});

/** Quadratic work over this many parts takes minutes; linear work a second or two on a slow machine. */
const flood = 15_000;
const patience = 20_000;
const prose = "The harbour wall gave way on Monday night, and fourteen boats were lost before the tide.";
const repeated = (part: (index: number) => string): string =>
  Array.from({ length: flood }, (_, index) => part(index)).join("");

describe("floods of one thing take time in proportion", () => {
  it.each([
    ["cards", repeated((n) => `<div><h3><a href="/x${n}">Title ${n}</a></h3><p>${prose} ${n}</p></div>`)],
    ["labels", `<p>${prose}</p>${repeated((n) => `<p>Contact us</p><p>${prose} ${n}</p>`)}`],
    ["headings", repeated((n) => `<h3>Related</h3><p>${prose} ${n}</p>`)],
    ["menus", repeated((n) => `<ul><li><a href="/x${n}">${n}</a></li></ul>`)],
    ["authors", `${repeated((n) => `<meta name="author" content="Name N${n}">`)}<p>${prose}</p>`],
    ["a title of many parts", `<title>${" - a".repeat(flood)}</title><p>${prose}</p>`],
    [
      "descriptions",
      `<script type="application/ld+json">[${'{"@type":"Article","headline":"x"},'.repeat(flood)}0]</script><p>${prose}</p>`,
    ],
  ])("%s", { timeout: patience }, (_, html) => {
    expect(extractArticle(html, { url }).format).toBe(1);
  });
});
