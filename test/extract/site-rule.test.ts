/** Pages read under a site rule: what it selects, what it takes away, what it names, and what happens where it fails. */
import { describe, expect, it } from "vitest";
import { LimitExceededError } from "../../lib/article/errors.ts";
import type { SiteRule } from "../../lib/article/site-rule.ts";
import { explainArticle, extractArticle } from "../../lib/extract/extract-article.ts";

const url = "https://courier.example/wall";

const first = "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.";
const second = "Nobody was hurt, said the harbour master, who has seen three walls fall in his time.";
const card = "Opening hours of the harbour office: Monday to Friday, nine to four.";
const advert = "Rope and tar, at the old price, from the chandler on the quay since 1911.";
const page = `<html><head><title>The Courier</title><meta name="author" content="The Courier"></head><body>
  <div class="top"><h1>The Courier</h1></div>
  <div class="title-line">Wall falls at Alvik</div>
  <div class="who"><span class="name">Edda Holm</span> and <span class="name">Per Lund</span></div>
  <div class="col"><p>${first}</p><p class="ad">${advert}</p><p>${second}</p></div>
  <aside class="facts"><p>${card}</p></aside>
  <p class="note">Correction: an earlier version said that twelve boats were lost.</p>
</body></html>`;

const under = (rule: Omit<SiteRule, "host">) =>
  explainArticle(page, { url, rule: { host: "courier.example", ...rule } });
const textsUnder = (rule: Omit<SiteRule, "host">) => under(rule).article.blocks.map(({ text }) => text);

describe("select", () => {
  it("makes everything in the elements the article, in the order of the page", () => {
    expect(textsUnder({ select: [".facts", ".col"] })).toEqual([first, advert, second, card]);
    expect(under({ select: [".facts", ".col"] }).unmatched).toEqual([]);
  });

  it("keeps what the general method sets apart, and drops what it would keep", () => {
    const { article, blocks } = under({ select: [".facts"] });
    expect(article.blocks.map(({ text }) => text)).toEqual([card]);
    expect(blocks.find(({ text }) => text === card)?.reason).toBe("selected by the site's rule");
    expect(blocks.find(({ text }) => text === second)).toMatchObject({
      became: "dropped",
      reason: "outside what the site's rule selects",
    });
  });

  it("keeps a block once where its elements stand in one another", () => {
    expect(textsUnder({ select: ["body", ".col", "p"] }).filter((text) => text === first)).toHaveLength(1);
  });

  it.each([
    ["in a paragraph", `<p><span class="said">${first}</span> Advert: rope.</p>`, ".said"],
    ["in a cell of an old layout", `<table><tr><td><font>${first}</font> Rope.</td></tr></table>`, "td font"],
    ["as one cell of a row", `<table><tr><td class="said">${first}</td><td>Rope.</td></tr></table>`, ".said"],
    ["round paragraphs", `<div><font><p>${first}</p></font> Rope.</div>`, "div font"],
  ])("takes what is set %s, and nothing beside it", (_, body, selector) => {
    const rule = { host: "courier.example", select: [selector] };
    const { article, unmatched } = explainArticle(`<body>${body}</body>`, { url, rule });
    expect(article.blocks.map(({ text }) => text)).toEqual([first]);
    expect(unmatched).toEqual([]);
  });

  it("leaves notices notices", () => {
    const { article } = under({ select: [".col", ".note"] });
    expect(article.notices.map(({ kind }) => kind)).toEqual(["correction"]);
    expect(article.blocks.map(({ text }) => text)).toEqual([first, advert, second]);
  });

  it("finds text where the general method finds none", () => {
    const bare = "<body><ul class=x><li>Wall down.</li><li>Boats lost.</li></ul></body>";
    expect(extractArticle(bare, { url }).blocks).toEqual([]);
    const { blocks } = extractArticle(bare, { url, rule: { host: "courier.example", select: [".x"] } });
    expect(blocks.map(({ text }) => text)).toEqual(["Wall down.", "Boats lost."]);
  });
});

describe("remove", () => {
  it("takes elements away before anything is judged", () => {
    const { article, blocks, removed } = under({ select: [".col"], remove: [".ad", "meta[name=author]"] });
    expect(article.blocks.map(({ text }) => text)).toEqual([first, second]);
    expect(blocks.some(({ text }) => text === advert)).toBe(false);
    expect(removed).toBe(2);
  });

  it("is no failure where there is nothing to take away", () => {
    expect(under({ remove: [".not-today"] })).toMatchObject({ removed: 0, unmatched: [] });
  });
});

describe("headline and byline", () => {
  it("are those that the rule names", () => {
    const { article } = under({ headline: ".title-line", byline: ".who .name" });
    expect(article.headline).toMatchObject({
      text: "Wall falls at Alvik",
      reason: "what the site's rule names",
      candidates: { h1: "The Courier", title: "The Courier" },
    });
    expect(article.bylines).toEqual(["Edda Holm", "Per Lund"]);
  });

  it("is no block of the article, though it is selected", () => {
    const { article } = under({ select: ["body"], headline: ".title-line" });
    expect(article.blocks.map(({ text }) => text)).not.toContain("Wall falls at Alvik");
  });
});

describe("what does not match", () => {
  it("falls back to the general method, part by part, and says so", () => {
    const general = extractArticle(page, { url });
    const { article, unmatched } = under({ select: [".gone"], headline: ".gone", byline: ".who .name" });
    expect(unmatched).toEqual(["select", "headline"]);
    expect(article).toEqual({ ...general, bylines: ["Edda Holm", "Per Lund"] });
  });

  it("is an element without text too", () => {
    const { unmatched } = explainArticle(`${page}<div class="skeleton"><p></p></div>`, {
      url,
      rule: { host: "courier.example", select: [".skeleton"], headline: ".skeleton" },
    });
    expect(unmatched).toEqual(["select", "headline"]);
  });
});

describe("selectors", () => {
  it.each([
    ["p:not(.ad)", [first, second]],
    [".col > p + p", [advert, second]],
    [".col p:nth-child(2n+1)", [first, second]],
    ["html > body .col", [first, advert, second]],
    ["div:has(> .ad) > p:first-child", [first]],
    ['[class^="co"] p:last-of-type', [second]],
  ])("%s", (selector, expected) => {
    const texts = textsUnder({ select: [selector] });
    expect(texts.filter((text) => text !== card)).toEqual(expected);
  });

  it.each(["i ~ p", "p:nth-last-child(3)", "p:has(~ b)", "p:not(i ~ p)"])(
    "%s meets a bound on a page made for it",
    (selector) => {
      const flat = `<body>${"<p>x</p>".repeat(60_000)}<b>y</b></body>`;
      const rule = { host: "courier.example", remove: [selector] };
      expect(() => extractArticle(flat, { url, rule })).toThrow(LimitExceededError);
    },
  );
});
