/** 5,000 planted numbers and negations beside 2,500 harmless edits: what is called by its name. */
import { compareArticles } from "../../../lib/compare/compare-articles.ts";
import { plantChanges } from "../../compare/planted-changes.ts";
import { seededRandom } from "../../seeded-random.ts";
import { atLeast, type Bar } from "./bar.ts";

const each = 2500;
const seed = 20_310_305;

export function measureLabels(): Bar[] {
  const random = seededRandom(seed);
  const kinds = ["number", "negation", "harmless"] as const;
  const all = kinds.flatMap((kind) =>
    plantChanges(each, kind, random).map((planted) => {
      const { changes } = compareArticles(planted.before, planted.after);
      return {
        planted,
        substantive: changes.some((change) => change.class === "substantive"),
        touches: new Set(changes.flatMap(({ touches }) => touches)),
      };
    }),
  );
  const facts = all.filter(({ planted }) => planted.class === "substantive");
  const substantive = all.filter((one) => one.substantive);
  const share = (found: readonly unknown[], of: readonly unknown[]): number => found.length / of.length;
  return [
    atLeast(
      `${facts.length} planted numbers and negations called substantive, seed ${seed}`,
      share(
        facts.filter((one) => one.substantive),
        facts,
      ),
      1,
    ),
    atLeast(
      "substantive ones among all called so",
      share(
        substantive.filter(({ planted }) => planted.class === "substantive"),
        substantive,
      ),
      0.95,
    ),
    ...(["number", "negation"] as const).map((touch) => {
      const labelled = all.filter(({ touches }) => touches.has(touch));
      return atLeast(
        `"${touch}" where one was planted`,
        share(
          labelled.filter(({ planted }) => planted.touch === touch),
          labelled,
        ),
        0.95,
      );
    }),
  ];
}
