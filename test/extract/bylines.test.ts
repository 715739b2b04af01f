import { describe, expect, it } from "vitest";
import { isFullName, namesIn } from "../../lib/extract/author-names.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";

describe("namesIn", () => {
  it.each<[string, string, string[]]>([
    ["a name", "Edda Holm", ["Edda Holm"]],
    ["what stands before it", "Written by Edda Holm", ["Edda Holm"]],
    ["no day", "Edda Holm 4 May 2031", ["Edda Holm"]],
    ["no day before it", "4 May 2031 | By Edda Holm", ["Edda Holm"]],
    ["no reading time", "Edda Holm 2–3 minutes", ["Edda Holm"]],
    ["no count of comments", "by Edda Holm 59 Comments", ["Edda Holm"]],
    ["no role after a bar", "Edda Holm | Senior Writer | 4 May 2031", ["Edda Holm"]],
    ["no role after a comma", "Edda Holm, Deputy Editor, Coast Weekly", ["Edda Holm"]],
    ["letters after a name", "Edda Holm, MD, PhD", ["Edda Holm, MD, PhD"]],
    ["several joined by a word", "Edda Holm and Per Lund", ["Edda Holm", "Per Lund"]],
    ["several joined by commas", "Edda Holm, Per Lund and Ine Kvam", ["Edda Holm", "Per Lund", "Ine Kvam"]],
    ["several with a last comma", "Edda Holm, Per Lund, and Ine Kvam", ["Edda Holm", "Per Lund", "Ine Kvam"]],
    [
      "a desk among persons",
      "Edda Holm, Per Lund, and the News Desk",
      ["Edda Holm", "Per Lund", "the News Desk"],
    ],
    ["two in another language", "Edda Holm und Per Lund", ["Edda Holm", "Per Lund"]],
    ["a couple with one name for both", "Edda & Per", ["Edda & Per"]],
    ["an office with a word in it", "Office of Tides and Currents", ["Office of Tides and Currents"]],
    [
      "small words in a name",
      "Ludolf van der Berg and Ana de la Ría",
      ["Ludolf van der Berg", "Ana de la Ría"],
    ],
    ["a name without capitals", "गीता शर्मा", ["गीता शर्मा"]],
    ["a name with a point in it", "约翰·史密斯", ["约翰·史密斯"]],
    ["whose posts they are", "View all posts by Edda Holm", ["Edda Holm"]],
    ["a name set against the word before it", "ByEdda Holm", ["Edda Holm"]],
    ["no placeholder", "page.head.extra.author", []],
    ["no template's tag", "{{ author.name }}", []],
    ["no address", "edda@courier.example", []],
    ["no title", "5 Ways to Mend a Harbour Wall", []],
    ["no label", "Written by", []],
    ["no nobody", "admin", []],
    ["no day of the week", "Sat, 4 May, 2031 - 06:36", []],
    ["nothing that goes on elsewhere", "Insights from", []],
    ["nobody's page on a network", "The Harbour Guild on Facebook", []],
    ["a name in quotation marks", '"Edda Holm"', ["Edda Holm"]],
    ["two without what both do", "Edda Holm and Per Lund, harbour educators", ["Edda Holm", "Per Lund"]],
    ["no text", "Edda Holm ".repeat(100), []],
  ])("finds %s", (_, stated, names) => {
    expect(namesIn(stated)).toEqual(names);
  });

  it.each(["Edda Holm", "A. J. Holm", "Edda O’Hara-Lund", "Ludolf van der Berg"])(
    "%s is a full name",
    (name) => {
      expect(isFullName(name)).toBe(true);
    },
  );
  it.each(["Edda", "Register Now", "Senior Writer", "edda holm", "The Harbour Team"])(
    "%s is no full name",
    (name) => {
      expect(isFullName(name)).toBe(false);
    },
  );
});

const body =
  "<p>The harbour wall gave way on Monday night, and fourteen boats were lost.</p><p>Nobody was hurt, said the harbour master, who is 71.</p><p>The council meets on Friday to hear what the divers found.</p>";

interface Page {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly inside?: string;
  readonly foot?: string;
  readonly after?: string;
}

function bylinesOf({
  head = "",
  above = "",
  below = "",
  inside = "",
  foot = "",
  after = "",
}: Page): string[] {
  const article = `<article>${above}<h1>Wall falls</h1>${below}<div class="text">${body}${inside}</div>${foot}</article>`;
  return extractArticle(
    `<html lang="en"><head><title>Wall falls</title><meta property="og:site_name" content="Coast Courier">${head}</head><body>${article}${after}</body></html>`,
    { url: "https://courier.example/wall" },
  ).bylines;
}

const claim = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Wall falls", ...fields })}</script>`;
const claimOf = (name: string, type = "Person"): string => claim({ author: { "@type": type, name } });
const written = (name: string): string =>
  `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="${name}">`;

describe("bylines", () => {
  it.each<[string, Page, string[]]>([
    ["from structured data", { head: claimOf("Edda Holm") }, ["Edda Holm"]],
    ["from the label for those who link to it", { head: written("Edda Holm") }, ["Edda Holm"]],
    [
      "from the line, where markup names but the site",
      { head: claimOf("Coast Courier", "Organization"), below: "<p>By Edda Holm</p>" },
      ["Edda Holm"],
    ],
    [
      "from the line, where markup names but a login",
      { head: '<meta name="author" content="eholm2">', below: "<p>By Edda Holm</p>" },
      ["Edda Holm"],
    ],
    [
      "the site's name, where a line shows it",
      { head: claimOf("Coast Courier"), below: "<p>By Coast Courier</p>" },
      ["Coast Courier"],
    ],
    [
      "a login, where a line shows it",
      { head: '<meta name="author" content="eholm2">', below: "<p>by eholm2</p>" },
      ["eholm2"],
    ],
    ["not a login that no line shows", { head: '<meta name="author" content="eholm2">' }, []],
    [
      "not the site that calls itself an organisation",
      { head: claimOf("Coast Courier", "Organization") },
      [],
    ],
    [
      "not the site's owner by its legal form",
      { head: '<meta name="author" content="Tidewell Media LLC">' },
      [],
    ],
    ["after a day in one line", { below: "<p>Published 4 May 2031 by Edda Holm</p>" }, ["Edda Holm"]],
    ["before a role and a day", { below: "<p>Edda Holm | Senior Writer | 4 May 2031</p>" }, ["Edda Holm"]],
    [
      "between elements without white space",
      { below: "<p><span>By</span><b>Edda Holm</b><time>4 May 2031</time></p>" },
      ["Edda Holm"],
    ],
    ["below a label", { below: "<div><p>Written by</p><p>Edda Holm</p></div>" }, ["Edda Holm"]],
    [
      "in an element named for the author",
      { below: '<div class="post-hero__author"><span>Edda Holm</span></div>' },
      ["Edda Holm"],
    ],
    [
      "by the link in an element named for the author",
      {
        below:
          '<div class="authors-data"><a href="/u/edda-holm">Edda Holm</a> <span>Writer, Boats</span></div>',
      },
      ["Edda Holm"],
    ],
    [
      "by the name in an element named for the author",
      {
        below:
          '<div class="post-author"><span class="author-role">Boats</span><span class="author__name">Edda Holm</span></div>',
      },
      ["Edda Holm"],
    ],
    [
      "several by their links",
      { below: '<p>By <a href="/authors/1">Edda Holm</a>, <a href="/authors/2">Per Lund</a></p>' },
      ["Edda Holm", "Per Lund"],
    ],
    ["a full name alone, above a day", { below: "<p>Edda Holm</p><p>4 May 2031</p>" }, ["Edda Holm"]],
    ["not a section alone, with nothing beside it", { below: "<p>Harbour Life</p>" }, []],
    ["not a section beside a time told from now", { below: "<p>Harbour Life</p><p>40 minutes ago</p>" }, []],
    [
      "not a name over the headline for a day below it",
      { above: "<p>Edda Holm</p><p>Boats</p>", below: "<p>4 May 2031</p>" },
      [],
    ],
    [
      "a full name alone, whatever was how long ago",
      { below: "<p>40 minutes ago</p><p>Edda Holm</p><p>4 May 2031</p>" },
      ["Edda Holm"],
    ],
    ["not a button beside a day", { below: "<p>Register Now</p><p>4 May 2031</p>" }, []],
    ["at the foot", { foot: '<div class="meta">Posted by Edda Holm</div>' }, ["Edda Holm"]],
    [
      "not of a caption",
      { below: '<figure><img src="w.jpg"><figcaption class="author">By Per Lund</figcaption></figure>' },
      [],
    ],
    [
      "not of another article's card",
      {
        foot: '<div class="card-x"><h3><a href="/storm">Storm nears</a></h3><p class="author-name">Per Lund</p></div>',
      },
      [],
    ],
    [
      "not of cards inside the text",
      {
        inside:
          '<div class="box"><h4><a href="/storm">Storm nears</a></h4><p class="author-name">Per Lund</p></div>',
      },
      [],
    ],
    ["not of a comment", { after: '<section class="comments"><p class="author">Per Lund</p></section>' }, []],
    [
      "not of a box beyond the article",
      { after: '<div class="box"><p class="author-name">Per Lund</p></div>' },
      [],
    ],
    [
      "all that a line names, where markup has only the first",
      { head: claimOf("Edda Holm"), below: "<p>Written by Edda Holm, Per Lund and Ine Kvam</p>" },
      ["Edda Holm", "Per Lund", "Ine Kvam"],
    ],
    [
      "not the site in a line with the one whom markup has",
      { head: claimOf("Edda Holm"), below: "<p>By Edda Holm, Coast Courier</p>" },
      ["Edda Holm"],
    ],
    [
      "without the office that a line goes on with",
      { below: "<p>4 May 2031 by Edda Holm, Delegate to the Board of Harbours and Piers</p>" },
      ["Edda Holm"],
    ],
    [
      "from the line before a link to somebody else",
      { below: '<p>Written by <b>Edda Holm</b></p><p>Checked: <a href="/authors/per-lund">Per Lund</a></p>' },
      ["Edda Holm"],
    ],
    [
      "a desk by its link",
      { below: '<p><a href="/authors/desk">The Courier Team</a></p>' },
      ["The Courier Team"],
    ],
    [
      "a link set as a heading, above a day",
      { below: '<h3><a href="/u/edda">Edda Holm</a></h3><p>Last updated on 4 May 2031</p>' },
      ["Edda Holm"],
    ],
    [
      "a name at the foot over who it is",
      { foot: "<p>Edda Holm</p><p>Edda is a writer in Alvik.</p>" },
      ["Edda Holm"],
    ],
    [
      "in a sentence at the foot",
      { foot: "<p>This post was written by Edda Holm, Editor of Boats</p>" },
      ["Edda Holm"],
    ],
    [
      "below a label further down",
      { foot: "<h2>More</h2><p>4.2 of 5</p><p>by</p><p>Edda Holm</p>" },
      ["Edda Holm"],
    ],
    [
      "not a subject in an element named for the author",
      { below: '<div class="byline"><ul><li><a href="/tag/harbour-life">Harbour Life</a></li></ul></div>' },
      [],
    ],
    [
      "not a subject beside a day",
      { below: '<p><a href="/blog/category/harbour-life">Harbour Life</a> 4 May 2031</p>' },
      [],
    ],
    [
      "not the section in a line named for the author",
      {
        below:
          '<div class="byline">4 May 2031 | <span class="byline__category"><a href="/life">Harbour Life</a></span></div>',
      },
      [],
    ],
    [
      "not those who read it over",
      {
        below:
          '<p class="byline">By <a href="/authors/1">Edda Holm</a>. Reviewed by <a href="/authors/2">Per Lund</a></p>',
      },
      ["Edda Holm"],
    ],
    [
      "not who read it over, where nobody signed it",
      { below: '<p>Reviewed by <a class="author-link" href="/r/per">Per Lund</a></p>' },
      [],
    ],
    [
      "a link that ends on a number after the surname",
      { below: '<p><a href="/profiles/edda-holm-3094">Edda Holm</a>, Alvik University</p>' },
      ["Edda Holm"],
    ],
    [
      "the person in a further line, where the first has the site",
      {
        below:
          '<p class="author">Coast Courier</p><p><a href="/authors/edda-holm">Edda Holm</a>, Alvik University</p>',
      },
      ["Edda Holm"],
    ],
    [
      "from the line, where markup names somebody whom the page does not show",
      { head: claimOf("Per Lund"), below: "<p>By Edda Holm</p>" },
      ["Edda Holm"],
    ],
    [
      "from markup, where the page shows that name, too",
      { head: claimOf("Per Lund"), below: "<p>Per Lund</p><p>By Edda Holm</p>" },
      ["Per Lund"],
    ],
    [
      "not a section between a day and another",
      { below: '<p>4 May 2031/<a href="/life">Harbour Living</a>/<a href="/sea">Sea</a></p>' },
      [],
    ],
    [
      "not the maker of what a heading in the text names",
      {
        below:
          "<h2><span>The Boat That Stayed</span> <span>by Per Lund</span></h2><p>It stayed, he writes.</p>",
      },
      [],
    ],
    ["not an hour beside a day", { below: "<p class='byline'>1:16pm</p>" }, []],
    ["not where a sentence begins with a word for it", { below: "<p>From Storm to Calm</p>" }, []],
  ])("are %s", (_, page, expected) => {
    expect(bylinesOf(page)).toEqual(expected);
  });

  it("are the same whatever boxes of other articles stand round the article", () => {
    const page: Page = { below: '<p class="byline">By Edda Holm</p>' };
    const card = (name: string): string =>
      `<div class="teaser"><h3><a href="/x">Another</a></h3><span class="author">${name}</span></div>`;
    expect(
      bylinesOf({ ...page, above: card("Per Lund"), foot: card("Ine Kvam"), after: card("Jon Alder") }),
    ).toEqual(bylinesOf(page));
  });
});
