import { describe, expect, it } from "vitest";
import { LimitExceededError } from "../../lib/article/errors.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const url = "https://courier.example/wall";
const sentences = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom.",
  "Until then the fishermen land their catch at Brenna, an hour's drive along the coast.",
];
const [first = "", second = "", third = "", fourth = ""] = sentences.map((text) => `<p>${text}</p>`);
const script = (line: string): string => `<script>$RX=function(){};${line}</script>`;

const textOf = (body: string): string[] =>
  extractArticle(`<html><head><title>Wall falls</title></head><body>${body}</body></html>`, {
    url,
  }).blocks.map(({ text }) => text);
const waiting = (id: string, says: string): string =>
  `<!--$?--><template id="${id}"></template><p>${says}</p><!--/$-->`;

describe("parts of a page that come after it", () => {
  it("are read where a script puts them, in the place of what said that they were to come", () => {
    const page = `<article><h1>Wall falls</h1>${first}${waiting("B:0", "Loading the second paragraph, one moment.")}${fourth}</article>
      <div hidden id="S:0">${second}<template id="P:1"></template></div>
      <div hidden id="S:1">${third}</div>${script('$RS("S:1","P:1")')}${script('$RC("B:0","S:0")')}`;
    expect(textOf(page)).toEqual(sentences);
  });

  it("take the place of one wait alone where waits stand in waits", () => {
    const inner = waiting("B:1", "Loading more of it, one moment.");
    const page = `<article><h1>Wall falls</h1>${first}<!--$?--><template id="B:0"></template>${inner}<!--/$-->${fourth}</article>
      <div hidden id="S:0">${second}${third}</div>${script('$RC("B:0","S:0")')}`;
    expect(textOf(page)).toEqual(sentences);
  });

  it.each([
    ["no such place", '$RC("B:9","S:0")'],
    ["no such part", '$RC("B:0","S:9")'],
    ["a part for its own place", '$RC("B:1","S:0")'],
  ])("stay where they are for %s", (_, line) => {
    const page = `<article><h1>Wall falls</h1>${sentences.map((text) => `<p>${text}</p>`).join("")}<template id="B:0"></template></article>
      <div hidden id="S:0"><template id="B:1"></template><p>Not yet shown to anybody, whatever it says.</p></div>${script(line)}`;
    expect(textOf(page)).toEqual(sentences);
  });

  it("may not nest elements without end", () => {
    const deep = (id: number): string =>
      `<div hidden id="S:${id}">${"<div>".repeat(400)}<template id="P:${id + 1}"></template>${"</div>".repeat(400)}</div>`;
    const parts = [0, 1, 2].map((id) => `${deep(id)}${script(`$RS("S:${id + 1}","P:${id + 1}")`)}`).join("");
    expect(() => textOf(`<article>${first}</article>${parts}<div hidden id="S:3">${second}</div>`)).toThrow(
      LimitExceededError,
    );
  });
});
