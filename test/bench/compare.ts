/**
 * The comparison against what its issue asks: time beside its peers, hostile inputs, exactness and labels.
 * usage: node test/bench/compare.ts [any argument of the ruler, such as --sizes 20KB: then times alone]
 * Peers beyond jsdiff are looked for in the node_modules of the folder that BENCH_MODULES names.
 */
import { join, resolve } from "node:path";
import { sharedPath } from "../shared-folder.ts";
import { printBars } from "./comparison/bar.ts";
import { measureGrowth } from "./comparison/growth.ts";
import { measureLabels } from "./comparison/labels.ts";
import { measurePathological } from "./comparison/pathological.ts";
import { measureQuality } from "./comparison/quality.ts";
import { measureRebuild } from "./comparison/rebuild.ts";
import { measureRevisions } from "./comparison/revisions.ts";
import { loadRuler } from "./comparison/ruler.ts";
import { measureTimes } from "./comparison/times.ts";

const args = process.argv.slice(2);
const modules = resolve(process.env["BENCH_MODULES"] ?? join(import.meta.dirname, "../.."));
/** `npm run soak rebuild` takes many more. */
const rebuilt = 5000;
const seed = 20_310_306;

const path = sharedPath("bench/compare/bench.mjs");
if (path !== undefined && args.length > 0) {
  printBars(await measureTimes(path, modules, args));
} else if (path !== undefined) {
  const ruler = await loadRuler(path);
  printBars([
    ...(await measureTimes(path, modules, [])),
    ...(await measurePathological(ruler, path)),
    measureGrowth(ruler),
    ...measureQuality(ruler),
    ...measureRevisions(modules),
    ...measureRebuild(rebuilt, seed),
    ...measureLabels(),
  ]);
}
