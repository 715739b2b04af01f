/** The words walls are known by: written as they are compared, once each, and each enough by itself. */
import { describe, expect, it } from "vitest";
import { wallPhrases } from "../../lib/capture/wall-phrases.ts";
import { wallTitles } from "../../lib/capture/wall-titles.ts";
import { judged } from "./judged-page.ts";

describe("the tables of signs", () => {
  const all = [...wallTitles, ...wallPhrases].flatMap(({ name, says }) =>
    says.map((words) => [words, name] as const),
  );

  it.each(all)("%s (%s) is written as it is compared", (words) => {
    expect(words).toBe(words.normalize("NFC").toLowerCase().replaceAll("’", "'"));
    expect(words).not.toMatch(/^\s|\s\s|[.!…]$/);
  });

  it("say no title twice", () => {
    for (const table of [wallTitles, wallPhrases]) {
      const words = table.flatMap(({ says }) => says);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  it.each(wallTitles.flatMap(({ outcome, says }) => says.map((title) => ({ title, outcome }))))(
    "$title alone is $outcome",
    ({ title, outcome }) => {
      expect(judged(`${title} | Marrow Courier`, []).outcome).toBe(outcome);
    },
  );
});
