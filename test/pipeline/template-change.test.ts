/** Which changes of one host are a new template, and which are edits. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import type { HostChange } from "../../lib/article/host-change.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { changeSigns } from "../../lib/pipeline/change-signs.ts";
import { templateChanges } from "../../lib/pipeline/template-change.ts";
import { articleOf, pageOf } from "./simulated-article.ts";

const hour = 60 * 60 * 1000;
const at = (hours: number) => instantAfter("2024-03-01T00:00:00.000Z", hours * hour);
/** `a@3:x,y`: article a, three hours in, signs x and y. */
const changes = (...told: string[]): HostChange[] =>
  told.map((text) => {
    const [, articleId = "", hours = "", signs = ""] = /^(\w+)@([\d.]+):(.*)$/.exec(text) ?? [];
    return { articleId, version: 2, at: at(Number(hours)), signs: signs.split(",") };
  });
const found = (...told: string[]) =>
  templateChanges(changes(...told)).map(({ changes: alike, among, sign }) => [
    alike.map(({ articleId }) => articleId).join(""),
    among,
    sign,
  ]);

describe("a change of template", () => {
  it.each([
    ["three articles with one sign", ["a@1:x", "b@2:x", "c@3:x"], [["abc", 3, "x"]]],
    ["in any order", ["c@3:x", "a@1:x", "b@2:x"], [["abc", 3, "x"]]],
    ["two articles are too few", ["a@1:x", "b@2:x"], []],
    ["one article three times is no host", ["a@1:x", "a@2:x", "a@3:x"], []],
    ["different signs", ["a@1:x", "b@2:y", "c@3:z"], []],
    ["more than a day apart", ["a@1:x", "b@2:x", "c@26:x"], []],
    ["most of what changed meanwhile", ["a@1:x", "d@2:y", "b@2:x", "c@3:x"], [["abc", 4, "x"]]],
    ["as many edits meanwhile", ["a@1:x", "d@2:y", "b@2:x", "e@2:z", "f@2:z", "c@3:x"], []],
    ["edits before and after do not count", ["d@0:y", "a@1:x", "b@2:x", "c@3:x", "e@4:z"], [["abc", 3, "x"]]],
    [
      "a late one among edits is left out, not the others with it",
      ["a@1:x", "b@2:x", "c@3:x", "d@4:y", "e@5:z", "f@6:u", "g@7:v", "h@8:x"],
      [["abc", 3, "x"]],
    ],
    ["several signs of one template are one", ["a@1:x,y", "b@2:x", "c@3:x,y", "d@4:y"], [["abcd", 4, "x"]]],
    [
      "two on two days are two",
      ["a@1:x", "b@2:x", "c@3:x", "a@40:y", "b@41:y", "c@42:y"],
      [
        ["abc", 3, "x"],
        ["abc", 3, "y"],
      ],
    ],
  ])("%s", (_, told, expected) => {
    expect(found(...told)).toEqual(expected);
  });

  it("of thousands of articles is told in parts of a thousand", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `a${index}@${index / 1000}:x,y${index % 7}`);
    expect(templateChanges(changes(...many))).toHaveLength(20);
  });
});

const story = (state: string, more: Partial<Article> = {}): Article => ({
  ...articleOf(pageOf(state)),
  bylines: ["Edda Holm"],
  ...more,
});
const signs = (before: Article, after: Article) => changeSigns(before, after, compareArticles(before, after));
const withBlock = (state: string, text: string): Article => {
  const article = story(state);
  return { ...article, blocks: [...article.blocks, { kind: "paragraph", text }] };
};

describe("signs of a change", () => {
  const pitch = "Follow the Courier wherever you are.";
  it.each<[string, (state: string) => [Article, Article], boolean]>([
    ["the same block gained", (state) => [story(state), withBlock(state, pitch)], true],
    ["the same block lost", (state) => [withBlock(state, pitch), story(state)], true],
    ["bylines lost", (state) => [story(state, { bylines: [state] }), story(state, { bylines: [] })], true],
    [
      "the site's name set behind the headline",
      (state) => {
        const headline = { text: `Wall ${state} holds`, reason: "", candidates: {} };
        const longer = { ...headline, text: `${headline.text} | The Courier` };
        return [story(state, { headline }), story(state, { headline: longer })];
      },
      true,
    ],
    [
      "paragraphs become list items",
      (state) => [story(state), story(state, { blocks: [{ kind: "list-item", text: pageOf(state) }] })],
      true,
    ],
    ["an edit of its own", (state) => [story(state), story(`${state}, as of ${state}`)], false],
    ["the same tense set right", (state) => [story(`${state} says`), story(`${state} said`)], false],
    [
      "the same correction",
      (state) => [
        story(state),
        story(state, { notices: [{ kind: "correction", text: "Correction: a number was wrong." }] }),
      ],
      false,
    ],
  ])("%s", (_, pair, alike) => {
    const [one, other] = [signs(...pair("north")), signs(...pair("south"))];
    expect(one.some((sign) => other.includes(sign))).toBe(alike);
  });

  it("are few and hold no word", () => {
    const blocks = Array.from({ length: 40 }, (_, index) => ({
      kind: "paragraph" as const,
      text: `A block of words number ${index}.`,
    }));
    const long = signs(story("A"), story("A", { blocks }));
    expect(long.length).toBeLessThanOrEqual(12);
    expect(long.join(" ")).not.toContain("words");
  });
});
