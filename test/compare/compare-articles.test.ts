import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import type { Diff } from "../../lib/article/diff.ts";
import { isEmptyDiff } from "../../lib/article/diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { articleWith } from "./articles.ts";
import { cost, ferry, school, trees, wall } from "./paragraphs.ts";

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
