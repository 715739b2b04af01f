import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

const body =
  "<p>The harbour wall gave way on Monday night, and fourteen boats were lost.</p><p>Nobody was hurt, said the harbour master, who is 71.</p><p>The council meets on Friday to hear what the divers found.</p>";

interface Page {
  readonly url?: string;
  readonly head?: string;
  readonly language?: string;
  readonly above?: string;
  readonly below?: string;
  readonly foot?: string;
}

function timesOf({ url, head = "", language = "en", above = "", below = "", foot = "" }: Page): Article {
  const article = `<article>${above}<h1>Wall falls</h1>${below}<div>${body}</div>${foot}</article>`;
  return extractArticle(
    `<html lang="${language}"><head><title>Wall falls</title>${head}</head><body>${article}</body></html>`,
    { url: url ?? "https://courier.example/wall" },
  );
}

const claim = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", ...fields })}</script>`;
const shown = "line under the headline";
/** Ends what stands at the foot of the article. */
const further = "<h2>More</h2>";

describe("publishedAt", () => {
  it.each<[string, Page, Article["publishedAt"]]>([
    [
      "the claim, with its hour, where the page shows the same day",
      { head: claim({ datePublished: "2031-05-04T06:30:00Z" }), below: "<div>4 May 2031</div>" },
      { value: "2031-05-04T06:30:00Z", source: "json-ld:datePublished" },
    ],
    [
      "the day shown, where the claim is later",
      { head: claim({ datePublished: "2031-08-20" }), below: "<div>Published 4 May 2031</div>" },
      { value: "2031-05-04", source: shown },
    ],
    [
      "the claim, where the day shown is later",
      { head: claim({ datePublished: "2031-05-04" }), below: "<div>Published 20 August 2031</div>" },
      { value: "2031-05-04", source: "json-ld:datePublished" },
    ],
    [
      "the claim, where another time zone may be all the difference",
      { head: claim({ datePublished: "2031-05-05T01:30:00Z" }), below: "<div>4 May 2031</div>" },
      { value: "2031-05-05T01:30:00Z", source: "json-ld:datePublished" },
    ],
    [
      "the day shown, where it is the claim's in no time zone",
      { head: claim({ datePublished: "2031-05-05T22:01:00Z" }), below: "<div>4 May 2031</div>" },
      { value: "2031-05-04", source: shown },
    ],
    [
      "the day in a line whose parts run together",
      { above: "<div><span>Harbours</span><span>MAY 4, 2031</span><span>Updated: MAY 6, 2031</span></div>" },
      { value: "2031-05-04", source: shown },
    ],
    [
      "the day without words beside that of a change, at the foot",
      { foot: "<div><p>4 May 2031. <i>Updated: 6 May 2031</i></p></div>" },
      { value: "2031-05-04", source: shown },
    ],
    [
      "the day of which a sentence at the foot says that it was the first",
      {
        below: "<div>6 May 2031</div>",
        foot: "<p>This article was originally published on 4 May 2031 at 4:12pm but has been regularly updated to keep what it says of the harbour current.</p>",
      },
      { value: "2031-05-04", source: shown },
    ],
    [
      "no day on which a book was first published",
      {
        foot: "<p>His history of the harbour was first published on 4 May 1931, and sold out in a week.</p>",
      },
      undefined,
    ],
    [
      "the month alone, as it stands, where that is all a monthly says",
      { below: "<div>May 2031</div>" },
      { value: "May 2031", source: shown },
    ],
    [
      "the claim that a framework put into a meta tag",
      {
        head: `<meta name="script:ld+json" content='${JSON.stringify({ "@type": "Article", datePublished: "2031-05-04" })}'>`,
      },
      { value: "2031-05-04", source: "json-ld:datePublished" },
    ],
    [
      "the address's day, where the claim is the next one in universal time",
      {
        url: "https://courier.example/2031/05/04/wall",
        head: claim({ datePublished: "2031-05-05T01:30:00Z" }),
      },
      { value: "2031-05-04", source: "url" },
    ],
    [
      "the hour that the element gives for the day shown",
      { below: '<div><time datetime="2031-05-04T06:30:00+02:00">4 May 2031</time></div>' },
      { value: "2031-05-04T06:30:00+02:00", source: shown },
    ],
    [
      "the element's own day, where the words are told from now",
      { below: '<div><time datetime="2031-05-04T06:30:00+02:00">5 hours ago</time></div>' },
      { value: "2031-05-04T06:30:00+02:00", source: shown },
    ],
    ["a day above the headline", { above: "<div>4 May 2031</div>" }, { value: "2031-05-04", source: shown }],
    [
      "a day at the foot, where words say so",
      { foot: "<p class='meta'>Posted on 4 May 2031</p>" },
      { value: "2031-05-04", source: shown },
    ],
    ["no day at the foot without words", { foot: "<div>4 May 2031</div>" }, undefined],
    [
      "a day further down, where words say so",
      { foot: `${further}<div>Published 4 May 2031</div>` },
      { value: "2031-05-04", source: "line on the page" },
    ],
    [
      "no day further down, where two lines say it of two",
      { foot: `${further}<div>Published 4 May 2031</div><div>Published 5 May 2031</div>` },
      undefined,
    ],
    [
      "no day of a line about the whole site",
      { foot: `${further}<div>Copyright 2031 by The Courier of Alvik. Published 4 May 2031</div>` },
      undefined,
    ],
    [
      "a day further down beside the author's name",
      { head: claim({ author: { name: "Edda Holm" } }), foot: `${further}<p>Edda Holm</p><p>4 May 2031</p>` },
      { value: "2031-05-04", source: "line beside the author" },
    ],
    [
      "numbers, day first in British English",
      { language: "en-GB", below: "<div>04/05/2031</div>" },
      { value: "2031-05-04", source: shown },
    ],
    [
      "numbers, month first in American English",
      { language: "en-US", below: "<div>05/04/2031</div>" },
      { value: "2031-05-04", source: shown },
    ],
    [
      "numbers in the order that a claim bears out",
      {
        language: "en-US",
        head: claim({ datePublished: "2031-05-04T06:30:00Z" }),
        below: "<div>04/05/2031</div>",
      },
      { value: "2031-05-04T06:30:00Z", source: "json-ld:datePublished" },
    ],
    [
      "the address's day, the month in words",
      { url: "https://courier.example/2031/may/04/wall" },
      { value: "2031-05-04", source: "url" },
    ],
  ])("is %s", (_, page, expected) => {
    expect(timesOf(page).publishedAt).toEqual(expected);
  });
});

describe("modifiedAt", () => {
  it.each<[string, Page, Article["modifiedAt"]]>([
    [
      "told from the publication in one line",
      { below: "<div>Published 4 May 2031 | Updated 6 May 2031</div>" },
      { value: "2031-05-06", source: shown },
    ],
    [
      "the day under a label of its own",
      { below: "<div>Last updated</div><div>6 May 2031</div>" },
      { value: "2031-05-06", source: shown },
    ],
    [
      "the day in an element named for it",
      { below: '<div class="post-updated">6 May 2031</div>' },
      { value: "2031-05-06", source: shown },
    ],
    [
      "the day in a field that a template names for changes",
      { below: '<div class="field--name-changed"><time datetime="2031-05-06">Tue, 05/06/2031</time></div>' },
      { value: "2031-05-06", source: shown },
    ],
    [
      "a day without words that is later than the publication",
      { head: claim({ datePublished: "2031-05-04" }), below: "<div>6 May 2031</div>" },
      { value: "2031-05-06", source: shown },
    ],
    [
      "the day shown, not the one that a machine stamps",
      {
        head: claim({ dateModified: "2031-07-01" }),
        below: "<div>Zuletzt aktualisiert am 6. Mai 2031</div>",
      },
      { value: "2031-05-06", source: shown },
    ],
  ])("is %s", (_, page, expected) => {
    expect(timesOf(page).modifiedAt).toEqual(expected);
  });

  it("makes no publication of another article's time", () => {
    const page = timesOf({
      below: "<div>Updated 6 May 2031</div>",
      foot: '<h2>More</h2><div><time datetime="2031-01-01">1 January 2031</time></div>',
    });
    expect(page.publishedAt).toBeUndefined();
  });
});
