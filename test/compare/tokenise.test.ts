import { describe, expect, it } from "vitest";
import { tokenise } from "../../lib/compare/tokenise.ts";
import { vocabulary } from "../../lib/compare/vocabulary.ts";
import { fc } from "../seeded-properties.ts";
import { anyText } from "./articles.ts";

function words(text: string): string[] {
  const { starts, ends } = tokenise(text, vocabulary());
  return [...starts].map((start, index) => text.slice(start, ends[index]));
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

describe("tokenise", () => {
  it.each([
    ["The mayor's 1,500 men.", ["The", "mayor's", "1,500", "men", "."]],
    ["It’s -5% today...", ["It’s", "-", "5", "%", "today", "..."]],
    ["12\u202f000 homes, 3:1", ["12\u202f000", "homes", ",", "3:1"]],
    ["He won't re-sign.", ["He", "won't", "re", "-", "sign", "."]],
    ["事故で3人が死亡した。", ["事故", "で", "3", "人", "が", "死亡", "した", "。"]],
    ["cafe\u0301 nai\u0308ve", ["cafe\u0301", "nai\u0308ve"]],
    ["👩‍👩‍👧!🇫🇷🇩🇪", ["👩‍👩‍👧", "!", "🇫🇷", "🇩🇪"]],
    ["1\ufe0f\u20e3", ["1\ufe0f\u20e3"]],
    ["a \u0301x", ["a", " \u0301x"]],
    ["", []],
    [" \n\t", []],
  ])("%j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("leaves nothing but white space between tokens, and cuts no cluster", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { starts, ends } = tokenise(text, vocabulary());
        let last = 0;
        for (const [index, start] of starts.entries()) {
          const end = ends[index] ?? 0;
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start)).toMatch(/^\s*$/u);
          for (const edge of [start, end]) {
            const cluster = graphemes.segment(text).containing(edge);
            expect(cluster?.index ?? edge).toBe(edge);
          }
          last = end;
        }
        expect(text.slice(last)).toMatch(/^\s*$/u);
      }),
      { numRuns: 500 },
    );
  });

  it("tells whether ICU had a say", () => {
    expect(tokenise("The café costs €12 – “nearly” nothing.", vocabulary()).segmented).toBe(false);
    expect(tokenise("東京", vocabulary()).segmented).toBe(true);
  });
});
