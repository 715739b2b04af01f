/** What is told of a host from its lines. */
import { describe, expect, it } from "vitest";
import { digestOf } from "../../lib/article/digest.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import { type Look, lookSchema } from "../../lib/article/look.ts";
import type { ReadFacts } from "../../lib/article/read-facts.ts";
import { HealthCount } from "../../lib/pipeline/health.ts";

const all: ReadFacts = { length: 1000, has: ["headline", "byline", "date"] };
const extractor = { generation: 1, digest: digestOf("ours") };

/** Looks at one article after the other, an hour apart. */
function healthOf(host: string, looks: readonly Partial<Look>[]) {
  const count = new HealthCount();
  for (const [index, look] of looks.entries()) {
    const at = instantAfter("2024-03-01T08:00:00.000Z", index * 60 * 60 * 1000);
    const facts = { format: 1 as const, targetUrl: `https://${host}/a`, capturedAt: at, endedAt: at };
    count.add(lookSchema.parse({ ...facts, articleId: `${host}/a~1`, outcome: "ok", extractor, ...look }));
  }
  return count.hostsByHealth()[0];
}

const other = (read: Partial<ReadFacts>): Partial<Look> => ({ read: { ...all, ...read } });

describe("a host's health", () => {
  it.each<[string, readonly Partial<Look>[], object]>([
    [
      "good",
      [other({}), other({}), { revisit: "identical-payload-digest" }],
      { pages: 3, empty: 0, jumped: 0 },
    ],
    [
      "pages without an article",
      [other({}), { outcome: "no-article" }, { outcome: "unparseable" }],
      { pages: 3, empty: 2 },
    ],
    [
      "walls, whether or not extraction read something on them",
      [
        other({}),
        { outcome: "interstitial", read: { length: 0, has: [] } },
        { outcome: "interstitial", read: { length: 149, has: [] } },
      ],
      { pages: 1, empty: 0, jumped: 0, lost: { headline: 0, byline: 0, date: 0 } },
    ],
    ["what is no page", [{ outcome: "gone" }, { outcome: "dns" }, other({})], { pages: 1, empty: 0 }],
    ["a rule that found nothing", [other({ unmatched: ["select", "byline"] }), other({})], { fellBack: 1 }],
    [
      "fields that went, once each",
      [other({}), other({ has: ["headline"] }), other({ has: ["headline"] }), other({ has: [] })],
      { lost: { headline: 1, byline: 1, date: 1 } },
    ],
    [
      "fields that were never there",
      [other({ has: ["headline"] }), other({ has: ["headline"] })],
      { lost: { headline: 0, byline: 0, date: 0 } },
    ],
    ["half the text gone, and back", [other({}), other({ length: 499 }), other({})], { jumped: 2 }],
    ["a third of it", [other({}), other({ length: 600 }), other({})], { jumped: 0 }],
    ["a note that grew by a sentence", [other({ length: 50 }), other({ length: 150 })], { jumped: 0 }],
    [
      "another extractor or rule in between",
      [
        other({}),
        { ...other({ length: 10, has: [] }), extractor: { ...extractor, digest: digestOf("other") } },
      ],
      { jumped: 0, lost: { headline: 0, byline: 0, date: 0 } },
    ],
    ["lines from before these facts were noted", [{}, {}, other({ has: [] })], { pages: 3, jumped: 0 }],
  ])("%s", (_, looks, expected) => {
    expect(healthOf("news.example", looks)).toMatchObject(expected);
  });

  it("the worst stands first", () => {
    const count = new HealthCount();
    const at = "2024-03-01T08:00:00.000Z";
    for (const [host, outcomes] of [
      ["a.example", ["ok", "ok"]],
      ["b.example", ["no-article", "ok", "ok", "ok"]],
      ["c.example", ["no-article", "ok"]],
      ["d.example", ["no-article", "no-article", "ok", "ok"]],
    ] as const)
      for (const outcome of outcomes)
        count.add({
          format: 1,
          articleId: `${host}/a~1`,
          targetUrl: "",
          capturedAt: at,
          endedAt: at,
          outcome,
        });
    expect(count.hostsByHealth().map(({ host }) => host[0])).toEqual(["d", "c", "b", "a"]);
  });
});
