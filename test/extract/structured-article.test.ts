/** Pages whose words stand only in their data: what is read from there, and what never is. */
import { describe, expect, it } from "vitest";
import { type Article, articleText } from "../../lib/article/article.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle, isEmptyArticle } from "../../lib/extract/extract-article.ts";

const url = "https://courier.example/news/wall-falls-at-alvik";
const headline = "Wall falls at Alvik";
const read = (html: string): Article => extractArticle(html, { url });

const sentences = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost before the tide turned.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time at the port.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom, and at what cost.",
  "Until then the ferries will call at the old pier, which has room for two of them if the weather is calm.",
];
const text = sentences.join("\n\n");
const html = sentences.map((sentence) => `<p>${sentence}</p>`).join("");

const shell = (scripts: string, body = "", title = `${headline} | The Courier`): string =>
  `<html><head><title>${title}</title></head><body><div id="root">${body}</div><noscript>Please turn on scripts.</noscript>${scripts}</body></html>`;
const json = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
const script = (code: string): string => `<script>${code}</script>`;
const nextData = (article: unknown): string =>
  `<script id="__NEXT_DATA__" type="application/json">${json({ props: { pageProps: { article } }, page: "/[slug]" })}</script>`;
const jsonLd = (more: object): string =>
  `<script type="application/ld+json">${json({ "@type": "NewsArticle", headline, ...more })}</script>`;

/** Nuxt 3's list, in which each value is named by its place. */
const nuxt = (body: string): string =>
  `<script type="application/json" id="__NUXT_DATA__">${json([
    ["ShallowReactive", 1],
    { data: 2 },
    { "article-1": 3 },
    { title: 4, body: 5, tags: 6 },
    headline,
    body,
    [7],
    "harbour",
  ])}</script>`;

const flightRows = (rows: string): string => {
  const half = Math.floor(rows.length / 2);
  return [rows.slice(0, half), rows.slice(half)]
    .map((piece) => script(`self.__next_f.push(${json([1, piece])})`))
    .join("");
};
const flight = (body: string): string =>
  flightRows(
    `0:["$","$L1",null,{"article":{"title":${json(headline)},"body":"$2"}}]\n2:T${Buffer.byteLength(body).toString(16)},${body}3:["$","div",null,{}]\n`,
  );

const span = (sentence: string) => [{ type: "text", text: sentence }];
const bodies: readonly (readonly [string, unknown])[] = [
  ["HTML", html],
  ["plain text", text],
  ["strings", sentences],
  ["Arc", sentences.map((content) => ({ type: "text", content }))],
  [
    "Portable Text",
    sentences.map((sentence) => ({
      _type: "block",
      style: "normal",
      children: [
        { _type: "span", text: sentence.slice(0, 20), marks: ["strong"] },
        { _type: "span", text: sentence.slice(20) },
      ],
    })),
  ],
  [
    "ProseMirror",
    { type: "doc", content: sentences.map((one) => ({ type: "paragraph", content: span(one) })) },
  ],
  [
    "Contentful",
    {
      nodeType: "document",
      content: sentences.map((value) => ({
        nodeType: "paragraph",
        content: [{ nodeType: "text", value, marks: [] }],
      })),
    },
  ],
  [
    "Lexical",
    {
      root: { type: "root", children: sentences.map((one) => ({ type: "paragraph", children: span(one) })) },
    },
  ],
  ["Slate", sentences.map((one) => ({ type: "paragraph", children: [{ text: one }] }))],
  ["Draft.js", { blocks: sentences.map((one) => ({ text: one, type: "unstyled" })), entityMap: {} }],
  ["Editor.js", { time: 1, blocks: sentences.map((one) => ({ type: "paragraph", data: { text: one } })) }],
  [
    "JSON in a string",
    JSON.stringify(sentences.map((one) => ({ type: "paragraph", children: [{ text: one }] }))),
  ],
];

const places: readonly (readonly [string, string])[] = [
  ["__NEXT_DATA__", nextData({ title: headline, body: html })],
  ["Next.js's flight rows", flight(html)],
  ["Nuxt's list", nuxt(html)],
  ["__INITIAL_STATE__", script(`window.__INITIAL_STATE__ = ${json({ story: { headline, html } })};`)],
  [
    "a state with undefined in it",
    script(`window.__INITIAL_STATE__={"a":undefined,"story":${json({ headline, html })}};(function(){}())`),
  ],
  [
    "JSON.parse of a literal",
    script(`window["__PRELOADED_STATE__"] = JSON.parse(${json(json({ story: { headline, html } }))});`),
  ],
  [
    "JSON.parse of a literal in single quotes",
    script(
      `window.__PRELOADED_STATE__ = JSON.parse('${json({ story: { headline, html } }).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}');`,
    ),
  ],
  [
    "an encoded literal",
    script(
      `window.__INITIAL_DATA__ = JSON.parse(decodeURIComponent("${encodeURIComponent(json({ story: { headline, html } }))}"));`,
    ),
  ],
  [
    "Apollo",
    script(
      `window.__APOLLO_STATE__ = ${json({ ROOT_QUERY: {}, "Article:1": { __typename: "Article", title: headline, body: html } })}`,
    ),
  ],
  [
    "Fusion",
    script(
      `window.Fusion=window.Fusion||{};Fusion.globalContent=${json({ headlines: { basic: headline }, content_elements: sentences.map((content) => ({ type: "text", content })) })};Fusion.lastModified=1;`,
    ),
  ],
  [
    "Remix",
    script(
      `window.__remixContext = ${json({ state: { loaderData: { "routes/a": { post: { title: headline, content: html } } } } })};`,
    ),
  ],
];

describe("an article that stands only in the page's state", () => {
  it.each(places)("is read from %s", (_, scripts) => {
    const article = read(shell(scripts));
    expect(article.source).toBe("state");
    expect(article.headline.text).toBe(headline);
    expect(articleText(article)).toBe(text);
  });

  it.each(bodies)("is read whatever form its body has: %s", (_, body) => {
    const article = read(shell(nextData({ title: headline, body })));
    expect(article.blocks).toEqual(sentences.map((one) => ({ kind: "paragraph", text: one })));
  });

  it("keeps headings, lists, quotations, tables and captions, and leaves adverts out", () => {
    const [first = "", second = ""] = sentences;
    const article = read(
      shell(
        nextData({
          headlines: { basic: headline },
          content_elements: [
            { type: "text", content: first },
            { type: "image", caption: "The wall on Tuesday.", url: "w.jpg" },
            { type: "header", level: 3, content: "What was <i>lost</i>" },
            {
              type: "list",
              list_type: "unordered",
              items: [
                { type: "text", content: "Fourteen boats" },
                { type: "text", content: "Two cranes" },
              ],
            },
            { type: "advert", content: "Buy a boat today, for less than you think." },
            {
              type: "quote",
              content_elements: [{ type: "text", content: "I have seen three walls fall in my time." }],
            },
            {
              type: "table",
              rows: [
                [
                  { type: "text", content: "Boats" },
                  { type: "text", content: "14" },
                ],
              ],
            },
            { type: "text", content: second },
            { type: "text", content: sentences[2] },
          ],
        }),
      ),
    );
    expect(article.blocks).toEqual([
      { kind: "paragraph", text: first },
      { kind: "caption", text: "The wall on Tuesday." },
      { kind: "heading", level: 3, text: "What was lost" },
      { kind: "list-item", text: "Fourteen boats" },
      { kind: "list-item", text: "Two cranes" },
      { kind: "quotation", text: "I have seen three walls fall in my time." },
      { kind: "table-row", text: "Boats | 14" },
      { kind: "paragraph", text: second },
      { kind: "paragraph", text: sentences[2] },
    ]);
  });

  it("is known by its address where the shell's title is the site's", () => {
    const article = read(
      shell(nextData({ title: headline, slug: "/news/wall-falls-at-alvik/", body: html }), "", "The Courier"),
    );
    expect(article.headline.text).toBe(headline);
    expect(articleText(article)).toBe(text);
  });

  it("is the one of the page, not the longer one beside it", () => {
    const other = { title: "Ferry to stop for the winter", body: html.replaceAll("wall", "ferry").repeat(3) };
    expect(articleText(read(shell(nextData([other, { title: headline, body: html }]))))).toBe(text);
    expect(isEmptyArticle(read(shell(nextData([other]))))).toBe(true);
  });
});

describe("an article that stands only in JSON-LD", () => {
  it("is read from there", () => {
    const article = read(shell(jsonLd({ articleBody: text, author: { name: "Edda Holm" } })));
    expect(article.source).toBe("json-ld");
    expect(article.bylines).toEqual(["Edda Holm"]);
    expect(articleText(article)).toBe(text);
  });

  it("gives way to the state, which has its paragraphs", () => {
    const article = read(
      shell(jsonLd({ articleBody: sentences.join(" ") }) + nextData({ title: headline, body: html })),
    );
    expect(article.source).toBe("state");
    expect(articleText(article)).toBe(text);
  });
});

const advert =
  "<div><p>Boats for everyone: come and see our new boats at the old pier, where we have more than forty of them, and talk to our friendly sellers every day from nine to five.</p></div>";

describe("whether the page or its data is read", () => {
  it("does not hang on what stands in the shell", () => {
    const plain = read(shell(nextData({ title: headline, body: html })));
    for (const noise of [advert, "<p>12 readers</p>", "<nav><a href='/'>Home</a></nav>"]) {
      expect(textDigestOf(read(shell(nextData({ title: headline, body: html }), noise)))).toBe(
        textDigestOf(plain),
      );
    }
  });

  it("is the page where the page shows the article, also an edited one", () => {
    const shown = `<article><h1>${headline}</h1>${html.replace("fourteen", "fifteen")}</article>`;
    const article = read(
      shell(nextData({ title: headline, body: html }) + jsonLd({ articleBody: text }), shown),
    );
    expect(article.source).toBeUndefined();
    expect(articleText(article)).toContain("fifteen boats");
  });

  it("is the page where it shows five paragraphs, though more were taken out than are left", () => {
    const said = (what: string): string =>
      `<p>${what} stood on the quay when the wall fell, and saw boats go down behind it.</p>`;
    const left = ["The harbour master", "A mason", "Two fishermen", "The baker", "Edda Holm"].map(said);
    const gone = `<p>The list of the boats: ${sentences.concat(sentences.map((one) => one.split(" ").reverse().join(" "))).join(" ")}</p>`;
    const stored = nextData({ title: headline, body: left.join("") + gone });
    const page = (shown: readonly string[]): Article =>
      read(shell(stored, `<article><h1>${headline}</h1>${shown.join("")}</article>`));
    expect(page(left).source).toBeUndefined();
    expect(articleText(page(left))).not.toContain("list of the boats");
    expect(page(left.slice(0, 2)).source).toBe("state");
  });

  it.each([
    ["cut off by an ellipsis", jsonLd({ articleBody: `${text} The mayor said …` })],
    ["cut off by dots", nextData({ title: headline, body: `${html}<p>The mayor said...</p>` })],
    ["far shorter than its count of words", jsonLd({ articleBody: text, wordCount: 900 })],
    [
      "far shorter than its state's count of words",
      nextData({ title: headline, body: html, wordCount: 900 }),
    ],
    ["not free to read", jsonLd({ articleBody: text, isAccessibleForFree: "False" })],
    [
      "not free to read, though its state holds it",
      jsonLd({ isAccessibleForFree: false }) + nextData({ title: headline, body: html }),
    ],
    ["for subscribers", nextData({ title: headline, body: html, isPremium: true })],
  ])("is neither where the data are %s", (_, scripts) => {
    expect(isEmptyArticle(read(shell(scripts)))).toBe(true);
  });
});

describe("hostile state", () => {
  it.each([
    [
      "a program",
      script(`window.__NUXT__=(function(a){return {title:a,body:"${"x ".repeat(400)}"}}("${headline}"))`),
    ],
    ["JSON that is cut off", script(`window.__INITIAL_STATE__ = ${json({ headline, html }).slice(0, -2)}`)],
    [
      "nesting without end",
      script(`window.__INITIAL_STATE__ = ${"[".repeat(200_000)}${"]".repeat(200_000)}`),
    ],
    [
      "a list that holds itself",
      `<script type="application/json" id="__NUXT_DATA__">[{"title":1,"body":0,"x":0},"${headline}",${"0,".repeat(200)}0]</script>`,
    ],
    ["many objects", script(`window.__INITIAL_STATE__ = [${'{"title":"x"},'.repeat(100_000)}0]`)],
    [
      "many candidates",
      script(`window.__INITIAL_STATE__ = [${`${json({ headline, body: ["x"] })},`.repeat(20_000)}0]`),
    ],
    [
      "__proto__",
      script(
        `window.__INITIAL_STATE__ = {"__proto__":{"title":"${headline}","body":${json(text.slice(0, 200))}},"filler":"${"x".repeat(300)}"}`,
      ),
    ],
    ["quotation marks left open", script(`window.__INITIAL_STATE__ = {"a": "${"\\".repeat(999)}`)],
  ])("is bounded: %s", (_, scripts) => {
    expect(isEmptyArticle(read(shell(scripts)))).toBe(true);
    expect(Object.hasOwn(Object.prototype, "title")).toBe(false);
  });
});
