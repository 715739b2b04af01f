/** What is marked, what is found moved and what is called equal by chance, over many seeds. */
import { compareArticles } from "../../../lib/compare/compare-articles.ts";
import { articleWith } from "../../compare/articles.ts";
import { atLeast, atMost, type Bar, mean } from "./bar.ts";
import type { Ruler, RulerPair } from "./ruler.ts";

const firstSeed = 2000;
const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, index) => firstSeed + index);
const seedsBySize = { "5KB": 40, "20KB": 40, "100KB": 8 } as const;

export function measureQuality(ruler: Ruler): Bar[] {
  const bars: Bar[] = [];
  for (const kind of ["moves", "mixed"]) {
    const over: number[] = [];
    for (const [size, seeds] of Object.entries(seedsBySize)) {
      const pairs = seedsOf(seeds).map((seed) => ruler.pair(kind, size, seed));
      over.push(...pairs.map((pair) => ruler.measure(pair).over ?? 1));
      const told = pairs.map(movesTold);
      const found = told.reduce((sum, { right }) => sum + right, 0);
      const moved = told.reduce((sum, one) => sum + one.moved, 0);
      const all = told.reduce((sum, one) => sum + one.told, 0);
      bars.push(
        atLeast(`moved paragraphs found, ${kind} ${size}, ${seeds} seeds`, found / moved, 0.98),
        atLeast(`of those told, truly moved, ${kind} ${size}`, all === 0 ? 1 : found / all, 0.98),
      );
    }
    bars.push(atMost(`marked ÷ truly changed, ${kind}`, mean(over), kind === "moves" ? 1.05 : 1.02, 3));
  }
  const of = (kind: string, figure: "islands" | "falseEq"): number =>
    mean(
      seedsOf(seedsBySize["100KB"]).map(
        (seed) => ruler.measure(ruler.pair(kind, "100KB", seed))[figure] ?? 0,
      ),
    );
  return [
    ...bars,
    atMost("islands in 100 KB mixed", of("mixed", "islands"), 1, 1),
    atMost("islands in 100 KB heavy", of("heavy", "islands"), 60, 1),
    atMost("chance agreement in a 100 KB rewrite, characters", of("rewrite", "falseEq"), 200),
  ];
}

/**
 * By the paragraph's own identity. (The ruler asks that a moved paragraph keep 60 % of its new length, so that one that
 * was moved and then more than doubled counts there as lost however it is told.)
 */
function movesTold({ a, b, truth }: RulerPair): { moved: number; told: number; right: number } {
  if (truth === null) return { moved: 0, told: 0, right: 0 };
  const { changes } = compareArticles(articleWith(a.split("\n\n")), articleWith(b.split("\n\n")));
  const present = new Set(truth.bParas.map(([id]) => id));
  const moved = new Set(truth.moved.filter((id) => present.has(id)));
  const told = changes.flatMap(({ action, before, after }) => {
    if (action !== "move" || before === undefined || after === undefined) return [];
    return [[truth.aParas[before.index]?.[0], truth.bParas[after.index]?.[0]] as const];
  });
  const right = told.filter(([from, to]) => from !== undefined && from === to && moved.has(from)).length;
  return { moved: moved.size, told: told.length, right };
}
