/** What comes, goes and rotates round an article, part by part: the article with it is the article without it. */
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

/** A page with `inside` among the paragraphs, `above` the body, `beside` it and `below` the article. */
function page({ inside = "", above = "", beside = "", below = "" } = {}): string {
  const [first, ...rest] = paragraphs;
  return `<!doctype html><html><head><title>The causeway is closed</title></head><body><div class="page">
    <h1>The causeway is closed</h1>${above}<div class="row"><div class="span8"><div class="text">${first}${inside}${rest.join("\n")}</div></div>${beside}</div>
    ${below}</div></body></html>`;
}

const digestOf = (html: string): string => textDigestOf(extractArticle(html, { url }));

const link = (text: string): string => `<a href="/other">${text}</a>`;

/** Part of a newspaper's own directory. */
const directory = `<section><h3>News</h3><ul><li>${link("Today's paper")}</li><li>${link("Corrections")}</li></ul></section>
  <section><h3>Opinion</h3><ul><li>${link("Letters")}</li></ul></section>`;

const inside: readonly (readonly [string, string])[] = [
  ["a footer's part", `<div class="footer-logos"><h5>Lantern Media Group</h5></div>`],
  ["a named footer run together", `<div class="newfooter_2"><p>Our papers</p><p>Lantern</p></div>`],
  [
    "a wrapper of related articles",
    `<div id="related-wrap"><h3>From the island</h3><p>Goats on the ring road</p></div>`,
  ],
  ["a post's meta line", `<div class="post-tags"><span>Filed in harbour</span></div>`],
  [
    "a box with more on it",
    `<div class="more-on"><h4>More on:</h4><h2>${link("Tides and tables")}</h2></div>`,
  ],
  [
    "a hidden menu with its button",
    `<button aria-expanded="false" aria-controls="m1">All sections</button><div id="m1" hidden><ul><li>${link("Harbour")}</li><li>${link("The island and the sands to the north of it, week by week")}</li></ul></div>`,
  ],
  [
    "a hidden wall of consent",
    `<div id="consent" role="dialog" aria-hidden="true"><p>We and our partners keep data on your device, and read it, to show you what you may like.</p></div>`,
  ],
  ["a pointer in brackets", `<p>[Related: ${link("Goats on the ring road")}]</p>`],
  ["a pointer of one word", `<p>Also: ${link("Goats on the ring road")} and more</p>`],
  [
    "a sidebar of WordPress's",
    `<ul><li class="widget widget_rss"><h2>Harbour</h2><p>The bell of the old church is to be cast again.</p></li></ul>`,
  ],
];

describe("inside the article", () => {
  it.each(inside)("%s is not of it", (_, html) => {
    expect(digestOf(page({ inside: html }))).toBe(digestOf(page()));
  });
});

const beside: readonly (readonly [string, string])[] = [
  [
    "a rail",
    `<div class="span4"><div id="right-rail"><h3>Harbour</h3><p>The bell of the old church is to be cast again.</p></div></div>`,
  ],
];

describe("beside the article", () => {
  it.each(beside)("%s is not of it", (_, html) => {
    expect(digestOf(page({ beside: html }))).toBe(digestOf(page()));
  });
});

describe("below the article", () => {
  it("a directory with a link to corrections is no notice", () => {
    expect(digestOf(page({ below: directory }))).toBe(digestOf(page()));
  });
});

it("a line beside the headline over a picture is the same, whatever else is set there", () => {
  const hero = (clock: string): string =>
    page().replace(
      "<h1>The causeway is closed</h1>",
      `<div class="hero-image"><h1>The causeway is closed</h1>${clock}<p>The tide has carried off its railing, and the ferry sails twice as often.</p><p>By Edda Holm</p></div>`,
    );
  const article = extractArticle(hero(""), { url });
  expect(article.headline.source).toBe("h1");
  expect(article.bylines).toEqual(["Edda Holm"]);
  expect(digestOf(hero("<p>4 minutes ago</p>"))).toBe(textDigestOf(article));
});

it("a picture's words are its caption, whatever is set beside the headline over it", () => {
  const hero = (clock: string): string =>
    page().replace(
      "<h1>The causeway is closed</h1>",
      `<div class="wp-caption"><h1>The causeway is closed</h1>${clock}<img src="c.jpg" alt=""><div class="caption-text-block"><p>The railing, as it lay on the sands on Tuesday.</p></div></div>`,
    );
  const article = extractArticle(hero(""), { url });
  expect(article.blocks.filter(({ kind }) => kind === "caption")).toHaveLength(1);
  expect(digestOf(hero("<p>4 minutes ago</p>"))).toBe(textDigestOf(article));
});

describe("a body of line breaks, with its picture below", () => {
  const caption = "The railing, as it lay on the sands on Tuesday. Photo: Ann Brody";
  const broken = (subtitle: string, below: string): string =>
    `<!doctype html><html><head><title>The causeway is closed</title></head><body><div id="wrap"><h1>The causeway is closed</h1><div class="subtitle">${subtitle}</div><div class="author">By Edda Holm</div><div id="story">${sentences.join("<br><br>")}</div>${below}</div></body></html>`;
  const picture = `<div class="pic"><img src="a.jpg"><div class="caption">${caption}</div></div>`;
  const captionsOf = (html: string): string[] =>
    extractArticle(html, { url })
      .blocks.filter(({ kind }) => kind === "caption")
      .map(({ text }) => text);

  it.each([
    "The tide took it",
    "The tide has carried off its railing at last",
    "The tide has carried off its railing, and the ferry sails twice as often until it is mended",
  ])("keeps the caption, however long the standfirst: %s", (subtitle) => {
    expect(captionsOf(broken(subtitle, picture))).toEqual([caption]);
  });

  it("keeps none of another article's picture", () => {
    const card = `<div class="card"><img src="b.jpg"><figure><figcaption>Goats at ease</figcaption></figure><h3>${link("Goats on the ring road")}</h3></div>`;
    expect(captionsOf(broken("The tide took it", card))).toEqual([]);
  });
});
