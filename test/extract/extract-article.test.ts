import { describe, expect, it } from "vitest";
import { articleSchema, articleText } from "../../lib/article/article.ts";
import { extractArticle, isEmptyArticle } from "../../lib/extract/extract-article.ts";

const url = "https://news.example/2031/05/04/harbour-wall";
const lines = [
  "The harbour wall at Sandwick gave way on Monday night, and 14 boats were lost before the tide turned.",
  "Nobody was hurt, the harbour master said, because the quay had been closed since the weekend.",
  "Repairs will take at least until October, and the council has asked the ministry for help.",
];

function page(body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><title>Harbour wall collapses | Example News</title>${head}</head><body>${body}</body></html>`;
}
const paragraphs = lines.map((line) => `<p>${line}</p>`).join("");
const plain = page(`<article><h1>Harbour wall collapses</h1>${paragraphs}</article>`);

describe("extractArticle", () => {
  it("reads headline and body", () => {
    const article = extractArticle(plain, { url });
    expect(articleSchema.parse(article)).toEqual(article);
    expect(article.headline).toMatchObject({ text: "Harbour wall collapses", source: "h1" });
    expect(articleText(article)).toBe(lines.join("\n\n"));
  });

  it.each([
    ["no page at all", ""],
    ["text that is no markup", "nothing here"],
    ["only a menu", page('<nav><a href="/a">Home</a><a href="/b">Sport</a></nav>')],
  ])("finds no article in %s", (_, html) => {
    const article = extractArticle(html, { url });
    expect(isEmptyArticle(article)).toBe(true);
    expect(article.headline.text).toBe("");
  });
});
