/** What stands in or beside an article's body: each line is kept or dropped for what it is. */
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { articleText } from "../../lib/index.ts";

const url = "https://courier.example/wall";
const prose = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom.",
  "Until then the fishermen land their catch at Brenna, an hour's drive along the coast.",
].map((text) => `<p>${text}</p>`);
const [first = "", ...rest] = prose;

const textOf = (body: string, head = ""): string =>
  articleText(
    extractArticle(
      `<html><head><title>Wall falls at Alvik</title>${head}</head><body><article><h1>Wall falls at Alvik</h1><div class="body">${body}</div></article></body></html>`,
      { url },
    ),
  );

const author = '<meta name="author" content="Edda Holm">';
const table = (label: string, foot = ""): string =>
  `<h2>${label}</h2><table><thead><tr><th>Boat and name of the owner</th><th>Length in metres</th><th>Year in which it was built</th></tr></thead><tbody><tr><td>${label}</td><td>12</td><td>1987</td></tr></tbody>${foot}</table>`;

const costs = (link: string): string =>
  `<h2>Read more about what the wall cost:</h2><ul><li>The stones came to 40,000 a year.</li><li>The men were paid 12,000 in all.</li><li>${link}</li></ul>`;

const kept: readonly (readonly [string, string, string])[] = [
  [
    "what stands in columns that are named for all they hold",
    `${prose.join("")}<div class="grid-toc-content-sidebar"><p>All fourteen were built at Brenna, between the two wars, and sailed every day.</p></div>`,
    "between the two wars",
  ],
  [
    "a list of whole sentences, whatever stands over it",
    `${prose.join("")}${costs("The mortar was had for nothing.")}<h2>What comes now</h2>${prose.join("")}`,
    "The mortar was had for nothing.",
  ],
  [
    "a question as the first subheading",
    `<h2>Why did the wall fall?</h2>${prose.join("")}`,
    "Why did the wall fall?",
  ],
  [
    "the head of a second table of the same make",
    `${prose.join("")}${table("Alma")}${table("Freia")}`,
    "1987\n\nFreia\n\nBoat and name of the owner",
  ],
  [
    "a heading over nothing but a link",
    `${first}<h2>Where to buy fish</h2><p><a href="/market">The market at Brenna</a></p>${rest.join("")}`,
    "Where to buy fish",
  ],
  [
    "a heading whose id is made of its own words",
    `${first}<h2 id="social-benefits">Social benefits</h2>${rest.join("")}`,
    "Social benefits",
  ],
  [
    "what follows a list of contents",
    `<h2>Table of contents</h2><ul><li><a href="#a">The wall</a></li><li><a href="#b">The boats</a></li></ul>${prose.join("")}`,
    "The harbour wall gave way",
  ],
  [
    "references",
    `${prose.join("")}<h2>References</h2><ol><li>Holm, E. (1998). Walls of the north coast. Alvik Press.</li></ol>`,
    "Walls of the north coast",
  ],
  [
    "a subheading that is the title again",
    `<h2>Wall falls at Alvik</h2>${prose.join("")}`.replace("falls", "falls!"),
    "Wall falls! at Alvik",
  ],
  [
    "what a subheading is about",
    `${prose.join("")}<h2>About the boats</h2><p>All fourteen were built at Brenna, between the two wars, and sailed every day.</p>`,
    "between the two wars",
  ],
  [
    "whose words a quotation is",
    `${first}<blockquote><p>Walls fall, and are built again.</p><p class="author">Marten Kroes, harbour master</p></blockquote>${rest.join("")}`,
    "Marten Kroes",
  ],
  [
    "the author's name in the middle",
    `${first}<p>Edda Holm was at the harbour when the wall fell, and saw the first boat go down.</p>${rest.join("")}${rest.join("").replaceAll("<p>", "<p>Then again: ")}`,
    "Edda Holm was at the harbour",
  ],
  [
    "a source given by its whole address",
    `${prose.join("")}<p><a href="https://walls.example/alvik/1998">https://walls.example/alvik/1998</a></p>`,
    "https://walls.example/alvik/1998",
  ],
  [
    "a product that a link to its shop names, and not its price",
    `${first}<div class="callout"><a class="product-title" href="https://shop.example/7">Tide table, bound in sailcloth</a><div><a class="price" href="https://shop.example/7">$12.00</a></div><div class="product-description"><a href="https://shop.example/7">Sent by post only.</a></div></div>${rest.join("")}`,
    "lost.\n\nTide table, bound in sailcloth\n\nSent by post only.\n\nNobody",
  ],
  [
    "a paragraph that begins as what points elsewhere, and points nowhere",
    `${first}<p>Next up: mortar. The masons mix it by hand, as their fathers did.</p>${rest.join("")}`,
    "The masons mix it by hand",
  ],
  [
    "what follows a link to a picture's source",
    `${prose.join("")}<p><a href="https://pictures.example/8">Source</a></p><p>Of the mole itself not a stone was moved that night.</p>`,
    "not a stone was moved",
  ],
  [
    "paragraphs under what may be a label of other articles",
    `${prose.join("")}<h2>Next</h2><p>The masons come in April, if the frost is out of the ground by then.</p><p>They will want forty days of calm, and the town has seldom had ten.</p>`,
    "forty days of calm",
  ],
  [
    "what a picture shows, told in a line of its own",
    `${first}<p>Cover image: the old wall as a painter who lived above the harbour saw it in the spring of 1898</p>${rest.join("")}`,
    "as a painter who lived",
  ],
];

const foot =
  "<tfoot><tr><th>Boat and name of the owner</th><th>Length in metres</th><th>Year in which it was built</th></tr></tfoot>";

const dropped: readonly (readonly [string, string, string])[] = [
  [
    "a paragraph that its template calls an advert, however whole its sentence",
    `${first}<p class="promo">Rope and tar, at the old price, from the chandler on the quay since 1911.</p>${rest.join("")}`,
    "Rope and tar",
  ],
  [
    "a list of sentences of which one is a link, under a label that leads away",
    `${prose.join("")}${costs('<a href="/mortar">The mortar was had for nothing.</a>')}<h2>What comes now</h2>${prose.join("")}`,
    "The mortar was had for nothing.",
  ],
  [
    "a date with points above the text",
    `<ul><li>by Edda Holm / 2016.12.01</li></ul>${prose.join("")}`,
    "2016.12.01",
  ],
  ["a date alone at the end", `${prose.join("")}<div>Published 7:07 PM EST Nov 19, 2019</div>`, "Published"],
  [
    "a date alone, in German",
    `${prose.join("")}<p>Veröffentlicht am 19. November 2019</p>`,
    "Veröffentlicht",
  ],
  [
    "who the author is",
    `${prose.join("")}<p>Edda Holm is a reporter at the Courier.</p><p>Her book on walls came out last year.</p>`,
    "reporter at the Courier",
  ],
  [
    "what the author's biography goes on with",
    `${prose.join("")}<p>Edda Holm is a reporter at the Courier.</p><p>Her book on walls came out last year.</p>`,
    "Her book",
  ],
  [
    "how to write to the author",
    `${prose.join("")}<p>Write to Edda Holm at edda@courier.example</p>`,
    "Write to",
  ],
  [
    "a box of the author's",
    `${prose.join("")}<div class="article-author__details"><h3><a href="/holm">Edda Holm</a></h3></div>`,
    "Edda Holm",
  ],
  [
    "consent to a form",
    `${first}<p>By submitting your email you agree to the terms of use.</p>${rest.join("")}`,
    "By submitting",
  ],
  [
    "a table's head set again as its foot",
    `${prose.join("")}${table("Alma", foot)}`,
    "1987\n\nBoat and name",
  ],
  ["a date as a heading above the text", `<h5>JAN 24, 2025</h5>${prose.join("")}`, "2025"],
  [
    "what a form says once it is sent",
    `${first}<div class="w-form-done"><div>Thank you! Please look into your inbox for our letter of welcome.</div></div>${rest.join("")}`,
    "inbox",
  ],
  [
    "teasers under a label of other articles",
    `${prose.join("")}<h2>Next</h2><p><a href="/masons">Masons wanted</a></p><p>They will want forty days of calm, and the town has seldom had ten.</p>`,
    "forty days of calm",
  ],
  ["whose a picture is", `${first}<p>Cover image: Edda Holm, The Courier</p>${rest.join("")}`, "Cover image"],
  [
    "what points to another article by a link",
    `${first}<p>Next up: <a href="/mortar">Mortar is mixed by hand. So it has always been.</a></p>${rest.join("")}`,
    "Next up",
  ],
  ["a label of other articles", `${prose.join("")}<p>Explore further</p>`, "Explore further"],
  ["the same in Italian", `${prose.join("")}<p>Leggi anche: Il porto di Alvik</p>`, "Leggi anche"],
];

describe("kept", () => {
  it.each(kept)("%s", (_, body, text) => {
    expect(textOf(body, author)).toContain(text);
  });
});

describe("dropped", () => {
  it.each(dropped)("%s", (_, body, text) => {
    expect(textOf(body, author)).not.toContain(text);
  });
});

describe("a footer's wrapper beside the article", () => {
  it("is not the article's", () => {
    const html = `<html><body><div><h1>Wall falls at Alvik</h1>${prose.join("")}</div><div class="page-footer-wrap"><div class="footer-bottom-text">The Courier can be reached every day between nine and five, at the harbour office.</div></div></body></html>`;
    expect(articleText(extractArticle(html, { url }))).not.toContain("harbour office");
  });
});
