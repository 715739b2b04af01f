import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { withoutSite } from "../../lib/extract/site-names.ts";

describe("withoutSite", () => {
  const sites = ["Example Courier", "courier.example", "courier"];
  it.each([
    ["Wall falls | Example Courier", "Wall falls"],
    ["Wall falls - Example Courier", "Wall falls"],
    ["Example Courier: Wall falls", "Example Courier: Wall falls"],
    ["Example Courier » Wall falls", "Wall falls"],
    ["Wall falls | Coast | Example Courier", "Wall falls | Coast"],
    ["Wall falls – what now? — Courier", "Wall falls – what now?"],
    ["Wall falls - boats lost", "Wall falls - boats lost"],
    ["Example Courier", "Example Courier"],
  ])("%s → %s", (title, rest) => {
    expect(withoutSite(title, sites)).toBe(rest);
  });

  it.each([
    ["a section of the page's path", "Wall falls | Coast | Example Courier", "Wall falls"],
    ["the site's longer name after a bar", "Wall falls | Courier of the Coast", "Wall falls"],
    ["what the host ends on after a bar", "Wall falls | Rier", "Wall falls"],
  ])("takes away %s", (_, title, rest) => {
    expect(withoutSite(title, sites, ["coast"])).toBe(rest);
  });

  it("keeps what only begins as the site does where no bar parts it", () => {
    expect(withoutSite("Wall falls - courier drowned", sites)).toBe("Wall falls - courier drowned");
  });
});

describe("the headline", () => {
  const body =
    "<p>The harbour wall gave way on Monday night, and fourteen boats were lost.</p><p>Nobody was hurt, said the harbour master, who is 71.</p>";
  const headlineOf = (head: string, html: string): string =>
    extractArticle(`<html><head>${head}</head><body>${html}${body}</body></html>`, {
      url: "https://courier.example/wall",
    }).headline.text;

  it.each([
    [
      "the h1 that is the title, not the site's name",
      "<title>Wall falls</title>",
      "<h1>Example Courier</h1><h1>Wall falls</h1>",
      "Wall falls",
    ],
    [
      "the only h1, whatever the title says",
      "<title>Courier</title>",
      "<h1>Wall falls at last</h1>",
      "Wall falls at last",
    ],
    [
      "og:title where there is no h1",
      '<title>x</title><meta property="og:title" content="Wall falls">',
      "",
      "Wall falls",
    ],
    ["the title without its site", "<title>Wall falls | courier</title>", "", "Wall falls"],
    [
      "the h1 over a picture, in an element named for it",
      "<title>Wall falls - A week on the coast</title>",
      '<div class="cover has-image"><h1>Wall falls – a week</h1></div>',
      "Wall falls – a week",
    ],
    [
      "the heading that the title begins with, not an h1 akin to it",
      "<title>How the wall of Alvik fell | Rågast Ltd</title>",
      "<h1>Wall news</h1><h2>How the wall of Alvik fell</h2>",
      "How the wall of Alvik fell",
    ],
    [
      "the heading above the text that says most of the title, where there is no h1",
      "<title>Seven ways to mend a wall</title>",
      "<h2>Your cart</h2><h2>Seven ways to help you mend a harbour wall</h2>",
      "Seven ways to help you mend a harbour wall",
    ],
    ["a lower heading that is the title", "<title>Wall falls</title>", "<h2>Wall falls</h2>", "Wall falls"],
    [
      "markup in text, left as text",
      "<title>x</title>",
      "<h1>Wall &lt;script&gt; falls</h1>",
      "Wall <script> falls",
    ],
    [
      "not an h1 that leads to the site's front page",
      '<title>Wall falls</title><meta property="og:title" content="Wall falls">',
      '<h1><a href="/">Notes from the wall</a></h1>',
      "Wall falls",
    ],
    [
      "an h1 that leads to the page itself",
      "<title>Harbour news</title>",
      '<h1><a href="/wall">The wall and its harbour fall</a></h1>',
      "The wall and its harbour fall",
    ],
    [
      "not an h1 without a word of the title",
      "<title>Wall falls</title>",
      "<h1>All our updates</h1>",
      "Wall falls",
    ],
    [
      "a lower heading that is the title, before an h1 that is not",
      "<title>Wall falls</title>",
      "<h1>More on the wall</h1><h2>Wall falls</h2>",
      "Wall falls",
    ],
    [
      "a lower heading that is part of the title",
      "<title>Night of the flood: wall falls</title>",
      '<h1><a href="/">Flood diary</a></h1><h3>Wall falls</h3>',
      "Wall falls",
    ],
    [
      "not a paragraph set as an h1",
      "<title>Wall falls</title>",
      `<h1>${"Learn all there is to know about the wall. ".repeat(8)}</h1>`,
      "Wall falls",
    ],
    [
      "the part of an h1 that is the title, without the kicker beside it",
      "<title>Wall falls</title>",
      "<h1><small>4 May 2031</small> <span>Wall falls</span></h1>",
      "Wall falls",
    ],
    [
      "the whole of an h1 where no part of it is the title",
      "<title>Wall falls at night</title>",
      "<h1><em>Harbour</em> wall falls</h1>",
      "Harbour wall falls",
    ],
    [
      "an h1 without the name of the site in it",
      '<title>Wall falls</title><meta property="og:site_name" content="Coast Ledger">',
      "<h1>Wall falls – Coast Ledger</h1>",
      "Wall falls",
    ],
    [
      "without the name of the publisher that structured data tells",
      '<title>Wall falls | Coast Ledger</title><script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Coast Ledger"}}</script>',
      "",
      "Wall falls",
    ],
  ])("is %s", (_, head, html, expected) => {
    expect(headlineOf(head, html)).toBe(expected);
  });

  it("is not repeated in the text where its heading goes on with the section", () => {
    const page = `<title>Wall falls</title><meta property="og:title" content="Wall falls"><div><h1>Wall falls | Opinion</h1>${body}</div>`;
    const article = extractArticle(page, { url: "https://courier.example/opinion/wall" });
    expect(article.headline.text).toBe("Wall falls");
    expect(article.blocks.map(({ kind }) => kind)).not.toContain("heading");
  });

  it("is no heading of a part of the text", () => {
    const page = `<title>Wall of the harbour falls</title>${body}<h1>What the wall cost</h1>${body}`;
    expect(extractArticle(page, { url: "https://courier.example/wall" }).headline).toMatchObject({
      text: "Wall of the harbour falls",
      source: "title",
    });
  });

  it("keeps every one that the page gives, each for itself", () => {
    const head =
      '<title>Wall falls | courier</title><meta property="og:title" content="How the harbour wall fell"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Wall &amp; boats"}</script>';
    const page = `<html><head>${head}</head><body><h1>Harbour wall down</h1>${body}</body></html>`;
    expect(extractArticle(page, { url: "https://courier.example/wall" }).headline).toEqual({
      text: "Harbour wall down",
      source: "h1",
      reason: "the only h1",
      candidates: {
        h1: "Harbour wall down",
        "og:title": "How the harbour wall fell",
        "json-ld": "Wall & boats",
        title: "Wall falls",
      },
    });
  });
});
