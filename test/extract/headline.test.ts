import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { withoutSite } from "../../lib/extract/headline.ts";

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
    ["a lower heading that is the title", "<title>Wall falls</title>", "<h2>Wall falls</h2>", "Wall falls"],
    [
      "markup in text, left as text",
      "<title>x</title>",
      "<h1>Wall &lt;script&gt; falls</h1>",
      "Wall <script> falls",
    ],
  ])("is %s", (_, head, html, expected) => {
    expect(headlineOf(head, html)).toBe(expected);
  });
});
