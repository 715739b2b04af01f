import { describe, expect, it } from "vitest";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import {
  fixtureSlugs,
  jsonOf,
  linesOf,
  pagesOf,
  readEdits,
  readFixture,
  readPage,
  textOf,
} from "./article-fixtures.ts";

describe.each(fixtureSlugs())("%s", (slug) => {
  const { html, url, json, text } = readFixture(slug);
  const article = extractArticle(html, { url });

  it("says what article.txt says", () => {
    expect(textOf(article)).toBe(text);
  });

  it("is the article in article.json", () => {
    expect(jsonOf(article)).toBe(json);
  });

  const noises = pagesOf(slug, "noise-");
  it.each(noises)("says the same in %s", (page) => {
    const other = readPage(slug, page);
    expect(other, "a page that differs").not.toBe(html);
    const seen = extractArticle(other, { url });
    expect(linesOf(seen)).toBe(linesOf(article));
    expect(textDigestOf(seen)).toBe(textDigestOf(article));
  });

  const edits = readEdits(slug);
  it("states in edits.json what each edit changes", () => {
    expect([...edits.keys()].sort()).toEqual(pagesOf(slug, "edit-"));
  });

  it.each([...edits])("says what was edited in %s, and nothing else", (page, words) => {
    const [start, end, ...more] = linesOf(article).split(words.before);
    expect(more, `"${words.before}" stands once`).toEqual([]);
    const seen = extractArticle(readPage(slug, page), { url });
    expect(linesOf(seen)).toBe([start, words.after, end].join(""));
    expect(textDigestOf(seen)).not.toBe(textDigestOf(article));
  });
});
