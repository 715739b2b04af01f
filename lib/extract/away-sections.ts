/**
 * Sections that lead away from the article: a label ("Related", "About the author") and what stands under it. Such a
 * label may also be an article's own subheading, so it is believed only where far more text stands above than below.
 */
import { isLabelLike } from "./block-features.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isAsideLabel, isClosingLabel } from "./phrases.ts";
import { proseWeight } from "./prose.ts";

/** The text above must outweigh the section by this factor. */
const outweighing = 2;
/** Ranks below every heading's: a label that is no heading ends at any heading. */
const plainLabel = 7;

/** For each block that lies in such a section, the label over it. `blocks` are those not already dropped. */
export function awaySections(blocks: readonly PageBlock[]): ReadonlyMap<PageBlock, string> {
  const found = new Map<PageBlock, string>();
  let above = 0;
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (block === undefined) break;
    const rank = labelRank(block);
    const end = rank === undefined ? at : sectionEnd(blocks, at, rank);
    const section = blocks.slice(at, end);
    const weight = section.reduce((sum, one) => sum + proseWeight(one), 0);
    if (rank !== undefined && weight * outweighing <= above) {
      for (const one of section) found.set(one, block.text);
      at = end;
    } else {
      above += proseWeight(block);
      at += 1;
    }
  }
  return found;
}

function labelRank(block: PageBlock): number | undefined {
  if (block.kind === "heading") {
    return isAsideLabel(block.text) || isClosingLabel(block.text) ? (block.level ?? plainLabel) : undefined;
  }
  return block.kind === "paragraph" && isLabelLike(block) && isClosingLabel(block.text)
    ? plainLabel
    : undefined;
}

function sectionEnd(blocks: readonly PageBlock[], start: number, rank: number): number {
  const next = blocks.findIndex(
    (block, index) => index > start && block.kind === "heading" && (block.level ?? plainLabel) <= rank,
  );
  return next < 0 ? blocks.length : next;
}
