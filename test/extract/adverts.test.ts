/** Adverts that a server sets in the page as text: none is of the article, and what an advert's place held back is. */
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
const paragraphs = sentences.map((text) => `<p>${text}</p>`);
const [first = "", second = "", third = "", last = ""] = paragraphs;
const sale = "Rope and tar at half the price, from the chandler on the quay, this week only.";

const whole = (body: string, tag = "article", below = ""): string =>
  `<html><head><title>The causeway is closed</title></head><body><main><${tag}><h1>The causeway is closed</h1><p class="byline">By Edda Holm</p>${body}</${tag}>${below}</main></body></html>`;
const read = (html: string) => extractArticle(html, { url });
const textsOf = (html: string): string[] => read(html).blocks.map(({ text }) => text);
const bare = (tag: string): string => textDigestOf(read(whole(paragraphs.join(""), tag)));

const labels = [
  "Advertisement",
  "Sponsored",
  "Anzeige",
  "Publicité",
  "Publicidad",
  "Advertentie",
  "広告",
  "광고",
  "Реклама",
  "Διαφήμιση",
  "Reklam",
  "إعلان",
  "פרסומת",
  "ማስታወቂያ",
  "விளம்பரம்",
  "विज्ञापन",
];
const adverts: readonly string[] = [
  ...labels.map((label) => `<div><p>${label}</p><p>${sale}</p></div>`),
  `<div><span>Sponsored</span><h3>Rope</h3><p>${sale} <a href="https://ad.example">Buy now</a></p></div>`,
  `<div><div><div><small>Anzeige</small></div></div><div><p>${sale}</p></div></div>`,
  `<div id="div-gpt-ad-123"><p>${sale}</p></div>`,
  `<div id="google_ads_iframe_1"><p>${sale}</p></div>`,
  `<div data-ad-unit="/123/x"><p>${sale}</p></div>`,
  `<div data-google-query-id="CJ1"><p>${sale}</p></div>`,
  `<ins class="adsbygoogle">${sale}</ins>`,
  `<p><ins class="adsbygoogle" data-ad-slot="12">${sale}</ins></p>`,
];

describe.each(["article", "div"])("in an <%s>", (tag) => {
  it.each(adverts)("%s is not of it", (advert) => {
    const pages = [
      whole(advert + paragraphs.join(""), tag),
      whole(first + second + advert + third + last, tag),
      whole(paragraphs.join("") + advert, tag),
      whole(paragraphs.join(""), tag, advert),
    ];
    expect(pages.map((html) => textDigestOf(read(html)))).toEqual(pages.map(() => bare(tag)));
  });
});

describe("what stands under an advert's label is the article's", () => {
  it.each([
    ["in the body itself", `${first}<p>Advertisement</p>${second}${third}${last}`],
    ["in a place of the advert's own", `${first}<div><p>Advertisement</p></div>${second}${third}${last}`],
    ["at the body's beginning", `<p>Advertisement</p>${paragraphs.join("")}`],
    [
      "in one of the pieces that a body is set in",
      `<div class="piece">${first}</div><div class="piece"><p>Advertisement</p>${second}</div><div class="piece">${third}${last}</div>`,
    ],
    [
      "in a paragraph that is a div, with the advert's place in it",
      `<div>${sentences[0]}</div><div><div>Advertisement</div>${sentences[1]}</div><div>${sentences[2]}</div><div>${sentences[3]}</div>`,
    ],
    [
      "in a body in two halves",
      `<div class="half">${first}${second}</div><div class="half"><p>Advertisement</p>${third}${last}</div>`,
    ],
  ])("%s", (_, body) => {
    expect(textsOf(whole(body))).toEqual(sentences);
  });

  it("in a part with many lines", () => {
    const more = ["Bread", "Milk", "Post"].map(
      (what) => `<p>${what} comes by the boat that leaves at nine.</p>`,
    );
    const part = `<section><p>Anzeige</p>${more.join("")}</section>`;
    expect(textsOf(whole(paragraphs.join("") + part))).toHaveLength(7);
  });

  it("where a sentence begins with the word", () => {
    const told = "<p>Advertisement: the board had said in a newspaper that the railing would hold.</p>";
    expect(textsOf(whole(first + told + second + third))).toHaveLength(4);
  });
});
