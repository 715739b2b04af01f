/** Pages whose article, once everything round it was gone, used to be read otherwise. */
import { expect, it } from "vitest";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle, isEmptyArticle } from "../../lib/extract/extract-article.ts";
import { renderArticle } from "./render-article.ts";

const url = "https://lantern.example/news/ferry.html";
const sentence = "The ferry to the island will sail twice as often until the causeway is mended.";
const page = (body: string): string =>
  `<html><head><title>The ferry sails twice</title></head><body><main><article><h1>The ferry sails twice</h1>${body}</article></main></body></html>`;
const prose = `<p>${sentence} ${sentence}</p><p>Nobody was hurt. ${sentence}</p>`;

const entries = ["Rope", "Bread and water", "A lamp"].map((text) => `<li><h3>${text}</h3></li>`).join("");
const pointer = "<p>Follow us on Twitter for the times of the ferry, day by day and hour by hour.</p>";

const pages: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a list whose entries are set as headings, at the end",
    page(`${prose}<p>What to bring:</p><ul>${entries}</ul>`),
    ["What to bring:", "Rope", "Bread and water", "A lamp"],
  ],
  [
    "a label over the text once more, with the archive's months below it",
    page(`${prose}<h2>Add a comment</h2>${prose}<p>Archive</p><ul><li>2014</li><li>2015</li></ul>`),
    [],
  ],
  [
    "lines above a text, with a call to the reader over them",
    page(`${pointer}<p>Harbour</p><p>Ferries</p>${prose}`),
    [],
  ],
  [
    "a standfirst over a text without a full stop",
    page(
      `<div class="intro"><p class="standfirst">Until the causeway is mended</p></div>
       <div class="text"><p>First boat at six in the morning, last boat at ten in the evening</p></div>`,
    ),
    ["First boat at six in the morning, last boat at ten in the evening"],
  ],
];

it.each(pages)("%s", (_, html, ending) => {
  const article = extractArticle(html, { url });
  expect(article.blocks.map(({ text }) => text).slice(article.blocks.length - ending.length)).toEqual(ending);
  if (ending.length === 0) expect(article.blocks).toHaveLength(2);
  expect(textDigestOf(extractArticle(renderArticle(article), { url }))).toBe(textDigestOf(article));
});

it("labels round a call to the reader are no article", () => {
  const call =
    "<p>Subscribe to our newsletter and have the news of the harbour in your letter box each week.</p>";
  const labels = ["Email address", "Enter your address to go on", "Step 1"].map((text) => `<p>${text}</p>`);
  expect(isEmptyArticle(extractArticle(page(`${call}${labels.join("")}`), { url }))).toBe(true);
});
