/** Texts that make naive comparisons quadratic. What must hold is that they end, within the runner's time, and exactly. */
import { describe, expect, it } from "vitest";
import { applyDiff } from "../../lib/compare/apply-diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { seededRandom } from "../seeded-random.ts";
import { articleWith } from "./articles.ts";

const random = seededRandom(20_310_304);
const vocabulary = "the of river wall council said vote storm harbour 12 21 not on boat , . ferry town".split(
  " ",
);
const pick = (): string => vocabulary[Math.floor(random() * vocabulary.length)] ?? "the";
const words = (count: number): string[] => Array.from({ length: count }, pick);
const paragraphs = (count: number): string[] => Array.from({ length: count }, () => words(80).join(" "));
const numbered = (letter: string): string[] =>
  Array.from({ length: 400 }, (_, block) =>
    Array.from({ length: 60 }, (_, word) => `${letter}${block * 60 + word}`).join(" "),
  );
const ideographs = (count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode(0x4e_00 + Math.floor(random() * 500))).join("");

const many = paragraphs(400);

describe("work stays bounded on", () => {
  it.each([
    ["a rewrite", many, paragraphs(400)],
    ["a rewrite in one line", [words(30_000).join(" ")], [words(30_000).join(" ")]],
    ["one word repeated", ["the ".repeat(40_000)], ["of the ".repeat(30_000)]],
    ["words that all differ", numbered("a"), numbered("b")],
    ["words in reverse", many, many.map((text) => text.split(" ").reverse().join(" "))],
    ["paragraphs in reverse", many, [...many].reverse()],
    [
      "the same paragraph over and over",
      Array<string>(3000).fill("* * *"),
      Array<string>(2000).fill("* * *"),
    ],
    ["capitals throughout", many, many.map((text) => text.toUpperCase())],
    ["all paragraphs in one", many, [many.join(" ")]],
    ["one paragraph cut into all", [many.join(" ")], many],
    ["a rewrite without spaces", [ideographs(20_000)], [ideographs(20_000)]],
    ["white space alone", [" ".repeat(200_000)], ["\t".repeat(150_000)]],
    ["quotation marks alone", ['"'.repeat(100_000)], ["\u201c\u201d".repeat(40_000)]],
  ])("%s", (_, before, after) => {
    const [old, now] = [articleWith(before), articleWith(after)];
    expect(applyDiff(old, compareArticles(old, now))).toStrictEqual(now);
  });
});
