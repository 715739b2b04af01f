/** What else of an article stands only in a page's data: its authors, its standfirst, entries of a live blog, a brief. */
import { describe, expect, it } from "vitest";
import { type Article, articleText } from "../../lib/article/article.ts";
import { extractArticle, isEmptyArticle } from "../../lib/extract/extract-article.ts";

const url = "https://courier.example/news/wall-falls-at-alvik";
const headline = "Wall falls at Alvik";
const read = (html: string): Article => extractArticle(html, { url });

const sentences = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost before the tide turned.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time at the port.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom, and at what cost.",
  "Until then the ferries will call at the old pier, which has room for two of them if the weather is calm.",
];
const text = sentences.join("\n\n");
const html = sentences.map((sentence) => `<p>${sentence}</p>`).join("");

const shell = (scripts: string): string =>
  `<html><head><title>${headline} | The Courier</title></head><body><div id="root"></div>${scripts}</body></html>`;
const json = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
const nextData = (article: unknown): string =>
  `<script id="__NEXT_DATA__" type="application/json">${json({ props: { pageProps: { article } }, page: "/[slug]" })}</script>`;
const jsonLd = (more: object): string =>
  `<script type="application/ld+json">${json({ "@type": "NewsArticle", headline, ...more })}</script>`;

describe("who wrote it and what stands over it", () => {
  const standfirst = "A mason had warned of the stones for years.";
  const body = html;
  it.each([
    ["names and a subtitle", { authors: [{ name: "Edda Holm" }], subtitle: standfirst }],
    ["a byline and a standfirst", { byline: "By Edda Holm", standfirst }],
    [
      "credits and subheadlines",
      { credits: { by: [{ name: "Edda Holm" }] }, subheadlines: { basic: standfirst } },
    ],
    ["two parts of a name", { author: { firstName: "Edda", lastName: "Holm" }, description: standfirst }],
  ])("is read from a state that holds %s", (_, more) => {
    const article = read(shell(nextData({ title: headline, body, ...more })));
    expect(article.bylines).toEqual(["Edda Holm"]);
    expect(article.standfirst).toBe(standfirst);
  });

  it("is read from JSON-LD, unless it is the body's beginning", () => {
    expect(read(shell(jsonLd({ articleBody: text, description: standfirst }))).standfirst).toBe(standfirst);
    for (const description of [sentences[0], `${text.slice(0, 60)}…`])
      expect(read(shell(jsonLd({ articleBody: text, description }))).standfirst).toBeUndefined();
  });
});

describe("an article in brief or in entries", () => {
  const [first = "", second = ""] = sentences;

  it("is read where the page shows nothing else", () => {
    const brief = "The wall at Alvik fell on Monday night. Nobody was hurt, said the harbour master.";
    expect(articleText(read(shell(jsonLd({ articleBody: brief }))))).toBe(brief);
    expect(
      isEmptyArticle(read(shell(jsonLd({ articleBody: "The wall at Alvik fell on Monday night" })))),
    ).toBe(true);
  });

  it("is a live blog's updates", () => {
    const liveBlogUpdate = [first, second].map((articleBody, index) => ({
      "@type": "BlogPosting",
      headline: `Entry ${index}`,
      datePublished: "2026-11-20T08:00:00Z",
      author: { name: "Edda Holm" },
      articleBody,
    }));
    const article = read(shell(jsonLd({ "@type": "LiveBlogPosting", liveBlogUpdate })));
    expect(article.headline.text).toBe(headline);
    expect(articleText(article)).toContain(first);
    expect(articleText(article)).toContain(second);
  });
});
