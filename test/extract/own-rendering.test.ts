import { expect, it } from "vitest";
import type { Article, Block, Notice } from "../../lib/article/article.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { fc } from "../seeded-properties.ts";
import { renderArticle } from "./render-article.ts";

const url = "https://news.example/own-rendering";
const nouns =
  "harbour council engine garden signal bridge letter valley season doctor window <b> & “quay” 17".split(" ");

const sentence = fc
  .array(fc.constantFrom(...nouns), { minLength: 9, maxLength: 24 })
  .map((list) => `The ${list.join(" ")} stayed where they were.`);
const phrase = fc
  .array(fc.constantFrom(...nouns), { minLength: 1, maxLength: 4 })
  .map((list) => `Of ${list.join(" and ")} alone`);

const paragraph = sentence.map((text): Block => ({ kind: "paragraph", text }));
const blocks = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: paragraph },
    { weight: 1, arbitrary: sentence.map((text): Block => ({ kind: "quotation", text })) },
    { weight: 1, arbitrary: sentence.map((text): Block => ({ kind: "list-item", text })) },
    { weight: 1, arbitrary: sentence.map((text): Block => ({ kind: "embed", text })) },
    { weight: 1, arbitrary: phrase.map((text): Block => ({ kind: "caption", text })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(phrase, phrase)
        .map((cells): Block => ({ kind: "table-row", text: cells.join(" | ") })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(phrase, fc.integer({ min: 2, max: 6 }))
        .map(([text, level]): Block => ({ kind: "heading", text, level })),
    },
  ),
  { maxLength: 20 },
);

const notice: fc.Arbitrary<Notice> = fc.constantFrom<Notice>(
  { kind: "correction", text: "Correction: An earlier version misstated the year of the bridge." },
  { kind: "clarification", text: "Clarification: The pass is open to both shores." },
  { kind: "editors-note", text: "Editor's note: The author's sister works for the company." },
  { kind: "update", text: "This article has been updated with a reply from the council." },
);

const articles: fc.Arbitrary<Article> = fc
  .record({
    first: paragraph,
    second: paragraph,
    between: blocks,
    last: paragraph,
    headline: phrase,
    standfirst: fc.option(sentence),
    bylines: fc.uniqueArray(fc.constantFrom("Mara Tveit", "Jon Alder", "Ine Kvam"), { maxLength: 3 }),
    notices: fc.array(notice, { maxLength: 2 }),
  })
  .map(({ first, second, between, last, headline, standfirst, bylines, notices }) => ({
    format: 1,
    headline: { text: headline, reason: "generated", candidates: {} },
    ...(standfirst === null ? {} : { standfirst }),
    bylines,
    notices,
    blocks: [first, second, ...between, last],
  }));

it("extraction of its own rendering changes nothing", () => {
  fc.assert(
    fc.property(articles, (article) => {
      const once = extractArticle(renderArticle(article), { url });
      const again = extractArticle(renderArticle(once), { url });
      expect(again.blocks).toEqual(once.blocks);
      expect(textDigestOf(again)).toBe(textDigestOf(once));
    }),
    { numRuns: 300 },
  );
});

it("the rendering of an article without repetitions is read back whole", () => {
  fc.assert(
    fc.property(articles, (article) => {
      const texts = [article.headline.text, ...article.blocks.map((block) => block.text)];
      fc.pre(new Set(texts).size === texts.length);
      const read = extractArticle(renderArticle(article), { url });
      expect(read.blocks).toEqual(article.blocks);
      expect(read.standfirst).toBe(article.standfirst);
      expect(read.notices).toEqual(article.notices);
      expect(read.bylines).toEqual(article.bylines);
    }),
    { numRuns: 300 },
  );
});
