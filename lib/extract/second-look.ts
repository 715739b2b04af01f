/** What can only be judged once its neighbours are: headings over nothing, and the last lines of an article. */
import { endsSentence } from "./block-features.ts";
import type { Standing } from "./branches.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isAsideLabel, isClosingLabel, isContactLine } from "./phrases.ts";
import { drop, type Judged } from "./verdict.ts";

const hollow = drop("a heading over nothing");

/** A heading goes with what stood under it; away from the core it is kept only for kept text right under it. */
export function dropHollowHeadings(
  judged: readonly Judged[],
  standing: (block: PageBlock) => Standing,
): Judged[] {
  let speaks = false;
  let grouped = false;
  const backwards = [...judged].reverse().map((one): Judged => {
    const { block, verdict } = one;
    if (block.kind !== "heading") {
      speaks ||= verdict.keep && block.kind !== "caption";
      grouped ||= verdict.grouped === true;
      return one;
    }
    const label = isAsideLabel(block.text) || isClosingLabel(block.text);
    const isHollow = !speaks && (grouped || label || isAway(standing(block)));
    speaks = false;
    grouped = false;
    return isHollow && verdict.keep ? { block, verdict: hollow } : one;
  });
  return backwards.reverse();
}

const isAway = (where: Standing): boolean => where === "before the core" || where === "after the core";

/** From the end backwards: headings over nothing, and contact lines with what hangs below them (an address, a link). */
export function dropTail(judged: readonly Judged[]): Judged[] {
  const result = [...judged];
  let end = result.length;
  for (let index = end - 1; index >= 0; index -= 1) {
    const { block, verdict } = result[index] ?? {};
    if (block === undefined || !verdict?.keep || block.kind === "caption") continue;
    if (isContactLine(block.text)) {
      dropKept(result, index, end);
      end = index;
    } else if (block.kind === "heading") {
      result[index] = { block, verdict: hollow };
    } else if (endsSentence(block.text) || block.kind !== "paragraph") {
      break;
    }
  }
  return result;
}

function dropKept(judged: Judged[], start: number, end: number): void {
  const contact = drop("a contact line at the end");
  for (let index = start; index < end; index += 1) {
    const one = judged[index];
    if (one?.verdict.keep) judged[index] = { block: one.block, verdict: contact };
  }
}
