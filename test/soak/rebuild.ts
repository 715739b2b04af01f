/** Pairs of articles of any Unicode, rebuilt from their diff in both directions. */

import { printBars } from "../bench/comparison/bar.ts";
import { measureRebuild } from "../bench/comparison/rebuild.ts";
import { soakArguments } from "./soak-arguments.ts";

const { seed, rounds } = soakArguments(100_000);
const bars = measureRebuild(rounds, seed);
printBars(bars);
if (bars.some(({ met }) => !met)) process.exitCode = 1;
