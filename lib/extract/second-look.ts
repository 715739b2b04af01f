/** What can only be judged once its neighbours are: headings over nothing, and the last lines of an article. */
import { endsSentence } from "./block-features.ts";
import type { Standing } from "./branches.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isAsideLabel, isBiography, isClosingLabel, isContactLine } from "./phrases.ts";
import { proseWeight } from "./prose.ts";
import { saysSentence } from "./told.ts";
import { drop, type Judged, type Verdict } from "./verdict.ts";

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
    if (isContactLine(block.text) && !saysSentence(block)) {
      dropKept(result, index, end, contact);
      end = index;
    } else if (block.kind === "heading") {
      result[index] = { block, verdict: hollow };
    } else if (endsSentence(block.text) || block.kind !== "paragraph") {
      break;
    }
  }
  return result;
}

/** Kept blocks, from the end; a biography that begins further up is the article's own. */
const longestBiography = 6;
/** The text above must outweigh a biography and what follows it by this factor. */
const outweighing = 2;

/** At the end of an article, who its author is, and what follows that. */
export function dropBiography(judged: readonly Judged[], authors: readonly string[]): Judged[] {
  const result = [...judged];
  const kept = judged.flatMap(({ block, verdict }, index) =>
    verdict.keep && block.kind !== "caption" ? [{ block, index }] : [],
  );
  const tail = kept.slice(-longestBiography);
  const at = tail.find(({ block }) => block.kind === "paragraph" && tellsOf(block.text, authors));
  if (at === undefined) return result;
  const weightOf = (of: typeof kept): number => of.reduce((sum, { block }) => sum + proseWeight(block), 0);
  const above = weightOf(kept.filter(({ index }) => index < at.index));
  const below = weightOf(tail.filter(({ index }) => index >= at.index));
  if (above >= outweighing * below) dropKept(result, at.index, result.length, biography);
  return result;
}

const biography = drop("tells who the author is");
/** Before a name: a dash, a bullet, a bracket, an article. */
const lead = /^[\s*•·|_([–—-]+|^(?:the author|author),?\s/iu;

function tellsOf(text: string, authors: readonly string[]): boolean {
  const bare = text.replace(lead, "");
  return authors.some((name) => bare.startsWith(name) && isBiography(bare.slice(name.length)));
}

const contact = drop("a contact line at the end");

function dropKept(judged: Judged[], start: number, end: number, verdict: Verdict): void {
  for (let index = start; index < end; index += 1) {
    const one = judged[index];
    if (one?.verdict.keep) judged[index] = { block: one.block, verdict };
  }
}
