/** Pages of few words: walls in any words, short reports, and beginnings below which the rest is for sale. */
import { describe, expect, it } from "vitest";
import { article, headline, judged, news } from "./judged-page.ts";

describe("a page of few words", () => {
  it.each([
    ["Proxy-Status", "edge.example; error=connection_refused"],
    ["X-Cache", "Error from cloudfront"],
    ["X-Squid-Error", "ERR_CONNECT_FAIL 110"],
    ["X-Vercel-Error", "DEPLOYMENT_NOT_FOUND"],
  ])("known by the header line %s: %s, unless it is long", (name, value) => {
    const responseHeaders: [string, string][] = [[name, value]];
    expect(judged("The Marrow Courier", news(300), { responseHeaders })).toEqual({
      outcome: "soft-404",
      reason: "error page, by its header line",
    });
    expect(judged(headline, news(3000), { responseHeaders })).toEqual({ outcome: "ok" });
  });

  it.each([
    ["with words that no list has", "Tornet är fullt", ["Biljett", "Karta", "Nästa visning"]],
    ["that speaks to its reader alone", "Tower", ["You may come up when there is room for you."]],
    ["that is shorter than any news", "Tower", ["Full until the evening."]],
  ])("%s is no article, whatever stood there before", (_name, title, paragraphs) => {
    for (const known of [
      undefined,
      { headline: "Ferry runs again", textLength: 3000, text: news(3000).join("\n") },
    ])
      expect(judged(title, paragraphs, known === undefined ? {} : { known })).toMatchObject({
        outcome: "no-article",
      });
    expect(judged(title, paragraphs, { isChosen: true })).toEqual({ outcome: "ok" });
  });

  it.each([
    [
      "asks for money below the beginning",
      news(200),
      "Become a member for 5 € a month to read the rest.",
      "",
    ],
    [
      "asks for it in a box that nothing names",
      news(700),
      "",
      "<div class=k1>Abonnieren und weiterlesen</div>",
    ],
  ])("that %s", (_name, paragraphs, last, extra) => {
    const body = [...paragraphs, ...(last === "" ? [] : [last])].map((text) => `<p>${text}</p>`).join("");
    const html = `<!doctype html><title>${headline}</title><time>1 March</time><h1>${headline}</h1>${body}${extra}`;
    const page = { html, article: article(headline, last === "" ? paragraphs : [...paragraphs, last]) };
    expect(judged(headline, [], page)).toMatchObject({
      outcome: "interstitial",
      reason: expect.stringContaining("paywall"),
    });
    expect(judged(headline, [], { html, article: article(headline, news(2000)) })).toEqual({ outcome: "ok" });
  });

  it.each([
    ["hidden from searches", '<meta name="robots" content="noindex, nofollow">'],
    ["that reload themselves", '<meta http-equiv="refresh" content="20">'],
  ])("of few words %s, whatever they are, is no article; a dated page is", (_name, markup) => {
    const text =
      "The tower is full. The way leads through the garden. The gate is shut at eight in the evening.";
    expect(judged("The tower", [text], { markup })).toMatchObject({ outcome: "no-article" });
    expect(judged("The tower", [text], { markup: `${markup}<time>1 March</time>` })).toEqual({
      outcome: "ok",
    });
    expect(judged("The tower", news(900), { markup })).toEqual({ outcome: "ok" });
    expect(judged("The tower", [text])).toEqual({ outcome: "ok" });
  });
});

describe("an article", () => {
  it("that points to the rest of other things, over a link to log in, is no beginning of one", () => {
    const told = [...news(200), "Be sure to look at the rest of the harbour's boats below!"];
    const body = told.map((text) => `<p>${text}</p>`).join("");
    const html = `<!doctype html><title>${headline}</title><time>1 March</time><h1>${headline}</h1>${body}<footer>Log in</footer>`;
    expect(judged(headline, [], { html, article: article(headline, told) })).toEqual({ outcome: "ok" });
  });

  it.each([
    ["an offer in its footer", "<footer>Subscribe from £1 a week. Cancel anytime.</footer>"],
    ["an offer at its side", "<aside>Already a subscriber? Log in. Six months for $1.</aside>"],
    ["an offer above it", "<div class='promo-banner'>Digital-Abo CHF 14.– / Monat</div>"],
  ])("of one paragraph on a small page, with %s, is an article", (_name, extra) => {
    expect(judged(headline, news(80), { markup: extra })).toEqual({ outcome: "ok" });
  });

  it.each([
    [
      "of charges",
      "Paper to charge",
      "The Courier will charge from June. A subscription costs £4 a month, it said.",
    ],
    [
      "of errors",
      "Website down",
      "The county's website is down because of a server error. It will be back by Friday.",
    ],
    [
      "of bots",
      "Bot buys tickets",
      "A bot bought 900 tickets for the derby. The club will ask buyers to prove they are human.",
    ],
  ])("of two sentences that tell %s is an article", (_name, title, text) => {
    expect(judged(title, [`${text} Nobody was hurt.`])).toEqual({ outcome: "ok" });
  });

  it("that is nothing but a correction is an article", () => {
    const text =
      "An earlier report gave the wrong age of the miller, Peter Quill, who is 54 years old. We regret it.";
    const correction = { ...article("Correction", []), notices: [{ kind: "correction" as const, text }] };
    expect(judged("Correction", [], { article: correction })).toEqual({ outcome: "ok" });
  });
});

describe("a page of a million characters", () => {
  it.each(["word ", "x", "“a ", "a line\n", "你好"])(
    "of nothing but %j is judged before the test's time ends",
    (unit) => {
      const text = unit.repeat(1_000_000 / unit.length);
      expect(judged("Readings of the gauges", [text]).outcome).toBe("ok");
      const known = {
        headline: "Flood at Marrow Bridge",
        textLength: 3 * text.length,
        text: news(3000).join(" "),
      };
      expect(judged("Unser Turm ist heute voll", [text], { known }).outcome).toBe("interstitial");
    },
  );
});
