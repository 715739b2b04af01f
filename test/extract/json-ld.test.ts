import { describe, expect, it } from "vitest";
import { readJsonLd } from "../../lib/extract/json-ld.ts";
import { parsePage } from "../../lib/extract/markup-limits.ts";
import { readMetadata } from "../../lib/extract/metadata.ts";
import { indexPage } from "../../lib/extract/page-index.ts";

const scriptOf = (text: string): string => `<script type="application/ld+json">${text}</script>`;
function readPage(html: string): ReturnType<typeof readJsonLd> {
  const page = indexPage(parsePage(html).root);
  return readJsonLd(page, { url: "https://courier.example/wall", metadata: readMetadata(page) });
}
const read = (...scripts: string[]): ReturnType<typeof readJsonLd> =>
  readPage(scripts.map(scriptOf).join(""));

describe("readJsonLd", () => {
  it.each<[string, string[]]>([
    ["one article", ['{"@type":"NewsArticle","headline":"Wall falls","author":{"name":"Mara Tveit"}}']],
    [
      "an array",
      [
        '[{"@type":"Organization","name":"X"},{"@type":"Article","headline":"Wall falls","author":"Mara Tveit"}]',
      ],
    ],
    [
      "a graph with references",
      [
        '{"@graph":[{"@type":"Person","@id":"#m","name":"Mara Tveit"},{"@type":["Article","NewsArticle"],"headline":"Wall falls","author":[{"@id":"#m"}]}]}',
      ],
    ],
    [
      "two scripts, one of them broken",
      ["{not json", '{"@type":"BlogPosting","headline":"Wall falls","author":[{"name":"Mara Tveit"}]}'],
    ],
    [
      "raw line ends and commas too many",
      [
        '{"@type":"NewsArticle","headline":"Wall falls",\n"description":"a\nb","author":{"name":"Mara Tveit"},}',
      ],
    ],
    [
      "another article beside it that says less",
      [
        '{"@type":"Article","headline":"Goats"}',
        '{"@type":"Article","headline":"Wall falls","datePublished":"2031-05-04","author":"Mara Tveit"}',
      ],
    ],
  ])("reads %s", (_, scripts) => {
    expect(read(...scripts)).toMatchObject({ headline: "Wall falls", authors: ["Mara Tveit"] });
  });

  const goats = {
    "@type": "NewsArticle",
    headline: "Goats",
    url: "https://courier.example/goats",
    datePublished: "2031-05-06",
    dateModified: "2031-05-07",
    author: "Per Lund",
  };
  it.each<[string, object]>([
    ["names the page's address", { url: "http://www.courier.example/wall/?from=front" }],
    ["is said to be the page's main thing", { mainEntityOfPage: { "@id": "https://courier.example/wall" } }],
    ["bears the page's title", { headline: "Wall falls" }],
  ])("takes of two articles not the one that says more, but the one that %s", (_, fields) => {
    const own = { "@type": "NewsArticle", author: "Mara Tveit", ...fields };
    const scripts = [goats, own].map((one) => scriptOf(JSON.stringify(one))).join("");
    expect(readPage(`<title>Wall falls | Coast Courier</title>${scripts}`)?.authors).toEqual(["Mara Tveit"]);
  });

  it.each<[string, string[]]>([
    ["nothing", []],
    ["an empty script", [""]],
    ["other things", ['{"@type":"BreadcrumbList","itemListElement":[]}', "42", '"text"', "null"]],
    ["a prototype", ['{"__proto__":{"@type":"Article","headline":"no"}}']],
    ["depth without end", ["[".repeat(5_000) + "]".repeat(5_000)]],
  ])("finds no article in %s", (_, scripts) => {
    expect(read(...scripts)).toBeUndefined();
  });
});
