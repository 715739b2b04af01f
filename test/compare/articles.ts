/** Articles for tests of the comparison: the least that makes one, and articles of any Unicode. */

import { type Article, blockKinds, noticeKinds } from "../../lib/article/article.ts";
import { fc } from "../seeded-properties.ts";

export function articleWith(paragraphs: readonly string[], rest: Partial<Article> = {}): Article {
  return {
    format: 1,
    headline: { text: "River wall approved", reason: "test", candidates: {} },
    bylines: [],
    notices: [],
    language: "en",
    blocks: paragraphs.map((text) => ({ kind: "paragraph", text })),
    ...rest,
  };
}

/** Pieces that comparisons get wrong: clusters of several code points, halves of pairs, line ends, both directions. */
const pieces = [
  "the",
  "river",
  "12",
  "1,500",
  "-5%",
  " ",
  "  ",
  "\r\n",
  "\n\n",
  "\r",
  "\u00a0",
  ". ",
  ", ",
  '"',
  "\u201c",
  "e\u0301",
  "\u0301",
  "👩‍👩‍👧",
  "🇫🇷",
  "🇩",
  "👍🏽",
  "1\ufe0f\u20e3",
  "\u200d",
  "\ud83d",
  "\ude00",
  "नमस्ते",
  "क्‍ष",
  "각",
  "한국어",
  "東京都は",
  "ภาษาไทย",
  "שלום",
  "مرحبا ",
  "\u0600",
  "\u202e",
  "\u0000",
  "𝒳",
] as const;

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

export const anyText: fc.Arbitrary<string> = fc.array(word, { maxLength: 14 }).map((words) => words.join(""));

const anyTime = fc.record(
  { value: anyText, source: fc.constantFrom("json-ld", "meta") },
  { noNullPrototype: true },
);

const anyArticle: fc.Arbitrary<Article> = fc.record(
  {
    format: fc.constant(1 as const),
    headline: fc.record(
      {
        text: anyText,
        source: fc.constantFrom("h1" as const, "title" as const),
        reason: fc.constantFrom("first", "longest"),
        candidates: fc.record(
          { h1: anyText, title: anyText, "og:title": anyText },
          { requiredKeys: [], noNullPrototype: true },
        ),
      },
      { requiredKeys: ["text", "reason", "candidates"], noNullPrototype: true },
    ),
    standfirst: anyText,
    bylines: fc.array(anyText, { maxLength: 3 }),
    publishedAt: anyTime,
    modifiedAt: anyTime,
    language: fc.constantFrom("en", "de-AT", "zh", ""),
    section: anyText,
    canonicalUrl: anyText,
    notices: fc.array(
      fc.record({ kind: fc.constantFrom(...noticeKinds), text: anyText }, { noNullPrototype: true }),
      { maxLength: 3 },
    ),
    blocks: fc.array(
      fc.record(
        {
          kind: fc.constantFrom(...blockKinds),
          text: anyText,
          level: fc.integer({ min: 1, max: 6 }),
          time: anyText,
        },
        { requiredKeys: ["kind", "text"], noNullPrototype: true },
      ),
      { maxLength: 8 },
    ),
  },
  { requiredKeys: ["format", "headline", "bylines", "notices", "blocks"], noNullPrototype: true },
);

type Edit = (texts: string[], at: number, other: number, text: string) => void;

/** What happens to paragraphs between two versions. */
const edits: readonly Edit[] = [
  (texts, at) => texts.splice(at, 1),
  (texts, at, _, text) => texts.splice(at, 0, text),
  (texts, at, other) => texts.splice(other, 0, ...texts.splice(at, 1)),
  (texts, at, other, text) => {
    const old = texts[at] ?? "";
    const cut = other % (old.length + 1);
    texts[at] = old.slice(0, cut) + text + old.slice(cut + text.length);
  },
  (texts, at) => texts.splice(at, 2, texts.slice(at, at + 2).join(" ")),
  (texts, at, other) => {
    const old = texts[at] ?? "";
    texts.splice(at, 1, old.slice(0, other % (old.length + 1)), old.slice(other % (old.length + 1)));
  },
];

/** Two articles, the second made from the first by a few edits: most of real life. */
export const editedArticles: fc.Arbitrary<readonly [Article, Article]> = fc
  .tuple(
    anyArticle,
    fc.array(fc.tuple(fc.constantFrom(...edits), fc.nat(40), fc.nat(40), anyText), { maxLength: 5 }),
  )
  .map(([before, steps]) => {
    const texts = before.blocks.map(({ text }) => text);
    for (const [edit, at, other, text] of steps) {
      edit(texts, at % (texts.length + 1), other % (texts.length + 1), text);
    }
    const blocks = texts.map((text, index) => ({
      ...(before.blocks[index] ?? { kind: "paragraph" as const }),
      text,
    }));
    return [before, { ...before, blocks }] as const;
  });

/** Mostly an article and its edit; now and then two that have nothing to do with each other. */
export const anyPair = fc.oneof(
  { weight: 3, arbitrary: editedArticles },
  { weight: 1, arbitrary: fc.tuple(anyArticle, anyArticle) },
);
