import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { disclosureOver, type Step } from "../../lib/compare/disclosure.ts";
import { articleWith } from "./articles.ts";
import { cost, ferry, trees, wall } from "./paragraphs.ts";

describe("disclosed or silent", () => {
  const time = (value: string): Article["modifiedAt"] => ({ value, source: "json-ld:dateModified" });
  const edited = [cost.replace("12", "21")];
  const cases: [string, Partial<Article>, Partial<Article>, string][] = [
    ["no signal", {}, {}, "silent"],
    [
      "a later date",
      { modifiedAt: time("2031-05-01T10:00:00Z") },
      { modifiedAt: time("2031-05-01T11:00:00Z") },
      "disclosed",
    ],
    [
      "the same date",
      { modifiedAt: time("2031-05-01T10:00:00Z") },
      { modifiedAt: time("2031-05-01T10:00:00Z") },
      "silent",
    ],
    [
      "the same moment elsewhere",
      { modifiedAt: time("2031-05-01T10:00:00Z") },
      { modifiedAt: time("2031-05-01T12:00:00+02:00") },
      "silent",
    ],
    [
      "an earlier date",
      { modifiedAt: time("2031-05-01T10:00:00Z") },
      { modifiedAt: time("2031-05-01T09:00:00Z") },
      "silent",
    ],
    ["a date for the first time", {}, { modifiedAt: time("2031-05-01T09:00:00Z") }, "disclosed"],
    ["a correction", {}, { notices: [{ kind: "correction", text: "The price was wrong." }] }, "disclosed"],
    ["an update line", {}, { notices: [{ kind: "update", text: "Updated." }] }, "disclosed"],
    ["a correction taken away", { notices: [{ kind: "correction", text: "Wrong." }] }, {}, "silent"],
    [
      "a correction that stood there before",
      { notices: [{ kind: "correction", text: "An earlier version misstated the price." }] },
      { notices: [{ kind: "correction", text: "An earlier version misstated the price." }] },
      "silent",
    ],
    [
      "the same correction in other quotation marks",
      { notices: [{ kind: "correction", text: 'The "price" was wrong.' }] },
      { notices: [{ kind: "correction", text: "The \u201cprice\u201d was wrong." }] },
      "silent",
    ],
    [
      "an update line with a later time",
      { notices: [{ kind: "update", text: "Updated at 10:05." }] },
      { notices: [{ kind: "update", text: "Updated at 11:20." }] },
      "disclosed",
    ],
  ];

  it.each(cases)("%s: %#", (_, before, after, verdict) => {
    expect(compareArticles(articleWith([cost], before), articleWith(edited, after)).disclosed).toBe(verdict);
  });

  it("says why", () => {
    const after = articleWith(edited, {
      notices: [{ kind: "correction", text: "The price was wrong." }],
      modifiedAt: { value: "2031-05-01T10:00:00Z", source: "meta" },
    });
    expect(compareArticles(articleWith([cost]), after).disclosedReason).toBe(
      "a correction note was added, which speaks of what changed; a modification date was given",
    );
  });
});

describe("a note", () => {
  it.each([
    ["names a number that changed", "An earlier version said 12 million. It is 21.", true],
    ["names a word beside it", "An earlier version misstated the price.", true],
    ["speaks of something else", "An earlier version misspelled the name of Mirte Olander.", false],
    ["says no more than that there was an error", "This article has been corrected.", undefined],
  ])("%s", (_, text, speaks) => {
    const after = articleWith([cost.replace("12", "21"), ferry], { notices: [{ kind: "correction", text }] });
    const diff = compareArticles(articleWith([cost, ferry]), after);
    expect(diff.disclosed).toBe("disclosed");
    expect(diff.signals?.map(({ speaksOfChange }) => speaksOfChange)).toEqual([speaks]);
  });

  it("alone speaks of no change, for there is none", () => {
    const after = articleWith([cost], { notices: [{ kind: "correction", text: "The price was wrong." }] });
    expect(compareArticles(articleWith([cost]), after).signals).toEqual([
      { what: "note", says: "a correction note was added" },
    ]);
  });
});

describe("several versions", () => {
  const dated = (paragraph: string, hour: number): Article =>
    articleWith([paragraph], { modifiedAt: { value: `2031-05-01T${hour}:00:00Z`, source: "meta" } });
  const steps = (...articles: Article[]): Step[] =>
    articles.slice(1).map((after, index) => ({
      version: index + 2,
      diff: compareArticles(articles[index] ?? after, after),
    }));

  it.each([
    [
      "all admitted",
      steps(dated(wall, 10), dated(cost, 11), dated(trees, 12)),
      "disclosed: each version between them admits a change",
    ],
    [
      "one not",
      steps(dated(wall, 10), dated(cost, 11), dated(trees, 11), dated(ferry, 12)),
      "silent: version 3 admits no change",
    ],
    [
      "two not",
      steps(dated(wall, 10), dated(cost, 10), dated(trees, 10)),
      "silent: versions 2, 3 admit no change",
    ],
  ])("%s", (_, between, expected) => {
    const { disclosed, disclosedReason } = disclosureOver(between);
    expect(`${disclosed}: ${disclosedReason}`).toBe(expected);
  });
});
