/** Forms that articles come in: endless pages, live blogs, galleries, AMP, paragraphs of every make, other scripts. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { explainArticle, extractArticle, isEmptyArticle } from "../../lib/extract/extract-article.ts";

const url = "https://courier.example/news/wall-falls";
const headline = "Wall falls at Alvik";
const sentences = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost before the tide.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time at the port.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom, and at what cost.",
];
const [first = "", second = "", third = ""] = sentences;
const others = sentences.map((one) => one.replaceAll("wall", "ferry").replaceAll("harbour", "company"));
const longer = [
  ...others,
  ...sentences.map((one) => one.replaceAll("wall", "quay")),
  ...others.map((one) => `Again: ${one}`),
];

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join("");
const page = (body: string, head = ""): string =>
  `<html><head><title>${headline}</title>${head}</head><body><header class="site-header"><a href="/">The Courier</a></header>${body}<footer><p>The Courier is printed in Alvik every day.</p></footer></body></html>`;
const read = (body: string, head?: string): Article => extractArticle(page(body, head), { url });
const texts = (article: Article): string[] => article.blocks.map((block) => block.text);

describe("several articles on one page", () => {
  const inArticle = (title: string, body: readonly string[]): string =>
    `<article><h1>${title}</h1><p class="byline">By Edda Holm</p><div class="body">${paragraphs(body)}</div></article>`;
  const inDiv = (title: string, body: readonly string[], path: string): string =>
    `<div class="story" data-url="${path}"><div class="head"><h1>${title}</h1></div><div class="story-body">${paragraphs(body)}</div></div>`;
  const dated = (title: string, body: readonly string[]): string =>
    `<div class="story"><h1>${title}</h1><time datetime="2031-03-03">3 March</time>${paragraphs(body)}</div>`;
  const asked = inArticle(headline, sentences);
  const next = inArticle("Ferry to stop", longer);

  it.each([
    ["a longer one follows", `<main>${asked}${next}</main>`],
    ["a longer one stands before", `<main>${next}${asked}</main>`],
    ["two follow", `<main>${asked}${next}${inArticle("Quay sold", longer)}</main>`],
    [
      "the next has an h2",
      `<main>${asked}${next.replaceAll("h1", "h2").replace("<h2", '<time datetime="2031-03-03"></time><h2')}</main>`,
    ],
    [
      "in divs with their addresses",
      inDiv(headline, sentences, "/news/wall-falls") + inDiv("Ferry to stop", longer, "/news/ferry"),
    ],
    [
      "known by its address where the title is another's",
      inDiv("What fell at Alvik", sentences, "/news/wall-falls") +
        inDiv("Ferry to stop", longer, "/news/ferry"),
    ],
    ["in divs with dates", dated(headline, sentences) + dated("Ferry to stop", longer)],
  ])("the one asked for is read where %s", (_, body) => {
    expect(texts(read(body))).toEqual(sentences);
  });

  it("says in its explanation what became of the others", () => {
    const { blocks } = explainArticle(page(`<main>${asked}${next}</main>`), { url });
    expect(blocks.filter(({ reason }) => reason === "in another article on the page")).toHaveLength(
      longer.length + 2,
    );
  });

  it("is the same however many follow", () => {
    expect(textDigestOf(read(`<main>${asked}${next}</main>`))).toBe(
      textDigestOf(read(`<main>${asked}</main>`)),
    );
  });

  it.each([
    [
      "sections with an h1 each",
      `<main><section><h1>${headline}</h1>${paragraphs(sentences)}</section><section><h1>What next</h1>${paragraphs(others)}</section></main>`,
    ],
    [
      "a head in a part of its own",
      `<div class="part"><h1>${headline}</h1><time datetime="2031-03-03"></time><p>${first}</p></div><div class="part"><h1>${headline} again</h1><time datetime="2031-03-03"></time>${paragraphs([second, ...others])}</div>`,
    ],
  ])("is not looked for in %s", (_, body) => {
    expect(texts(read(body))).toContain(others[2]);
  });
});

describe("a live blog", () => {
  const entry = (
    minute: string,
    title: string,
    body: readonly string[],
    tag: string,
    shown = `14:${minute}`,
  ): string =>
    `<${tag} class="live-entry" id="e${minute}"><time datetime="2031-03-03T14:${minute}:00Z">${shown}</time><h2><a href="#e${minute}">${title}</a></h2>${paragraphs(body)}<div class="share">Share</div></${tag}>`;
  const blog = (entries: string, tag = "div"): string =>
    `<main><h1>${headline}</h1><p class="standfirst">All that is known, from our people on the quay.</p><${tag} class="live-blog">${entries}</${tag}></main>`;
  const three = (tag: string): string =>
    entry("05", "Wall sold", [third], tag) +
    entry("03", "Nobody hurt", [second], tag) +
    entry("01", "Wall gives way", [first], tag);
  const time = (minute: string): string => `2031-03-03T14:${minute}:00Z`;

  it.each(["div", "article", "section"])("gives each entry's blocks its time: %s", (tag) => {
    expect(read(blog(three(tag))).blocks).toEqual([
      { kind: "heading", level: 2, text: "Wall sold", time: time("05") },
      { kind: "paragraph", text: third, time: time("05") },
      { kind: "heading", level: 2, text: "Nobody hurt", time: time("03") },
      { kind: "paragraph", text: second, time: time("03") },
      { kind: "heading", level: 2, text: "Wall gives way", time: time("01") },
      { kind: "paragraph", text: first, time: time("01") },
    ]);
  });

  it("is known by its JSON-LD where no name says so", () => {
    const claim = `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"${headline}"}</script>`;
    const plain = blog(three("div")).replaceAll(/class="live[^"]*"/g, "");
    expect(read(plain, claim).blocks[0]).toHaveProperty("time", time("05"));
    expect(read(plain).blocks[0]).not.toHaveProperty("time");
  });

  it("is the same when times are shown otherwise", () => {
    const shown = blog(three("div"));
    expect(textDigestOf(read(shown.replaceAll(/14:\d\d</g, "5 minutes ago<")))).toBe(
      textDigestOf(read(shown)),
    );
    expect(textDigestOf(read(shown.replaceAll(/14:\d\d</g, "2.05 p.m.<")))).toBe(textDigestOf(read(shown)));
  });

  it("is not dated by its entries, of which the newest would be another each time", () => {
    const day = '<time datetime="2031-03-01">1 March 2031</time>';
    expect(read(blog(three("div"))).publishedAt).toBeUndefined();
    expect(read(blog(three("div")).replace("</h1>", `</h1>${day}`)).publishedAt).toMatchObject({
      value: "2031-03-01",
    });
  });

  it("gains an entry at its top and changes nothing below", () => {
    const before = read(blog(three("div"))).blocks;
    const after = read(blog(entry("09", "Crane saved", [others[0] ?? ""], "div") + three("div"))).blocks;
    expect(after.slice(2)).toEqual(before);
    expect(after[0]).toEqual({ kind: "heading", level: 2, text: "Crane saved", time: time("09") });
  });

  it("states no time that is told from now", () => {
    const relative = blog(three("div")).replaceAll(/datetime="[^"]*"/g, 'datetime="PT5M"');
    expect(read(relative).blocks.some((block) => block.time !== undefined)).toBe(false);
  });
});

const slides = sentences.map((text, index) => ({ text, index }));
describe("a gallery", () => {
  it.each([
    [
      "figures",
      slides.map(
        ({ text }) =>
          `<div class="slide"><figure><img src="a.jpg"><figcaption>${text}</figcaption></figure></div>`,
      ),
    ],
    [
      "named captions",
      slides.map(
        ({ text }) => `<div class="slide"><img src="a.jpg"><div class="slide-caption">${text}</div></div>`,
      ),
    ],
    [
      "paragraphs in entries of a list",
      slides.map(({ text }) => `<li class="slide"><img src="a.jpg"><p>${text}</p></li>`),
    ],
    [
      "slides that count themselves",
      slides.map(
        ({ text, index }) =>
          `<li class="slide"><figure><img src="a.jpg"><figcaption>${text}</figcaption></figure><span>${index + 1} of 3</span></li>`,
      ),
    ],
  ])("has captions: %s", (_, parts) => {
    const captions = sentences.map((text) => ({ kind: "caption", text }));
    const lines = paragraphs(others);
    const below = read(
      `<article><h1>${headline}</h1><div class="body">${lines}</div><div class="gallery">${parts.join("")}</div></article>`,
    );
    expect(below.blocks.slice(others.length)).toEqual(captions);
    const alone = read(`<article><h1>${headline}</h1><ul class="gallery">${parts.join("")}</ul></article>`);
    expect(isEmptyArticle(alone)).toBe(false);
    expect(alone.blocks).toEqual(captions);
  });

  it("of other articles is none of this one", () => {
    const cards = slides.map(
      ({ index }) =>
        `<figure><img src="a.jpg"><figcaption><a href="/news/${index}">Ferry number ${index} to stop</a></figcaption></figure>`,
    );
    const article = read(
      `<article><h1>${headline}</h1><div class="body">${paragraphs(sentences)}</div><div class="gallery">${cards.join("")}</div></article>`,
    );
    expect(texts(article)).toEqual(sentences);
  });
});

const arabic = [
  "انهار جدار الميناء ليلة الاثنين، وفُقد أربعة عشر قاربا كانت راسية خلفه قبل أن يتغير المد في المدينة القديمة.",
  "لم يصب أحد بأذى، كما قال مدير الميناء البالغ من العمر واحدا وسبعين عاما والذي رأى ثلاثة جدران تسقط.",
];
const japanese = [
  "月曜日の夜、港の壁が崩れ、その後ろにあった十四隻の船が失われた。",
  "けが人はいなかったと港長は述べた。彼は七十一歳で、これまでに三つの壁が崩れるのを見てきた。",
];
const thai = [
  "กำแพงท่าเรือพังลงเมื่อคืนวันจันทร์และเรือสิบสี่ลำที่จอดอยู่หลังกำแพงสูญหายไปก่อนน้ำขึ้น",
  "ไม่มีผู้ใดได้รับบาดเจ็บตามคำบอกเล่าของนายท่าเรือวัยเจ็ดสิบเอ็ดปีซึ่งเคยเห็นกำแพงพังมาแล้วสามครั้ง",
];

describe("paragraphs", () => {
  const makes: readonly (readonly [string, (list: readonly string[]) => string])[] = [
    ["parted by two line breaks", (list) => list.join("<br><br>")],
    ["parted by line breaks and a space between them", (list) => list.join("<br>&nbsp;<br>")],
    ["in a div each", (list) => list.map((text) => `<div>${text}</div>`).join("")],
    [
      "deep in divs with hashed names",
      (list) =>
        list
          .map((text, at) => `<div class="c${at}zq"><div><div class="k9">${text}</div></div></div>`)
          .join(""),
    ],
    [
      "in a row of the layout each",
      (list) =>
        list
          .map(
            (text) =>
              `<div class="row"><div class="col"><div class="ad-slot">Advertisement</div><p>${text}</p></div></div>`,
          )
          .join(""),
    ],
    [
      "in two containers round an advert",
      (list) =>
        `<div class="part-a">${paragraphs(list.slice(0, 1))}</div><div class="ad-slot">Advertisement</div><div class="part-b">${paragraphs(list.slice(1))}</div>`,
    ],
  ];
  const scripts: readonly (readonly [string, readonly string[]])[] = [
    ["English", sentences],
    ["Arabic, right to left", arabic],
    ["Japanese, without spaces", japanese],
    ["Thai, without spaces", thai],
  ];
  it.each(makes.flatMap(([make, write]) => scripts.map(([script, list]) => ({ make, script, write, list }))))(
    "$make: $script",
    ({ write, list }) => {
      expect(texts(read(`<div class="story"><h1>${headline}</h1>${write(list)}</div>`))).toEqual(list);
    },
  );
});

describe("other forms", () => {
  it("AMP: adverts, consent, templates and the sidebar are no part of it", () => {
    const html = `<!doctype html><html ⚡ lang="en"><head><title>${headline}</title></head><body><amp-sidebar><p>${others[0]}</p></amp-sidebar><article><h1>${headline}</h1><amp-img src="w.jpg" alt="x"></amp-img><p>${first}</p><amp-ad><p>Buy a boat.</p></amp-ad><p>${second}</p><amp-list><template type="amp-mustache"><p>{{title}}</p></template></amp-list><p>${third}</p></article><amp-consent><p>We and our partners use cookies to give you the best of our site, every day.</p></amp-consent></body></html>`;
    expect(texts(extractArticle(html, { url }))).toEqual(sentences);
  });

  it.each([
    [
      "a recipe",
      `<p>${first}</p><h2>Ingredients</h2><ul><li>200 g flour</li><li>2 eggs</li></ul><h2>Method</h2><ol><li>Mix the flour with the eggs.</li></ol>`,
      [first, "Ingredients", "200 g flour", "2 eggs", "Method", "Mix the flour with the eggs."],
    ],
    [
      "an interview",
      `<p>${first}</p><p><strong>What did you see?</strong></p><p>I saw it fall.</p>`,
      [first, "What did you see?", "I saw it fall."],
    ],
    [
      "questions in a list of terms",
      `<p>${first}</p><p>${second}</p><dl><dt>When did it fall?</dt><dd>On Monday.</dd></dl>`,
      [first, second, "When did it fall?", "On Monday."],
    ],
  ])("%s", (_, body, expected) => {
    expect(texts(read(`<article><h1>${headline}</h1>${body}</article>`))).toEqual(expected);
  });
});

describe("what the page says of its article", () => {
  const comments = `<section class="thread">${paragraphs(longer.slice(0, 5).map((text) => `I think: ${text}`))}</section>`;
  const body = `<div class="a1"><div class="b2">${paragraphs(sentences)}</div></div>`;

  it("its JSON-LD's text leads to the container", () => {
    const claim = `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline, articleBody: sentences.join(" ") })}</script>`;
    expect(texts(read(`<h1>${headline}</h1>${body}${comments}`))).toContain(`I think: ${others[0]}`);
    expect(texts(read(`<h1>${headline}</h1>${body}${comments}`, claim))).toEqual(sentences);
  });

  it("its microdata lead to the container, unless that holds a single line of much text", () => {
    const marked = body.replace('"a1"', '"a1" itemprop="articleBody"');
    expect(texts(read(`<h1>${headline}</h1>${marked}${comments}`))).toEqual(sentences);
    const line = `<div itemprop="articleBody"><p>${others[0]}</p></div>`;
    expect(
      texts(
        read(
          `${line}<h1>${headline}</h1><div class="b2">${paragraphs([...sentences, ...sentences.map((text) => `So: ${text}`), ...longer])}</div>`,
        ),
      ),
    ).toContain(first);
  });
});
