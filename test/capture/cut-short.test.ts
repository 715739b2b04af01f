/** Pages that break off though their transfer ended well; and pages that close nothing, as HTML allows. */
import { describe, expect, it } from "vitest";
import { judgePage } from "../../lib/capture/verdict.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { headline, news, testUrl } from "./judged-page.ts";
import { inSite } from "./wall-pages.ts";

const head = `<!doctype html><html lang="en"><head><title>${headline}</title></head><body>`;
const lines = news(900);
const closed = `${head}<main><article><h1>${headline}</h1>${lines.map((line) => `<p>${line}</p>`).join("")}</article></main>`;
const footer = "<footer><p>© The Marrow Gazette</p></footer>";
const whole = `${closed}${footer}</body></html>`;
const loose = `${head}<h1>${headline}</h1>${lines.map((line) => `<p>${line}`).join("\n")}`;
const cut = (at: string, more = "") => `${closed.slice(0, closed.lastIndexOf(at) + at.length)}${more}`;

function judged(html: string, known?: { headline: string; textLength: number; text: string }) {
  const article = extractArticle(html, { url: testUrl });
  const page = { status: 200, targetUrl: testUrl, finalUrl: testUrl, responseHeaders: [], html, article };
  return judgePage({ ...page, ...(known === undefined ? {} : { known }) });
}

describe("a page that breaks off", () => {
  const sentence = "the page breaks off in the midst of a sentence";
  const markup = "the page breaks off in the midst of its markup";
  it.each([
    ["in a word", cut("gau"), sentence],
    ["between two words", cut("on the "), sentence],
    ["after an entity", cut("on the ", "Tom &amp; Je"), sentence],
    ["after a link", cut("on the ", '<a href="/a">gauge</a> of Mar'), sentence],
    [
      "in a word, where nothing but paragraphs is closed",
      `${head}<p>${lines.join("</p><p>").slice(0, -30)}`,
      sentence,
    ],
    ["in a link", cut("on the ", '<a href="/a">'), markup],
    ["in a tag", cut("rose.</p><p", ' class="'), markup],
    ["in an end tag", cut("rose.</"), markup],
    ["in a comment", cut("rose.</p>", "<!-- adver"), markup],
    ["in a script", cut("rose.</p>", "<script>if (a < b) { load('"), markup],
  ])("%s is truncated, at a first look and later", (_name, html, reason) => {
    const text = lines.join("\n");
    const before = { headline, textLength: text.length, text };
    expect([judged(html), judged(html, before)]).toEqual([
      { outcome: "truncated", reason },
      { outcome: "truncated", reason },
    ]);
  });

  it("at every place within its text is no article, or nothing that tells is lost", () => {
    const from = closed.indexOf("<p>") + 300;
    const outcomes = Array.from({ length: 400 }, (_, at) => {
      const html = closed.slice(0, from + at);
      return [judged(html).outcome, /[.>]$/.test(html)] as const;
    });
    expect(outcomes.filter(([outcome, isAtEnd]) => outcome === "ok" && !isAtEnd)).toEqual([]);
  });
});

describe("a page that is whole", () => {
  it.each([
    ["closed", whole],
    ["closed, but for its body", `${closed}${footer}</body>`],
    ["without an end of the page", `${closed}${footer}`],
    ["that closes nothing", loose],
    ["that closes nothing, and ends with a name", `${loose}\n<p>Ann Lee`],
    ["that closes nothing but its phrases", `${loose} <em>So it goes.</em>`],
    ["that closes nothing, and ends in quotation marks", `${loose}<p>“So it goes.”`],
    ["that leaves its footer open", `${closed}<div class="footer"><p>© The Marrow Gazette`],
    ["that leaves its elements open, and ends in a sentence", cut("rose.")],
    ["that ends in a comment of its maker's", `${closed}${footer}<!-- made in 0.2 s -->`],
    ["that ends in a script", `${closed}${footer}<script>if (a<b) go()</script>`],
    ["that never closes a phrase", `${loose.replace("<h1>", "<b><h1>")}<p>So it goes.</p>\n`],
    ["a fragment of one", `<h1>${headline}</h1>${lines.map((line) => `<p>${line}</p>`).join("")}<p>Ann Lee`],
  ])("%s is read", (_name, html) => {
    expect(judged(html).outcome).toBe("ok");
  });
});

describe("a page that waits for its article", () => {
  const told =
    "Loading of ships has begun again in the port of Marrow after a week, the harbour office said.";
  it.each([
    "Loading the article, please wait a moment…",
    "Loading...",
    "Loading article",
    "Please wait.\n\nLoading…",
    "Der Artikel wird geladen …",
    "Artikel wird geladen, bitte warten.",
    "Chargement de l’article…",
    "Cargando…",
    "Caricamento in corso…",
    "Идёт загрузка статьи, подождите.",
    "正在加载中，请稍候…",
    "読み込み中です。しばらくお待ちください。",
    "기사를 불러오는 중입니다. 잠시만 기다려 주세요.",
    "جاري التحميل…",
  ])("%s", (said) => {
    const html = inSite(headline, ['<p class="byline">By Moira Kestrel</p>', ...said.split("\n\n")]);
    expect([judged(html).outcome, judged(html, { headline, textLength: 70, text: said }).outcome]).toEqual([
      "no-article",
      "no-article",
    ]);
  });

  it.each([
    ["of loading", [told]],
    [
      "that quotes who asks to wait",
      ["“Please wait,” the pilot said to the 90 on board, and left the cabin by its window."],
    ],
    [
      "that trails off",
      [
        "The loading of the ships in the port of Marrow went on, and on, and on, and nobody paid for it…",
        told,
      ],
    ],
  ])("is no report %s", (_name, paragraphs) => {
    const html = inSite(headline, ['<p class="byline">By Moira Kestrel</p>', ...paragraphs]);
    expect(judged(html).outcome).toBe("ok");
  });
});
