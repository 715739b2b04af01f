/** What people invented who had not seen the rules. `npm run bench walls` prints what is missed. */
import { describe, expect, it } from "vitest";
import { freshPages, otherArticle, outcomeOf, ownArticle } from "./fresh-walls.ts";

const pages = freshPages("fresh");
/** A page that says 404 is gone by its status, whatever stands on it. */
const walls = pages.filter(({ family, status }) => family !== "articles" && status !== 404);
const articles = pages.filter(({ family }) => family === "articles");
const families = [...new Set(walls.map(({ family }) => family))];
const recallBar = 0.95;

describe("walls by fresh eyes", () => {
  it("are more than 168, in twelve families", () => {
    expect([families.length, walls.length > 168]).toEqual([12, true]);
  });

  it.each(
    families.flatMap((family) => [
      { family, when: "at a first look", known: undefined },
      { family, when: "where another article stood", known: otherArticle },
    ]),
  )("of the family $family are recognised $when", ({ family, known }) => {
    const mine = walls.filter((wall) => wall.family === family);
    const missed = mine.filter((wall) => outcomeOf(wall, known) === "ok").map(({ name }) => name);
    expect(1 - missed.length / mine.length, `missed: ${missed.join("; ")}`).toBeGreaterThanOrEqual(recallBar);
  });
});

describe("articles by fresh eyes about these very subjects", () => {
  it.each(articles)("$name", (page) => {
    const retitled = ownArticle(page, "The headline as it was before an edit");
    expect([undefined, ownArticle(page), retitled].map((known) => outcomeOf(page, known))).toEqual([
      "ok",
      "ok",
      "ok",
    ]);
  });
});

describe.each(["blind", "unseen"] as const)("a further set by others, %s", (set) => {
  const second = freshPages(set);
  const seen = second.filter(
    ({ family, status }) => family !== "articles" && status !== 404 && status !== 410,
  );

  it.each([
    { when: "at a first look", known: undefined },
    { when: "where another article stood", known: otherArticle },
  ])("is recognised $when", ({ known }) => {
    const missed = seen.filter((wall) => outcomeOf(wall, known) === "ok").map(({ name }) => name);
    expect(1 - missed.length / seen.length, `missed: ${missed.join("; ")}`).toBeGreaterThanOrEqual(recallBar);
  });

  it("has no article that is refused", () => {
    const own = second.filter(({ family }) => family === "articles");
    expect(own.filter((page) => outcomeOf(page) !== "ok").map(({ name }) => name)).toEqual([]);
  });
});
