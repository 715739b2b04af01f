import { describe, expect, it } from "vitest";
import { readJsonLd } from "../../lib/extract/json-ld.ts";
import { parsePage } from "../../lib/extract/markup-limits.ts";
import { indexPage } from "../../lib/extract/page-index.ts";

const read = (...scripts: string[]): ReturnType<typeof readJsonLd> =>
  readJsonLd(
    indexPage(
      parsePage(scripts.map((text) => `<script type="application/ld+json">${text}</script>`).join("")).root,
    ),
  );

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
