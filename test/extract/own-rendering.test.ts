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

const told = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost before the tide.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time at the port.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom, and at what cost.",
];
const paragraphs = told.map((text) => `<p>${text}</p>`).join("");
const page = (body: string): string =>
  `<html><head><title>Wall falls</title></head><body><main><article>${body}</article></main></body></html>`;

it.each<[string, string, readonly string[]]>([
  [
    "who the author is, at the end, where only a line under the headline names them",
    `<h1>Wall falls</h1><p class="byline">By <a rel="author" href="/authors/edda-holm">Edda Holm</a></p>${paragraphs}
     <p>Edda Holm is a writer in Alvik, and lives by the harbour.</p>`,
    ["Edda Holm"],
  ],
  [
    "a name and a day in the text, what stood between them dropped",
    `<h1>Wall falls</h1><p>One wall of the harbour fell on Monday night, and the others may follow it in spring.</p>
     <p>Edda Holm</p><div class="author-description">Licensed Pilot, M.A. of Seamanship</div>
     <p>4 May 2031</p>${paragraphs}`,
    ["Edda Holm"],
  ],
])("reads the same again: %s", (_, body, bylines) => {
  const once = extractArticle(page(body), { url });
  expect(once.bylines).toEqual(bylines);
  expect(textDigestOf(extractArticle(renderArticle(once), { url }))).toBe(textDigestOf(once));
});
