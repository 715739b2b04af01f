import { describe, expect, it } from "vitest";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { articleWith } from "./articles.ts";
import { cost, ferry, trees, wall } from "./paragraphs.ts";

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

  it.each([
    ["added", [`${wall} ${trees}`], [`${wall} ${cost} ${trees}`], "1 sentence added", "a sentence was added"],
    ["removed", [`${wall} ${cost} ${trees}`], [wall], "2 sentences removed", "2 sentences were removed"],
  ])("that were %s are told as such, whatever they speak of", (_, before, after, summary, reason) => {
    const diff = compareArticles(articleWith(before), articleWith(after));
    expect(diff.summary).toBe(summary);
    expect(diff.changes).toEqual([expect.objectContaining({ class: "substantive", reason })]);
  });

  it("that came into a quotation change the quotation", () => {
    const quote = (...said: string[]): string => `“${said.join(" ")}” said the harbour master.`;
    const [first, second, third] = ["We keep the ferry.", "Nobody asked us.", "It runs in spring."];
    const diff = compareArticles(
      articleWith([quote(first, third)]),
      articleWith([quote(first, second, third)]),
    );
    expect(diff.changes).toEqual([
      expect.objectContaining({
        reason: "a sentence was added",
        touches: expect.arrayContaining(["quotation", "negation"]),
      }),
    ]);
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
