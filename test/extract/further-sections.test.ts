/** What of a page below an article's core is the article's own, and what is not. */
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const url = "https://lantern.example/guides/lamps.html";
const told = (subject: string): string =>
  ["is best cleaned in daylight", "lasts a winter if it is kept dry", "costs less than a new one"]
    .map((text) => `<p>Whoever has tried it will tell you that the ${subject} ${text}.</p>`)
    .join("");
const lead = `<h1>Lamps for a long winter</h1><div class="intro">${told("oil lamp")}${told("wick")}${told("glass")}</div>`;
const chapter = (subject: string): string =>
  `<section class="chapter"><h2>The ${subject}</h2>${told(subject)}</section>`;
const questions = ["What does it burn?", "Who mends it?", "Where is it sold?"]
  .map((question) => `<div class="entry"><strong>${question}</strong>${told("answer")}</div>`)
  .join("");
const links = (subject: string): string =>
  `<section class="chapter"><h2>The ${subject}</h2><p><a href="/shop">Every ${subject} in our shop can be had by post this week.</a></p>${told(subject)}</section>`;
const page = (body: string): string =>
  `<html><head><meta property="article:published_time" content="2031-11-02T07:00:00Z"><title>Lamps for a long winter</title></head><body>${body}<footer><p>Lantern Media</p></footer></body></html>`;
const wordsOf = (html: string): string =>
  extractArticle(page(html), { url })
    .blocks.map(({ text }) => text)
    .join("\n");

it.each([
  ["chapters in a row", `<main>${lead}${chapter("candle")}${chapter("torch")}</main>`, "torch costs less"],
  [
    "questions with their answers",
    `<main>${lead}<div class="faq"><h2>Asked often</h2>${questions}</div></main>`,
    "answer costs less",
  ],
  [
    "a piece of another make in the article's own element",
    `<article>${lead}<div class="outro">${told("shade")}</div></article>`,
    "shade costs less",
  ],
  [
    "chapters whose headings are anchors",
    `<main>${lead}${[chapter("candle"), chapter("torch")].join("").replace(/<h2>([^<]*)/g, '<h2><a href="#here">$1</a>')}</main>`,
    "torch costs less",
  ],
  [
    "chapters of one hashed class with ids of their own",
    `<main><h1>Lamps for a long winter</h1><section id="oil-lamps" class="c2Zx91">${told("oil lamp")}${told("wick")}</section><section id="torches" class="c2Zx91"><h2>The torch</h2>${told("torch")}</section></main>`,
    "torch costs less",
  ],
  [
    "headings that lead to themselves by the page's whole address",
    `<main>${lead}${["candle", "torch"]
      .map(
        (subject) =>
          `<div class="part"><h2><a href="/guides/lamps.html#${subject}">The ${subject}</a></h2><p>The ${subject} burns for as long as it is fed and no longer.</p></div>`,
      )
      .join("")}</main>`.replace(
      /<div class="intro">(.*?)<\/div>(.*)<\/main>/,
      '<div class="intro">$1$2</div></main>',
    ),
    "torch burns for as long",
  ],
  [
    "entries that list what a teaser would not",
    `<main><div class="intro">${told("oil lamp")}${["candle", "torch"]
      .map(
        (subject) =>
          `<div class="part"><h2><a href="/${subject}">The ${subject}</a></h2><p>The ${subject} burns for as long as it is fed.</p><ul>${["weight", "length", "price", "wick", "wax"].map((word) => `<li>${word}: 2</li>`).join("")}</ul></div>`,
      )
      .join("")}</div></main>`,
    "torch burns for as long",
  ],
  [
    "headings that count, though each links",
    `<main>${lead}<section class="steps">${["candle", "torch", "lantern"]
      .map(
        (subject, at) =>
          `<h3><a href="/step-${at}">Step ${at + 1} - The ${subject}</a></h3><p>What to know of the ${subject} before the first frost.</p>`,
      )
      .join("")}</section></main>`,
    "of the lantern before",
  ],
  [
    "tables among paragraphs that are elements of their own",
    `<main><h1>Lamps for a long winter</h1><div class="paragraph">${told("oil lamp").replaceAll("</p><p>", " ")}</div><div class="paragraph"><p>So much for the first of the lamps.</p></div><table><tr><td>Lamp</td><td>Hours</td></tr><tr><td>Torch</td><td>2</td></tr></table></main>`,
    "Torch | 2",
  ],
  [
    "things that share an element with what is set apart",
    `<main><div class="lamps"><h1>Lamps for a long winter</h1>${told("wick")}<div class="shade-and-related">${told("shade")}</div></div></main>`,
    "shade costs less",
  ],
])("%s are the article's", (_, html, ending) => {
  expect(wordsOf(html)).toContain(ending);
});

it.each([
  ["one section below, of whatever it may tell", `<main>${lead}${chapter("lantern fund")}</main>`],
  ["sections that lead elsewhere", `<main>${lead}${links("candle")}${links("torch")}</main>`],
  [
    "other articles with their titles linked",
    `<main>${lead}${[chapter("candle"), chapter("torch")].join("").replace(/<h2>([^<]*)/g, '<h2><a href="/other">$1</a>')}</main>`,
  ],
  [
    "comments that say so",
    `<main>${lead}<div class="comments">${chapter("candle")}${chapter("torch")}</div></main>`,
  ],
])("%s are not", (_, html) => {
  expect(wordsOf(html)).toBe(wordsOf(`<main>${lead}</main>`));
});

describe("a page that nobody signed and no day dates", () => {
  const topic = (name: string, end = "."): string =>
    `<div class="topic"><h3><a href="/lamps/${name}">${name}</a></h3><p>All that we know of the ${name}, and what our readers have found out since${end}</p></div>`;
  const topics = (end?: string): string =>
    ["candle", "torch", "lantern", "rushlight"].map((name) => topic(name, end)).join("");
  const intro = `${told("first lamp")}${told("second")}`;
  const overview = (below: string, head = ""): string =>
    `<html><head>${head}<title>All about lamps</title></head><body><main><h1>All about lamps</h1><div class="intro">${intro}</div>${below}</main></body></html>`;
  const textOf = (html: string): string =>
    extractArticle(html, { url })
      .blocks.map(({ text }) => text)
      .join("\n");
  const signed = '<meta name="author" content="Ada Wren">';

  it("is made of its cards", () => {
    expect(textOf(overview(`<div class="topics">${topics()}</div>`))).toContain("of the rushlight");
  });

  it.each([
    ["signed", overview(`<div class="topics">${topics()}</div>`, signed)],
    ["with two cards", overview(`<div class="topics">${topic("candle")}${topic("torch")}</div>`)],
    ["whose cards break off", overview(`<div class="topics">${topics(" …")}</div>`)],
    [
      "above a call",
      overview('<div class="offer"><p>Our winter catalogue can be had for nothing.</p></div>'),
    ],
  ])("is not, if it is %s", (_, html) => {
    expect(textOf(html)).toBe(textOf(overview("")));
  });
});

it("is where the steps are, not where they are announced", () => {
  const steps = ["fold the wick", "melt the wax", "dip it twice", "hang it up", "trim the end"]
    .map((step) => `<li><p>Then ${step} as you were shown, and take your time over it.</p></li>`)
    .join("");
  const announced = `<article><h1>Lamps for a long winter</h1><p>A candle takes an evening and a steady hand, and lasts for two or three more evenings.</p></article>`;
  const html = `<main>${announced}<section><div class="steps"><ol>${steps}</ol></div></section></main>`;
  expect(wordsOf(html)).toContain("trim the end");
});
