/**
 * Walls in twelve families, and articles about these very subjects, judged as they are when a page comes in: extracted
 * first, once with the article's history and once without any.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgePage } from "../../lib/capture/verdict.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { news, testUrl } from "./judged-page.ts";
import { inSite, wallPages } from "./wall-pages.ts";

const before = news(3000);
const known = {
  headline: "Flood at Marrow Bridge closes the mill road over night",
  textLength: before.join("\n").length,
  text: before.join("\n"),
};

function outcomeOf(html: string, history?: typeof known): string {
  const article = extractArticle(html, { url: testUrl });
  const page = { status: 200, targetUrl: testUrl, finalUrl: testUrl, responseHeaders: [], html, article };
  return judgePage({ ...page, ...(history === undefined ? {} : { known: history }) }).outcome;
}

const recallBar = 0.95;
const walls = wallPages();
const families = [...new Set(walls.map(({ family }) => family))];

describe("walls", () => {
  it("are at least 150, in twelve families", () => {
    expect([families.length, walls.length >= 150]).toEqual([12, true]);
  });

  it.each(
    families.flatMap((family) => [
      { family, when: "before an article that is known", history: known },
      { family, when: "at a first look", history: undefined },
    ]),
  )("of the family $family are recognised $when", ({ family, history }) => {
    const mine = walls.filter((wall) => wall.family === family);
    const missed = mine.filter(({ html }) => outcomeOf(html, history) === "ok").map(({ title }) => title);
    expect(1 - missed.length / mine.length, `missed: ${missed.join("; ")}`).toBeGreaterThanOrEqual(recallBar);
  });

  it("in words that no list has are known by the article that they replace", () => {
    const wall = inSite("Zu viele Gäste heute", [
      "Der Turm ist bis oben voll und bleibt es. Der Weg führt durch den Garten.",
    ]);
    expect([outcomeOf(wall, known), outcomeOf(wall)]).toEqual(["interstitial", "ok"]);
  });

  it("in words that no list has are known by their telling nothing", () => {
    const wall = inSite("Zu viele Gäste heute", [
      "Der Turm ist voll. Nehmen Sie bitte den Weg durch den Garten.",
    ]);
    expect([outcomeOf(wall, known), outcomeOf(wall)]).toEqual(["no-article", "no-article"]);
  });

  it("are not seen in a retraction, which names what it retracts", () => {
    const notice = inSite("Retracted: Flood at Marrow Bridge closes the mill road over night", [
      "We have taken this report back. It should not have been published.",
    ]);
    expect(outcomeOf(notice, known)).toBe("ok");
  });
});

const articles = readFileSync(
  new URL("../../fixtures/walls/articles-about-walls.md", import.meta.url),
  "utf8",
)
  .trimEnd()
  .split("\n")
  .map((line) => line.split(" | "));

describe("articles about these very subjects", () => {
  it("are at least twenty", () => {
    expect(articles.length).toBeGreaterThanOrEqual(20);
  });

  it.each(articles)("%s", (headline = "", ...paragraphs) => {
    const html = inSite(headline, paragraphs);
    const own = { headline, textLength: paragraphs.join("\n").length, text: paragraphs.join("\n") };
    expect([outcomeOf(html), outcomeOf(html, own)]).toEqual(["ok", "ok"]);
    // Under another headline than before, and grown from a first line.
    expect(
      outcomeOf(html, { headline: `${headline} today`, textLength: 80, text: paragraphs[0] ?? "" }),
    ).toBe("ok");
  });
});
