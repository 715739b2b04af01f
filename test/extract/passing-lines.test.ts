/** Lines between paragraphs that tell of the page and not of its subject: counters, pointers, tickers, readers' words. */
import { describe, expect, it } from "vitest";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const url = "https://lantern.example/news/causeway.html";
const sentences = [
  "The causeway to the island was closed on Tuesday after the tide had carried off its railing.",
  "The harbour master said that nobody was hurt, and that the ferry would sail twice as often.",
  "Engineers from the mainland want to look at the piers before the next spring tide comes in.",
  "Until then the post goes by boat, as it did before the causeway was built in 1931.",
];
const [first = "", ...rest] = sentences.map((text) => `<p>${text}</p>`);
const page = (inside: string, tag = "article"): string =>
  `<html><head><title>The causeway is closed</title></head><body><main><${tag}><h1>The causeway is closed</h1>${first}${inside}${rest.join("")}</${tag}></main></body></html>`;
const read = (inside: string, tag?: string) => extractArticle(page(inside, tag), { url });

const counters = [
  "4,312 views",
  "Views: 4,312",
  "4,312 people are reading this",
  "12 people found this helpful",
  "Listen to this article 3:21",
  "You have 3 free articles left this month.",
  "4.312 Aufrufe",
  "4 312 vues",
  "4.312 visitas",
  "4.312 visualizzazioni",
  "4.312 keer gelezen",
  "阅读 4312",
  "5分前",
  "3小时前",
  "조회수 4,312",
  "10분 전",
  "Просмотров: 4312",
  "4 312 просмотров",
  "4.312 προβολές",
  "4.312 görüntülenme",
  "4312 مشاهدة",
  "4,312 צפיות",
];
const title = '<a href="/n/1">The bell of the old church is cast again</a>';
const pointers = [
  "Read also: ",
  "延伸阅读：",
  "관련 기사: ",
  "קראו גם: ",
  "Ayrıca okuyun: ",
  "ተጨማሪ ያንብቡ፦ ",
  "மேலும் படிக்க: ",
  "Læs også: ",
  "Прочетете още: ",
];
const words = "I have lived here for 40 years and have never seen such a thing in my life.";

const noises: readonly string[] = [
  ...counters.map((text) => `<p>${text}</p>`),
  ...pointers.map((label) => `<p>${label}${title}</p>`),
  `<p class="read-more"><strong>Lue lisää: <a href="/n/1">Kirkonkello</a></strong></p>`,
  `<div class="quotes"><div>FTSE 7,412.1 +0.3%</div></div>`,
  `<div class="breaking-news"><p>BREAKING: the minister resigns after the report on the dam.</p></div>`,
  `<article class="comment"><p>${words}</p></article>`,
  `<div><article class="comment-body" id="div-comment-7"><p>${words}</p></article></div>`,
];

describe.each(["article", "div"])("in an <%s>", (tag) => {
  it.each(noises)("%s is not of it", (noise) => {
    expect(textDigestOf(read(noise, tag))).toBe(textDigestOf(read("", tag)));
  });
});

describe("the article's own", () => {
  it.each([
    [
      "a sentence that counts readers",
      "4,312 people are reading this book at the moment, its publisher says.",
    ],
    ["a sentence that ends with views", "The film of the fall has been seen by many: it had 4,312 views."],
    ["a heading that tells how long ago", "十年前の約束を町は守った"],
    [
      "a sentence that is a link after its first words",
      'The board says: <a href="/n/1">the railing will be up by spring.</a>',
    ],
    [
      "a source on another site",
      'The report: <a href="https://board.example/r.pdf">What became of the northern railing</a>',
    ],
    ["a fact with a link", 'Venue: <a href="/venues/3">Alvik Town Hall</a>'],
  ])("%s", (_, line) => {
    const texts = read(`<p>${line}</p>`).blocks.map(({ text }) => text);
    expect(texts).toContain(line.replaceAll(/<[^>]*>/g, ""));
  });

  it("facts under their labels, each a link", () => {
    const facts = ["Where", "What"].map(
      (label) => `<p>${label}: <a href="/f/${label}">the old town hall at Alvik</a></p>`,
    );
    expect(read(facts.join("")).blocks).toHaveLength(6);
  });

  it("an opinion that its template calls a comment", () => {
    const html = page("").replace("<article>", '<article class="comment">');
    expect(extractArticle(html, { url }).blocks).toHaveLength(4);
  });
});
