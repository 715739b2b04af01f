/** What is told by how it is set, in running text and in tables. */
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { articleText } from "../../lib/index.ts";

const url = "https://courier.example/wall";
const textOf = (line: string): string =>
  articleText(
    extractArticle(
      `<html><head><title>Wall falls at Alvik</title></head><body><article><h1>Wall falls at Alvik</h1><p>The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.</p>${line}<p>Nobody was hurt, said the harbour master, who has seen three walls fall in his time.</p></article></body></html>`,
      { url },
    ),
  );

const read: readonly (readonly [string, string])[] = [
  ["the wall held 10<sup>6</sup> litres of water", "the wall held 10⁶ litres of water"],
  ["each weighed 10<sup>-12</sup> tons", "each weighed 10⁻¹² tons"],
  ["it is 101<sub>2</sub> to the clerk", "it is 101₂ to the clerk"],
  ["the master knew of it<sup>1</sup> long ago", "the master knew of it1 long ago"],
  ['built in 1951<sup><a href="#n">2</a></sup> and never mended', "built in 19512 and never mended"],
  ["<s>412</s> 421 families were told", "~~412~~ 421 families were told"],
  ["of the <del>two <b>old</b> </del>boats", "of the ~~two~~ ~~old~~ boats"],
  ["the law is <math><mi>p</mi><mo>=</mo><mn>61</mn></math> for all", "the law is p=61 for all"],
  [
    "it is <math><msup><mi>c</mi><mn>2</mn></msup><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math> here",
    "it is c^2+1/2 here",
  ],
  [
    "so <math><semantics><mrow><mn>4</mn><mo>+</mo><mn>1</mn></mrow><annotation>4+1</annotation></semantics></math> it is",
    "so 4+1 it is",
  ],
];

describe("what is told by how it is set", () => {
  it.each(read)("in a paragraph: %s", (markup, text) => {
    expect(textOf(`<p>${markup}</p>`)).toContain(text);
  });

  it.each(read)("in a cell of a table: %s", (markup, text) => {
    const row = `<tr><td>Wall</td><td>${markup}</td></tr>`;
    expect(textOf(`<table><tbody>${row}<tr><td>Boats</td><td>14</td></tr></tbody></table>`)).toContain(text);
  });

  it("leaves a link that is struck out a link", () => {
    expect(textOf('<p><a href="/shop"><s>$1</s> $2</a></p>')).not.toContain("$2");
  });
});
