import { describe, expect, it } from "vitest";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { fixtureSlugs, readFixture } from "./article-fixtures.ts";

const digestOf = (html: string, url: string): string => textDigestOf(extractArticle(html, { url }));
const atEnd = (html: string, extra: string): string => html.replace("</body>", `${extra}</body>`);
const atStart = (html: string, extra: string): string => html.replace(/<body[^>]*>/, (tag) => tag + extra);

/** What changes on a page while its article stays the same. */
const noises: readonly (readonly [string, (html: string) => string])[] = [
  [
    "a cookie banner",
    (html) =>
      atStart(
        html,
        '<div class="cookie-consent" role="dialog"><p>We and our 318 partners store and access personal data, like browsing data, on your device.</p></div>',
      ),
  ],
  [
    "a breaking-news bar",
    (html) =>
      atStart(
        html,
        '<div class="breaking-news-bar"><strong>Breaking</strong> <a href="/live/9">Goats return to the ring road in greater numbers.</a></div>',
      ),
  ],
  [
    "a meter",
    (html) =>
      atStart(
        html,
        '<div id="paywall-meter"><p>You have 2 free articles left this month. <a href="/subscribe">Subscribe</a> to read all of our reporting.</p></div>',
      ),
  ],
  [
    "a relative time",
    (html) => html.replace("</h1>", '</h1><div class="updated-ago"><time>12 minutes ago</time></div>'),
  ],
  [
    "comments",
    (html) =>
      atEnd(
        html,
        '<section id="comments"><h2>Comments (31)</h2><ol><li class="comment"><p>I was there, and it was nothing like that. The wall was gone before the tide.</p></li></ol></section>',
      ),
  ],
  [
    "scripts and pixels between paragraphs",
    (html) =>
      html.replaceAll(
        "</p>",
        '</p><script>ads.push({id:4711})</script><noscript><img src="/p?81" alt=""></noscript><ins class="adsbygoogle"></ins>',
      ),
  ],
  ["other class hashes", (html) => html.replaceAll("css-", "css-zz9")],
  ["attributes", (html) => html.replaceAll("<p", '<p data-v="a81f"')],
  // Not in scripts, where a line end would break a string.
  [
    "white space",
    (html) =>
      html
        .split(/(<script[\s\S]*?<\/script>)/)
        .map((part) => (part.startsWith("<script") ? part : part.replaceAll(". ", ".\n      ")))
        .join(""),
  ],
  [
    "related links after the article",
    (html) =>
      atEnd(
        html,
        '<div class="more"><h3>More stories</h3><ul><li><a href="/x">Library roof to be mended before the winter</a></li><li><a href="/y">Night train sold out in four hours</a></li></ul></div>',
      ),
  ],
  ["a wrapper", (html) => atEnd(atStart(html, '<div class="app-77"><div class="layout"></div>'), "</div>")],
];

const slugs = fixtureSlugs().filter((slug) => slug !== "nothing-but-a-menu");

describe.each(noises)("%s", (_, plant) => {
  it.each(slugs)("leaves %s as it was", (slug) => {
    const { html, url } = readFixture(slug);
    expect(digestOf(plant(html), url)).toBe(digestOf(html, url));
  });
});

describe("edits", () => {
  it.each(slugs)("of any word of %s are seen", (slug) => {
    const { html, url } = readFixture(slug);
    const article = extractArticle(html, { url });
    const before = textDigestOf(article);
    const plain = article.blocks.filter((block) => html.includes(block.text));
    expect(plain.length).toBeGreaterThan(0);
    for (const { text } of plain) {
      // Everywhere: the page's own description of itself may quote it.
      const edited = html.replaceAll(text, text.replace(/\p{L}{2,}/u, "zephyr"));
      expect(digestOf(edited, url)).not.toBe(before);
    }
  });
});
