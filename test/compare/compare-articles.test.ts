import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import type { Diff } from "../../lib/article/diff.ts";
import { isEmptyDiff } from "../../lib/article/diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { disclosureOver, type Step } from "../../lib/compare/disclosure.ts";
import { articleWith } from "./articles.ts";

/** Paragraphs with no sentence in common. */
const wall =
  "The council voted on Tuesday to build a wall along the river, which flooded the old town last spring.";
const cost = "Engineers put the price at 12 million, most of it for the foundations below the market square.";
const trees =
  "Gardeners asked that the lime trees be spared; a petition gathered four hundred signatures in a week.";
const ferry =
  "Until the work is done the ferry will land at the northern pier, its operator announced in a letter.";
const school = "Pupils of the harbour school painted a model of the embankment for the summer fair.";

function actionsOf(diff: Diff): string[] {
  return diff.changes.map(({ field, action, before, after }) =>
    [field, action, before?.index, after?.index].filter((part) => part !== undefined).join(" "),
  );
}

function actions(before: readonly string[], after: readonly string[]): string[] {
  return actionsOf(compareArticles(articleWith(before), articleWith(after)));
}

describe("blocks", () => {
  it.each([
    ["nothing", [wall, cost], [wall, cost], []],
    ["one added", [wall, cost], [wall, trees, cost], ["body addition 1"]],
    ["one removed", [wall, trees, cost], [wall, cost], ["body deletion 1"]],
    ["one edited", [wall, cost], [wall, cost.replace("12", "21")], ["body edit 1 1"]],
    ["one moved to the end", [wall, cost, trees, ferry], [wall, trees, ferry, cost], ["body move 1 3"]],
    ["the longest stays", [trees, `${wall} ${cost}`], [`${wall} ${cost}`, trees], ["body move 0 1"]],
    [
      "moved and edited",
      [wall, cost, trees, ferry],
      [wall, trees, ferry, cost.replace("12", "21")],
      ["body move 1 3"],
    ],
    ["one replaced by another", [wall, cost], [wall, school], ["body deletion 1", "body addition 1"]],
    [
      "a short item in place of another",
      ["Cost", cost, "12"],
      ["Price", cost, "21"],
      ["body edit 0 0", "body edit 2 2"],
    ],
    ["one of two equal ones", [wall, "* * *", cost, "* * *"], [wall, cost, "* * *"], ["body deletion 1"]],
    [
      "everything",
      [wall, cost],
      [ferry, school],
      ["body deletion 0", "body deletion 1", "body addition 0", "body addition 1"],
    ],
    ["two become one", [wall, cost, trees], [`${wall} ${cost}`, trees], ["body merge 0 0"]],
    ["one becomes two", [`${wall} ${cost}`, trees], [wall, cost, trees], ["body split 0 0"]],
    [
      "one becomes two, a word edited",
      [`${wall} ${cost}`],
      [wall, cost.replace("12", "21")],
      ["body split 0 0"],
    ],
    [
      "all become one",
      [wall, cost, trees, ferry],
      [[wall, cost, trees, ferry].join(" ")],
      ["body merge 0 0"],
    ],
    [
      "a short one is taken in",
      ["It rained on.", wall, cost],
      [`It rained on. ${wall}`, cost],
      ["body merge 0 0"],
    ],
    [
      "one grows, another goes",
      [wall, trees, cost],
      [`${wall} ${school}`, cost],
      ["body edit 0 0", "body deletion 1"],
    ],
    ["from nothing", [], [wall], ["body addition 0"]],
    ["to nothing", [wall], [], ["body deletion 0"]],
  ])("%s", (_, before, after, expected) => {
    expect(actions(before, after)).toEqual(expected);
  });

  it("pairs a paragraph with its edited self among a hundred others", () => {
    const many = Array.from(
      { length: 100 },
      (_, index) => `${wall} This is stretch ${index} of ${index * 7} metres.`,
    );
    const edited = many.map((text, index) => (index === 57 ? text.replace("Tuesday", "Friday") : text));
    expect(actions(many, edited)).toEqual(["body edit 57 57"]);
  });

  it("tells a change of kind, level and time from one of words", () => {
    const before = articleWith([], {
      blocks: [
        { kind: "paragraph", text: wall },
        { kind: "heading", text: cost, level: 2 },
        { kind: "paragraph", text: trees, time: "10:00" },
      ],
    });
    const after = articleWith([], {
      blocks: [
        { kind: "quotation", text: wall },
        { kind: "heading", text: cost, level: 3 },
        { kind: "paragraph", text: trees, time: "10:30" },
      ],
    });
    expect(
      compareArticles(before, after).changes.map((change) => [change.class, change.touches, change.reason]),
    ).toEqual([
      ["copy-edit", ["structure"], "a paragraph became a quotation"],
      ["copy-edit", ["structure"], "the heading's level changed"],
      ["copy-edit", ["structure"], "its stated time changed"],
    ]);
  });

  it("marks the changed words alone", () => {
    const diff = compareArticles(
      articleWith([cost]),
      articleWith([cost.replace("12", "21").replace("market", "fish")]),
    );
    expect(diff.changes[0]?.parts.filter((part) => part.op === "replace")).toMatchObject([
      { removed: "12", added: "21", before: 27, after: 27, class: "substantive", touches: ["number"] },
      { removed: "market", added: "fish" },
    ]);
  });

  it("takes no chance word between two changes for common ground", () => {
    const diff = compareArticles(
      articleWith(["She praised the old ferry and the new school before the vote on the river wall."]),
      articleWith(["She mocked the long queue and the new school before the vote on the river wall."]),
    );
    const replaced = diff.changes[0]?.parts.filter((part) => part.op === "replace");
    expect(replaced).toMatchObject([{ removed: "praised the old ferry", added: "mocked the long queue" }]);
  });
});

describe("fields", () => {
  const base = articleWith([wall], {
    standfirst: "The old town is to be kept dry.",
    bylines: ["Ada Quill"],
    notices: [{ kind: "update", text: "Updated at 10:05." }],
    section: "Local",
  });
  const cases: [string, Partial<Article>, string[]][] = [
    ["headline", { headline: { ...base.headline, text: "River wall rejected" } }, ["headline edit 0 0"]],
    ["standfirst", { standfirst: "The old town is to stay wet." }, ["standfirst edit 0 0"]],
    ["byline", { bylines: ["Ada Quill", "Bo Inkwell"] }, ["bylines addition 1"]],
    ["notice", { notices: [{ kind: "update", text: "Updated at 10:25." }] }, ["notices edit 0 0"]],
    [
      "caption",
      { blocks: [...base.blocks, { kind: "caption", text: "The wall." }] },
      ["captions addition 1"],
    ],
  ];

  it.each(cases)("%s is compared for itself", (_, change, expected) => {
    expect(actionsOf(compareArticles(base, { ...base, ...change }))).toEqual(expected);
  });

  it("a rewritten headline is the same headline", () => {
    const after = { ...base, headline: { ...base.headline, text: "Ferry to land in the north" } };
    expect(actionsOf(compareArticles(base, after))).toEqual(["headline edit 0 0"]);
  });

  it("a caption is never taken for a paragraph", () => {
    const diff = compareArticles(
      articleWith([], { blocks: [{ kind: "caption", text: wall }] }),
      articleWith([], { blocks: [{ kind: "paragraph", text: wall }] }),
    );
    expect(actionsOf(diff)).toEqual(["captions deletion 0", "body addition 0"]);
  });

  it("claims stand beside the text", () => {
    const after = {
      ...base,
      section: "World",
      headline: { ...base.headline, candidates: { "og:title": "Flood wall" } },
    };
    const diff = compareArticles(base, after);
    expect(diff.changes).toEqual([]);
    expect(diff.claims).toEqual([
      { path: "section", before: "Local", after: "World" },
      { path: "headline.og:title", after: "Flood wall" },
    ]);
    expect(isEmptyDiff(diff)).toBe(false);
    expect(diff.summary).toBe("No word, but headline as stated elsewhere on the page, section");
  });
});

describe("summary", () => {
  it("names what a reader of a list wants to know", () => {
    const before = articleWith([wall, cost, trees, ferry]);
    const after = articleWith([wall.replace("Tuesday", "Friday"), cost.replace("12", "21"), ferry], {
      headline: { ...before.headline, text: "River wall rejected" },
      notices: [{ kind: "correction", text: "An earlier version misstated the price." }],
    });
    expect(compareArticles(before, after).summary).toBe(
      "Headline; 1 number (12 → 21); 1 paragraph edited; 1 paragraph removed; correction note added",
    );
  });

  it("shows three examples at most", () => {
    const numbers = (list: number[]): string =>
      list.map((number) => `House ${number} was flooded to the roof.`).join(" ");
    const diff = compareArticles(
      articleWith([numbers([11, 12, 13, 14])]),
      articleWith([numbers([21, 22, 23, 24])]),
    );
    expect(diff.summary).toBe("4 numbers (11 → 21, 12 → 22, 13 → 23, …)");
  });

  it.each([
    ["It rained.", "It rained.\u00a0", "1 paragraph in other typography"],
    ["It rained all day.", "It rained, all day.", "1 paragraph copy-edited"],
    ["It rained all day.", "It did not rain all day.", "Negation"],
    ["It rained.", "It rained.", "No change"],
  ])("%s → %s: %s", (before, after, summary) => {
    expect(compareArticles(articleWith([before]), articleWith([after])).summary).toBe(summary);
  });
});

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
    expect(diff.signals.map(({ speaksOfChange }) => speaksOfChange)).toEqual([speaks]);
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

describe("sentences", () => {
  it.each([
    ["to the end of a paragraph", [`${wall} ${cost} ${trees}`], [`${wall} ${trees} ${cost}`]],
    ["to the front", [`${wall} ${trees} ${cost}`], [`${cost} ${wall} ${trees}`]],
    ["to another paragraph", [`${wall} ${cost} ${trees}`, ferry], [`${wall} ${trees}`, `${ferry} ${cost}`]],
    ["between quotation marks", [`“${cost}” ${wall} ${trees}`], [`${wall} ${trees} “${cost}”`]],
  ])("that moved %s are told as moved", (_, before, after) => {
    const diff = compareArticles(articleWith(before), articleWith(after));
    expect(diff.summary).toBe("1 sentence moved");
    const ends = diff.changes.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.op === "replace" ? [[part.moved, part.removed.trim(), part.added.trim()]] : [],
      ),
    );
    expect(ends).toHaveLength(2);
    const [sentence] = ends.flatMap(([, ...texts]) => texts).filter((text) => text !== "");
    expect(ends).toEqual(
      expect.arrayContaining([
        [1, sentence, ""],
        [1, "", sentence],
      ]),
    );
    expect(diff.changes.map((change) => change.class)).not.toContain("substantive");
  });

  it("that came twice did not move", () => {
    const diff = compareArticles(
      articleWith([`${wall} ${cost}`, trees]),
      articleWith([wall, `${trees} ${cost} ${cost}`]),
    );
    expect(diff.changes.some(({ parts }) => parts.some((part) => "moved" in part))).toBe(false);
  });

  it("that were edited on the way keep their label", () => {
    const diff = compareArticles(
      articleWith([`${wall} ${cost}`, `${trees} ${ferry}`]),
      articleWith([wall, `${trees} ${cost.replace("12", "21")} ${ferry}`]),
    );
    expect(diff.changes.map((change) => change.class)).toEqual(["substantive", "substantive"]);
  });
});

describe("ids", () => {
  it("are the same for the same change in another place, and differ for equal changes in one diff", () => {
    const edited = cost.replace("12", "21");
    const [near] = compareArticles(articleWith([cost]), articleWith([edited])).changes;
    const [far] = compareArticles(
      articleWith([wall, trees, cost]),
      articleWith([wall, trees, edited]),
    ).changes;
    expect(far?.id).toBe(near?.id);
    const twice = compareArticles(
      articleWith([cost, trees, cost]),
      articleWith([edited, trees, edited]),
    ).changes;
    expect(new Set(twice.map(({ id }) => id)).size).toBe(2);
    expect(twice[0]?.id).toBe(near?.id);
  });
});

describe("ICU", () => {
  it("is named where it had a say, and only there", () => {
    const plain = compareArticles(articleWith([cost]), articleWith([wall]));
    const japanese = compareArticles(
      articleWith(["事故で3人が死亡した。"]),
      articleWith(["事故で5人が死亡した。"]),
    );
    expect(plain.segmenter).toBeUndefined();
    expect(japanese.segmenter).toMatch(/^icu [\d.]+, unicode [\d.]+$/);
  });
});
