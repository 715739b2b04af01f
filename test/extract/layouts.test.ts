/** Where templates put standfirst, captions and notices: each must be read as such, and an edit of it be seen. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const url = "https://courier.example/wall";
const read = (body: string, head?: string): Article =>
  extractArticle(
    `<html><head><title>Wall falls at Alvik</title>${head ?? ""}</head><body><header class="site-header"><p>The Courier, daily since 1911.</p></header>${body}<footer><p>The Courier is printed in Alvik every day.</p><a href="/corrections">Corrections</a></footer></body></html>`,
    { url },
  );

const title = "<h1>Wall falls at Alvik</h1>";
const dek = "Fourteen boats are lost, and the harbour stays closed for a month.";
const caption = "The wall on Tuesday morning, seen from the mole.";
const figure = `<figure><img src="w.jpg" alt=""><figcaption>${caption}</figcaption></figure>`;
const prose =
  "<p>The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.</p>" +
  "<p>Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.</p>" +
  "<p>The town is to decide in the spring whether the wall is to be built anew, and by whom.</p>";
const body = `<div class="body">${prose}</div>`;
const byline = '<p class="byline">By Edda Holm</p>';

const edited = (html: string, text: string): string => {
  expect(html).toContain(text);
  return html.replace(text, text.replace(/\p{Script=Han}{2}|\p{Ll}{4,}/u, "zephyr"));
};

function expectEditSeen(html: string, text: string, head = ""): void {
  expect(textDigestOf(read(edited(html, text), head))).not.toBe(textDigestOf(read(html, head)));
}

const standfirsts: readonly (readonly [string, string, string?])[] = [
  ["p.standfirst", `<article>${title}<p class="standfirst">${dek}</p>${figure}${body}</article>`],
  [
    "p.standfirst in the header",
    `<article><header>${title}<p class="standfirst">${dek}</p></header>${figure}<div class="article-body">${prose}</div></article>`,
  ],
  [
    "div.subtitle",
    `<article>${title}<div class="subtitle">${dek}</div>${byline}${figure}<div itemprop="articleBody">${prose}</div></article>`,
  ],
  [
    "p#article-summary",
    `<article><header>${title}<p id="article-summary">${dek}</p></header>${figure}<section name="articleBody">${prose}</section></article>`,
  ],
  [
    "data-gu-name=standfirst",
    `<article><div data-gu-name="headline">${title}</div><div data-gu-name="standfirst"><p>${dek}</p></div><div data-gu-name="media">${figure}</div><div data-gu-name="body"><div>${prose}</div></div></article>`,
  ],
  ["itemprop=description", `<article>${title}<p itemprop="description">${dek}</p>${figure}${body}</article>`],
  ["data-testid", `<article>${title}<p data-testid="article-intro">${dek}</p>${figure}${body}</article>`],
  ["p.lead", `<article>${title}<p class="lead">${dek}</p>${byline}${figure}${body}</article>`],
  ["div.excerpt in main", `<main>${title}<div class="excerpt">${dek}</div>${figure}${body}</main>`],
  [
    "p.post-description in divs",
    `<div class="page"><div class="head">${title}<p class="post-description">${dek}</p></div>${figure}<div class="content">${prose}</div></div>`,
  ],
  [
    "two lines",
    `<article>${title}<div class="standfirst"><p>${dek.slice(0, 24)}</p><p>${dek.slice(25)}</p></div>${figure}${body}</article>`,
  ],
  ["a p without a name", `<article>${title}<p>${dek}</p>${figure}${body}</article>`],
  [
    "a p without a name, in a header",
    `<article><header>${title}<p>${dek}</p></header>${figure}${body}</article>`,
  ],
  [
    "a div that is the page's description",
    `<article><div>${title}</div><div class="x1">${byline}</div><div class="x2">${dek}</div>${figure}${body}</article>`,
    `<meta property="og:description" content="${dek}">`,
  ],
];

describe("a standfirst above a body in a container of its own", () => {
  it.each(standfirsts.map(([name, html, head = ""]) => ({ name, html, head })))("$name", ({ html, head }) => {
    const article = read(html, head);
    expect(article.standfirst).toBe(dek);
    expect(article.blocks[0]).toEqual({ kind: "caption", text: caption });
    expect(article.blocks.map((block) => block.kind)).toEqual([
      "caption",
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
    expectEditSeen(html, dek.slice(0, 24), head);
    expectEditSeen(html, dek.slice(25), head);
    expectEditSeen(html, caption, head);
  });
});

describe("captions", () => {
  it.each([
    [
      "p.caption",
      `<article>${title}<div class="image"><img src="w.jpg" alt=""><p class="caption">${caption}</p></div>${body}</article>`,
    ],
    ["under the header", `<article><header>${title}</header>${figure}${body}</article>`],
    ["inside a header", `<article><header>${title}${figure}</header>${body}</article>`],
    ["in a div of media", `<article>${title}<div class="media"><div>${figure}</div></div>${body}</article>`],
    [
      "between two parts of the body",
      `<article>${title}${body}${figure}${body.replaceAll("wall", "mole")}</article>`,
    ],
  ])("%s", (_, html) => {
    expect(read(html).blocks).toContainEqual({ kind: "caption", text: caption });
    expectEditSeen(html, caption);
  });
});

it("has no standfirst where its description is the first of several paragraphs above the rest of its body", () => {
  const [first = "", ...more] = prose.match(/<p>.*?<\/p>/g) ?? [];
  const html = `<article>${title}<section><div class="sourced">${first}</div>${more.join("")}<div class="rest">${[1, 2, 3, 4, 5].map((day) => prose.replaceAll("wall", `mole of day ${day}`)).join("")}</div></section></article>`;
  const article = read(html, `<meta name="description" content="${first.slice(3, -4)}">`);
  expect(article.standfirst).toBeUndefined();
  expect(article.blocks[0]?.text).toBe(first.slice(3, -4));
});

const opening = "The sale ends ten years of dispute over the old ropeworks";

describe("a first line of the body without a full stop", () => {
  it.each([
    [
      "bold",
      `<article>${title}<div class="entry-content"><p><strong>${opening}</strong></p>${prose}</div></article>`,
    ],
    [
      "bold, with a date",
      `<article>${title}<div class="entry-content"><p><strong>${opening} on 3 March 2031</strong></p>${prose}</div></article>`,
    ],
    [
      "bold, below byline and date",
      `<article>${title}${byline}<p>3 March 2031</p><p><strong>${opening}</strong></p>${prose}</article>`,
    ],
    [
      "bold, in a div",
      `<div>${title}<div class="entry-content"><p><b>${opening}</b></p>${prose}</div></div>`,
    ],
    ["plain", `<article>${title}<div class="entry-content"><p>${opening}</p>${prose}</div></article>`],
    ["beside the headline", `<article>${title}<p>${opening}</p>${prose}</article>`],
    [
      "short",
      `<article>${title}<div class="entry-content"><p><strong>Ropeworks sold to the town</strong></p>${prose}</div></article>`,
    ],
    ["a subtitle", `<article>${title}<p class="subtitle">${opening}</p>${figure}${body}</article>`],
  ])("%s", (_, html) => {
    const article = read(html);
    const text = html.includes(opening) ? opening : "Ropeworks sold to the town";
    expect([article.standfirst, ...article.blocks.map((block) => block.text)]).toContain(
      html.includes(`${text} on`) ? `${text} on 3 March 2031` : text,
    );
    expectEditSeen(html, text);
  });
});

const corrected = "Correction: The wall was built in 1911, not in 1901.";
const amended =
  "This article was amended on 3 March 2031. An earlier version said the wall was built in 1901.";
const chinese = "更正：本文早前版本误写了堤坝的建成年份。";
const unmarked = "The wall was built in 1911, and the harbour master is 71.";

const notices: readonly (readonly [string, string, string, string])[] = [
  [
    "a footer with tags, without a full stop",
    "correction",
    corrected.slice(0, -1),
    `<article>${title}${body}<footer><ul class="tags"><li><a href="/t">Harbour</a></li></ul><p>${corrected.slice(0, -1)}</p></footer></article>`,
  ],
  [
    "under a heading in the footer",
    "correction",
    unmarked,
    `<article>${title}${body}<footer><h3>Correction</h3><p>${unmarked}</p></footer></article>`,
  ],
  [
    "an aside under a heading in the body",
    "correction",
    unmarked,
    `<article>${title}<div class="body">${prose}<aside><h4>Correction</h4><p>${unmarked}</p></aside></div></article>`,
  ],
  [
    "beside a link to all corrections",
    "correction",
    unmarked,
    `<article>${title}${body}<div class="correction"><p>${unmarked}</p><p><a href="/all">All corrections</a></p></div></article>`,
  ],
  ["Chinese, without a name", "correction", chinese, `<article>${title}${body}<p>${chinese}</p></article>`],
  [
    "aside.correction in the body",
    "correction",
    corrected,
    `<article>${title}<div class="body">${prose}<aside class="correction"><p>${corrected}</p></aside></div></article>`,
  ],
  [
    "aside.correction amid the body",
    "correction",
    corrected,
    `<article>${title}<div class="body"><aside class="correction"><p>${corrected}</p></aside>${prose}</div></article>`,
  ],
  [
    "aside.correction after the body",
    "correction",
    corrected,
    `<article>${title}${body}<aside class="correction"><p>${corrected}</p></aside></article>`,
  ],
  [
    "div.footnote",
    "update",
    amended,
    `<article>${title}${body}<div class="footnote"><p>${amended}</p></div></article>`,
  ],
  ["a div without a name", "update", amended, `<article>${title}${body}<div>${amended}</div></article>`],
  ["a p after the body", "update", amended, `<article>${title}${body}<p>${amended}</p></article>`],
  [
    "the article's footer",
    "update",
    amended,
    `<article>${title}${body}<footer><p>${amended}</p></footer></article>`,
  ],
  [
    "a correction in the article's footer",
    "correction",
    corrected,
    `<article>${title}${body}<footer><p>${corrected}</p></footer></article>`,
  ],
  [
    "section.corrections after the article",
    "correction",
    corrected,
    `<article>${title}${body}</article><section class="corrections"><h2>Corrections</h2><p>${corrected}</p></section>`,
  ],
  [
    "div.article-corrections after the article",
    "correction",
    unmarked,
    `<main><article>${title}${body}</article><div class="article-corrections"><p>${unmarked}</p></div></main>`,
  ],
  [
    "Chinese, by name",
    "correction",
    chinese,
    `<article>${title}<div class="body">${prose}</div><p class="correction">${chinese}</p></article>`,
  ],
  [
    "Chinese, by name, in the body",
    "correction",
    chinese,
    `<article>${title}<div class="body">${prose}<p class="correction">${chinese}</p></div></article>`,
  ],
  [
    "div.editors-note above the body",
    "editors-note",
    unmarked,
    `<article>${title}<div class="editors-note"><p>${unmarked}</p></div>${body}</article>`,
  ],
  [
    "#clarification after the body",
    "clarification",
    unmarked,
    `<article>${title}${body}<div id="clarification">${unmarked}</div></article>`,
  ],
];

describe("notices", () => {
  it.each(notices)("%s", (_, kind, text, html) => {
    const article = read(html);
    expect(article.notices).toEqual([{ kind, text }]);
    expect(article.blocks).toHaveLength(3);
    expectEditSeen(html, text);
  });

  it.each([
    [
      "the next article of an endless page",
      `<article><h2>Ferry to stop</h2><p>The ferry is to stop for the winter, the company said on Monday.</p><div class="correction"><p>${corrected}</p></div></article>`,
    ],
    [
      "a column beside the article",
      `<aside class="column"><div class="correction"><p>${corrected}</p></div></aside>`,
    ],
    [
      "a list of other articles' corrections",
      `<section class="corrections"><h2>Corrections</h2><ul><li><a href="/a">Correction: The ropeworks were sold in May, not in June</a></li><li><a href="/b">Correction: The ferry has two decks</a></li></ul></section>`,
    ],
    [
      "a link to all corrections",
      '<div class="corrections-link"><a href="/corrections">Corrections and clarifications</a></div>',
    ],
    [
      "a call to report mistakes",
      '<div class="corrections-policy"><p>See a mistake? <a href="/corrections">Report a correction to our desk</a></p></div>',
    ],
    [
      "comments",
      '<section id="comments"><div class="comment"><p>Correction: it was me who saw it first, not the harbour master.</p></div></section>',
    ],
    [
      "cards of other articles",
      '<div class="related"><div class="card"><h3><a href="/a">Ferry to stop</a></h3><p>This article was updated on 3 March 2031.</p></div></div>',
    ],
    ["the site's footer", "<footer><p>Corrections: write to the desk at Alvik, 12 Quay Street.</p></footer>"],
  ])("are not found in %s", (_, noise) => {
    const html = `<article>${title}${body}</article>`;
    expect(textDigestOf(read(html + noise))).toBe(textDigestOf(read(html)));
  });
});
