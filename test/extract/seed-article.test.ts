/** The article that stet was first meant for, set as a page; it lies outside the repository. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { articleText } from "../../lib/article/article.ts";
import { normaliseText } from "../../lib/article/text.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { sharedPath } from "../shared-folder.ts";

const seed = sharedPath("corpus/seed/article.txt");
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

it.runIf(seed !== undefined)(
  "the seed article is read whole, and its contact line is not article text",
  () => {
    const [headline = "", byline = "", ...rest] = readFileSync(seed ?? "", "utf8")
      .split(/\n\s*\n/)
      .map(normaliseText)
      .filter((text) => text !== "");
    const body = rest.slice(0, -2);
    const contact = rest.slice(-2);
    const paragraphs = (texts: readonly string[]): string =>
      texts.map((text) => `<p>${escaped(text)}</p>`).join("\n");
    const html = `<html><head><title>${escaped(headline)}</title></head><body><article><h1>${escaped(headline)}</h1>
    <p>${escaped(byline)}</p>${paragraphs(body)}<hr>${paragraphs(contact)}</article></body></html>`;
    const article = extractArticle(html, { url: "https://paper.example/2024/09/10/article.html" });
    expect(article.headline.text).toBe(headline);
    expect(articleText(article).split("\n\n")).toEqual(body);
    expect(article.bylines).toHaveLength(1);
    expect(article.publishedAt?.value).toBe("2024-09-10");
  },
);
