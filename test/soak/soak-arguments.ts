/** What every soak may be told: `--seed N` to repeat a run, `--rounds N` to shorten or to lengthen it. */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export interface SoakArguments {
  readonly seed: number;
  readonly rounds: number;
}

const seeds = 2 ** 31;

/** A seed nobody chose, unless one is given. */
export function soakArguments(usualRounds: number): SoakArguments {
  const { values } = parseArgs({ options: { seed: { type: "string" }, rounds: { type: "string" } } });
  return {
    seed: values.seed === undefined ? randomInt(seeds) : whole("seed", values.seed),
    rounds: values.rounds === undefined ? usualRounds : whole("rounds", values.rounds),
  };
}

function whole(name: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new RangeError(`--${name} takes a whole number, not "${text}"`);
}
