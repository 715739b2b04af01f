/** Site rules as people write them: what is understood, and how each mistake is named. */
import { describe, expect, it } from "vitest";
import { givenRulesSchema } from "../../lib/article/given-site-rules.ts";
import { plainWords } from "../../lib/article/plain-words.ts";
import { ruleFor, siteRuleSchema } from "../../lib/article/site-rule.ts";

const mistakesIn = (given: unknown): string[] =>
  (givenRulesSchema.safeParse(given, { error: plainWords }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );

describe("a rule", () => {
  it("comes out in the form in which it is kept", () => {
    const [rule] = givenRulesSchema.parse([
      { host: "WWW.News.Example", select: " article .body ", byline: ".who" },
    ]);
    expect(rule).toEqual({ host: "news.example", select: ["article .body"], byline: ".who" });
    expect(siteRuleSchema.parse(rule)).toEqual(rule);
  });

  it.each([
    ["news.example", "news.example"],
    ["*.news.example", "*.news.example"],
    ["127.0.0.1:8080", "127.0.0.1:8080"],
    ["zürich.example", "xn--zrich-kva.example"],
  ])("speaks of the host %s", (typed, host) => {
    expect(givenRulesSchema.parse([{ host: typed, headline: "h2" }])[0]?.host).toBe(host);
  });

  it.each([
    [{ select: "p" }, ["0.host: required: news.example, or *.news.example for every host below it"]],
    [
      { host: "https://news.example/", select: "p" },
      ['0.host: "https://news.example/" is no host: give one such as news.example, or *.news.example'],
    ],
    [
      { host: "news.*", select: "p" },
      ['0.host: "news.*" is no host: give one such as news.example, or *.news.example'],
    ],
    [
      { host: "news.example" },
      ["0: host news.example: the rule says nothing: give select, remove, headline or byline"],
    ],
    [
      { host: "news.example", select: ["p", "p[", "p:colour(red)"] },
      [
        '0.select.1: host news.example: "p[" cannot be read as a CSS selector (Expected name, found )',
        '0.select.2: host news.example: "p:colour(red)" cannot be read as a CSS selector (Unknown pseudo-class :colour)',
      ],
    ],
    [
      { host: "news.example", headline: "h1:first" },
      [
        '0.headline: host news.example: "h1:first" cannot be read as a CSS selector (Unknown pseudo-class :first)',
      ],
    ],
    [
      { host: "news.example", select: ["..a", "p:not(.b, #.c)", "!p", "div >"] },
      [
        '0.select.0: host news.example: "..a" cannot be read as a CSS selector (no name begins with ".")',
        '0.select.1: host news.example: "p:not(.b, #.c)" cannot be read as a CSS selector (no name begins with ".")',
        '0.select.2: host news.example: "!p" cannot be read as a CSS selector (no name begins with "!")',
        '0.select.3: host news.example: "div >" cannot be read as a CSS selector (nothing stands behind its last combinator)',
      ],
    ],
    [{ host: "news.example", select: [] }, ["0.select: an empty list says nothing"]],
    [{ host: "news.example", remove: Array(21).fill("p") }, ["0.remove: at most 20 selectors"]],
    [{ host: "news.example", byline: "p".repeat(501) }, ["0.byline: a selector has at most 500 characters"]],
    [
      { host: "news.example", headline: "h1", title: "h1" },
      ['0: "title": nothing of that name can be set here'],
    ],
  ])("%j is refused with its place and its reason", (rule, expected) => {
    expect(mistakesIn([rule])).toEqual(expected);
  });

  it.each([
    ".a\\.b",
    ".\\.a",
    '[id="/news/1"]',
    '[class~=".a"]',
    "*",
    "main > .été > p:not(.-x, ._y)",
    'a[href^="/n"] ~ p',
    ":is(h1, h2) + p",
    "section:has(> h2)",
  ])("takes the selector %s", (selector) => {
    expect(mistakesIn([{ host: "news.example", select: selector }])).toEqual([]);
  });

  it("has its host to itself", () => {
    const one = { host: "news.example", headline: "h1" };
    expect(mistakesIn([one, { ...one, host: "www.news.example" }])).toEqual([
      "1.host: host news.example: rule 0 speaks of it already",
    ]);
  });
});

describe("the rule for an address", () => {
  const rules = ["*.example", "*.news.example", "news.example"].map((host) => ({ host, headline: "h1" }));
  it.each([
    ["https://news.example/a", "news.example"],
    ["https://www.news.example/a", "news.example"],
    ["https://blog.news.example/a", "*.news.example"],
    ["https://a.blog.news.example/a", "*.news.example"],
    ["https://old.example/a", "*.example"],
    ["https://news.example:8080/a", undefined],
    ["https://fakenews.test/a", undefined],
  ])("%s is the closest one's", (url, host) => {
    expect(ruleFor(rules, new URL(url))?.host).toBe(host);
  });
});
