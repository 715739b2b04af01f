import { describe, expect, it } from "vitest";
import { visibleText } from "../../lib/article/visible-text.ts";
import { fc } from "../seeded-properties.ts";

describe("visibleText", () => {
  it.each([
    ["colour of a terminal", "\u001b[31mred", "␛[31mred"],
    ["a forged line", "end\n+ added", "end␊+ added"],
    ["carriage return", "a\rb", "a␍b"],
    ["delete", "a\u007f", "a␡"],
    ["C1 control sequence introducer", "\u009b31m", "‹U+009B›31m"],
    ["override of direction", "abc\u202edef", "abc‹U+202E›def"],
    ["isolate", "\u2066x\u2069", "‹U+2066›x‹U+2069›"],
    ["zero width space", "pass\u200bword", "pass‹U+200B›word"],
    ["tags that spell a hidden word", "a\u{e0068}\u{e0069}", "a‹U+E0068›‹U+E0069›"],
    ["lone surrogate", "a\ud83d", "a‹U+D83D›"],
  ])("shows %s", (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each([
    ["a family", "👩‍👩‍👧‍👦"],
    ["the flag of Scotland", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["Arabic", "قال الوزير"],
    ["Hindi with a joiner", "क्‍ष"],
    ["accents in pieces", "e\u0301"],
    ["no-break space", "12\u00a0km"],
  ])("leaves %s alone", (_, text) => {
    expect(visibleText(text)).toBe(text);
  });

  it("never lets a control or override through, and is its own fixed point", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });
});
