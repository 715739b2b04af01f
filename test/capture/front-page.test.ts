/** Front pages and sections with status 200 in an article's place; and articles that name their front page for their address. */
import { describe, expect, it } from "vitest";
import { judgePage } from "../../lib/capture/verdict.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { headline, news } from "./judged-page.ts";

const site = "https://gazette.example";
const story = `${site}/news/bridge`;
const known = { headline, text: news(3000).join("\n"), textLength: news(3000).join("\n").length };

interface Claims {
  readonly canonical?: string;
  readonly ogUrl?: string;
  readonly ogType?: string;
}

const page = (
  title: string,
  body: string,
  { canonical, ogUrl, ogType }: Claims = {},
): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
${canonical === undefined ? "" : `<link rel="canonical" href="${canonical}">`}
${ogUrl === undefined ? "" : `<meta property="og:url" content="${ogUrl}">`}
${ogType === undefined ? "" : `<meta property="og:type" content="${ogType}">`}
</head><body><header><nav><a href="/">Home</a> <a href="/local/">Local</a></nav></header><main>${body}</main>
<footer><p>© The Marrow Gazette</p></footer></body></html>`;

const teaser = (at: number): string =>
  `<h2><a href="/news/story-${at}">Story number ${at} of the day in the valley</a></h2>
<p>The parish said on Friday that matter <b>${at}</b> would be dealt with by the end of the month.</p>`;
const teasers = (count: number, open = "<div class='card'>", close = "</div>"): string =>
  Array.from({ length: count }, (_, at) => `${open}${teaser(at)}${close}`).join("");

const paragraphs = (characters: number): string =>
  news(characters)
    .map((text) => `<p>${text}</p>`)
    .join("");
const told = (characters: number, more = ""): string =>
  `<article><h1>${headline}</h1>${paragraphs(characters)}</article>${more}`;

const root: Claims = { canonical: `${site}/`, ogUrl: `${site}/`, ogType: "website" };
const local: Claims = { canonical: `${site}/local/`, ogUrl: `${site}/local/`, ogType: "website" };
const front = page(
  "The Marrow Gazette | Latest news and views",
  `<h1>The Marrow Gazette</h1>${teasers(20)}`,
  root,
);
const section = page("Local news - The Marrow Gazette", `<h1>Local news</h1>${teasers(20)}`, local);
const silent = (count: number) => page("The Marrow Gazette", teasers(count, "<article>", "</article>"));

function judged(html: string, targetUrl: string, more: { finalUrl?: string; known?: typeof known } = {}) {
  const article = extractArticle(html, { url: more.finalUrl ?? targetUrl });
  return judgePage({
    status: 200,
    targetUrl,
    finalUrl: targetUrl,
    responseHeaders: [],
    html,
    article,
    ...more,
  });
}

describe("a list of teasers in an article's place", () => {
  it.each([
    ["a front page", front, {}, `the page gives ${site}/ for its address: a front page`],
    [
      "a front page, over an article",
      front,
      { known },
      `the page gives ${site}/ for its address: a front page`,
    ],
    ["a section", section, {}, `the page gives ${site}/local/ for its address: a section`],
    [
      "a folder above",
      page("News", teasers(9), { canonical: "/news/" }),
      {},
      "the page gives /news/ for its address: a section",
    ],
    [
      "a site",
      page("The Gazette", teasers(9), { ogType: "website" }),
      {},
      "the page says it is a site, and no article",
    ],
    [
      "one that claims nothing, over an article",
      silent(12),
      { known },
      "12 teasers that share nothing with the article",
    ],
    ["at a front page", silent(12), { finalUrl: `${site}/` }, `sent on to a front page, ${site}/`],
    ["at a section", silent(12), { finalUrl: `${site}/local/` }, `sent on to a section, ${site}/local/`],
  ])("%s", (_name, html, more, reason) => {
    const verdict = judged(html, story, more);
    expect(verdict.outcome).toBe("soft-404");
    expect(verdict.reason?.replace("gives https://gazette.example/news/ ", "gives /news/ ")).toBe(reason);
  });

  it.each([
    ["the root", front, `${site}/`],
    ["its index", front, `${site}/index.html`],
    ["the section", section, `${site}/local/`],
    ["the section, without its slash", section, `${site}/local`],
    [
      "a folder",
      page("Floods", teasers(9), { canonical: `${site}/topics/floods/` }),
      `${site}/topics/floods`,
    ],
  ])("is what was asked for where %s is watched", (_name, html, targetUrl) => {
    expect(judged(html, targetUrl).outcome).toBe("ok");
  });
});

describe("an article that gives its site's front page for its address", () => {
  it.each([
    ["with a text of its own", told(2000), root],
    ["before many teasers", told(2000, teasers(20)), root],
    ["of few words, before many teasers", told(400, teasers(20)), root],
    ["of few words, in a section", told(400, teasers(20)), local],
    [
      "of linked headings, each with a text",
      [1, 2, 3, 4, 5, 6].map((at) => teaser(at) + paragraphs(900)).join(""),
      root,
    ],
    ["with some other articles in it", told(1500) + teasers(4) + paragraphs(1500), root],
  ])("%s", (_name, body, claims) => {
    expect(judged(page(headline, body, claims), story).outcome).toBe("ok");
  });

  it("and has turned into a list under its own headline, is believed for its history", () => {
    const html = page(headline, `<h1>${headline}</h1>${teasers(20)}`, root);
    expect(judged(html, story, { known: { ...known, textLength: 2000 } }).outcome).toBe("ok");
  });
});
