/** Text that a template makes look like something else, and that is the article's all the same: no edit of it is missed. */
import { describe, expect, it } from "vitest";
import { articleText } from "../../lib/article/article.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const url = "https://lantern.example/guides/tides.html";
const prose = `<p>Whoever walks to the island at low water should know when the sea comes back.</p>
  <p>The harbour office prints the tables in the spring, and again in the autumn when the channel has moved.</p>
  <p>They hold for the causeway, the old slip and the sands to the north of the lighthouse.</p>`;
const told = "The flood reaches the second beacon forty minutes before it reaches the road.";

const textOf = (body: string): string =>
  articleText(
    extractArticle(
      `<!doctype html><html><head><title>Reading the tides</title></head><body><main><article><h1>Reading the tides</h1>${body}</article></main></body></html>`,
      { url },
    ),
  );

const kept: readonly (readonly [string, string])[] = [
  [
    "in another piece of the same kind, deep in a row of its own",
    `<div class="grid"><div class="piece"><div class="rich">${prose}</div></div></div>
     <section><div class="columns"><div class="piece"><div class="rich"><p>${told}</p></div></div></div></section>`,
  ],
  ["under a subheading that begins with About", `<div>${prose}<h2>About the flood</h2><p>${told}</p></div>`],
  [
    "in a panel that waits for a click",
    `<div>${prose}<div class="faq-item"><h3>When is it too late?</h3><div style="display:none"><p>${told}</p></div></div></div>`,
  ],
  [
    "in a panel that a button says it unfolds",
    `<div>${prose}<h3><button aria-expanded="false" aria-controls="x1">When is it too late?</button></h3><div id="x1" hidden><p>${told}</p></div></div>`,
  ],
  [
    "in the title of a panel",
    `<div>${prose}<div><button aria-expanded="true">${told}</button><div><p>Then the road is under water, and the way back is the way to the tower.</p></div></div></div>`,
  ],
  ["in a tab", `<div>${prose}<div role="tabpanel" aria-hidden="true"><p>${told}</p></div></div>`],
  [
    "in a piece of a page whose sidebar is switched off",
    `<div class="row sidebar-enabled-false"><div class="text">${prose}</div></div><div class="row sidebar-enabled-false"><div class="text"><p>${told}</p></div></div>`,
  ],
  [
    "in six paragraphs of the body that are named for the place beside them",
    `<div>${prose.repeat(4)}<div class="content-sidebar"><p>${told}</p>${["One", "Two", "Three", "Four", "Five"].map((hour) => `<p>${hour} hours after low water the sands are gone, and the birds with them.</p>`).join("")}</div></div>`,
  ],
  [
    "in panels of the body, though other paragraphs are named for the place beside them",
    `<div><div class="tab"><p>Who walks out has three hours, and not a minute more, says the harbour office.</p></div>${`<div class="tab" hidden><p>${told}</p>${prose}</div>`.repeat(2)}<div class="content-sidebar">${["One", "Two", "Three", "Four", "Five", "Six", "Seven"].map((hour) => `<p>${hour} hours after low water the sands are gone, and the birds with them.</p>`).join("")}</div></div>`,
  ],
  [
    "in a box of facts beside the text",
    `<div>${prose}<aside class="factbox"><h3>Facts</h3><p>${told}</p></aside></div>`,
  ],
  [
    "in a box of facts that another language names",
    `<div>${prose}<aside class="article__faktaruta"><p>${told}</p></aside></div>`,
  ],
  [
    "in a box of facts that its role sets apart",
    `<div>${prose}<div role="complementary" class="keyPoints"><p>${told}</p></div></div>`,
  ],
  [
    "in a paragraph of the body that is named for how it looks",
    `<div>${prose}<p class="disclaimer">${told}</p></div>`,
  ],
  ["under a question", `<div>${prose}<h2>Share these tables, will you?</h2><p>${told}</p></div>`],
];

describe("text of the article", () => {
  it.each(kept)("%s", (_, body) => {
    expect(textOf(body)).toContain(told);
  });

  it("in a short sentence beside paragraphs that stand before the rest", () => {
    const line = (text: string): string => `<div class="line">${text}</div>`;
    const lines = [
      "Whoever lives by the sea knows its hours, and whoever comes for a day had better ask.",
      "Nobody swims back.",
      "The island has a shop, a church and a tower for those who did not ask in time.",
    ];
    const body = `<div class="zone">${lines.map(line).join("")}<div class="rest">${prose.repeat(3)}</div></div>`;
    expect(textOf(body)).toContain("Nobody swims back.");
  });

  it("in a short entry of a list that stands before the rest", () => {
    const list =
      "<ul><li>A lamp and a whistle for each of those who walk</li><li>Dry socks</li><li>The table of the day, from the harbour office</li></ul>";
    const body = `<div class="zone"><p>Whoever lives by the sea knows what to take along on the way out.</p>${list}<div class="rest">${prose.repeat(3)}</div></div>`;
    expect(textOf(body)).toContain("Dry socks");
  });

  it("is not what stands in an aside of another kind", () => {
    const aside = (names: string): string =>
      `<div>${prose}<aside class="${names}"><p>${told}</p></aside></div>`;
    for (const names of ["pull", "factbox newsletter", "twitter-timeline", "artifacts"])
      expect(textOf(aside(names))).not.toContain(told);
  });
});
