/** Numbers and negations, 5,000 of them: none may be called small, and little else may be called a fact. */
import { describe, expect, it } from "vitest";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { seededRandom } from "../seeded-random.ts";
import { type Planted, plantChanges } from "./planted-changes.ts";

const seed = 20_310_304;
const facts = 2500;
const harmless = 2500;

interface Found extends Planted {
  readonly classes: readonly string[];
  readonly touches: readonly string[];
}

function compared(planted: readonly Planted[]): Found[] {
  return planted.map((one) => {
    const { changes } = compareArticles(one.before, one.after);
    return {
      ...one,
      classes: changes.map((change) => change.class),
      touches: changes.flatMap(({ touches }) => touches),
    };
  });
}

const random = seededRandom(seed);
const planted = {
  number: compared(plantChanges(facts, "number", random)),
  negation: compared(plantChanges(facts, "negation", random)),
  harmless: compared(plantChanges(harmless, "harmless", random)),
};
const all = Object.values(planted).flat();
const sentences = (found: readonly Found[]): string[] => [
  ...new Set(
    found.map(({ sentence, classes, touches }) => `${sentence.join(" → ")}: ${classes} (${touches})`),
  ),
];

describe.each(["number", "negation"] as const)("%s changes", (kind) => {
  it("are all called substantive, and by their name", () => {
    const missed = planted[kind].filter(
      ({ classes, touches }) => !classes.includes("substantive") || !touches.includes(kind),
    );
    expect(sentences(missed)).toEqual([]);
  });

  it("are what that label is given for", () => {
    const labelled = all.filter(({ touches }) => touches.includes(kind));
    const wrong = labelled.filter(({ touch }) => touch !== kind);
    expect(wrong.length / labelled.length, sentences(wrong).join("\n")).toBeLessThanOrEqual(0.05);
  });
});

describe("harmless changes", () => {
  it("are told as what they are", () => {
    const wrong = planted.harmless.filter(
      ({ classes, touches, touch, class: expected }) =>
        !touches.includes(touch) || !classes.includes(expected),
    );
    expect(sentences(wrong)).toEqual([]);
  });

  it("are seldom called substantive", () => {
    const substantive = all.filter(({ classes }) => classes.includes("substantive"));
    const right = substantive.filter((one) => one.class === "substantive");
    expect(right.length / substantive.length).toBeGreaterThanOrEqual(0.95);
  });
});
