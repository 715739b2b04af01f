import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { fixtureSlugs, jsonOf, readFixture, textOf } from "./article-fixtures.ts";

describe.each(fixtureSlugs())("%s", (slug) => {
  const { html, url, json, text } = readFixture(slug);
  const article = extractArticle(html, { url });

  it("says what article.txt says", () => {
    expect(textOf(article)).toBe(text);
  });

  it("is the article in article.json", () => {
    expect(jsonOf(article)).toBe(json);
  });
});
