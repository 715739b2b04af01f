/**
 * Sections that lead away from the article: a label ("Related", "About the author") and what stands under it. Such a
 * label may also be an article's own subheading, so it is believed only where far more text stands above than below.
 */
import { endsSentence, isLabelLike, isLink } from "./block-features.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isAsideLabel, isClosingLabel, isContentsLabel } from "./phrases.ts";
import { proseWeight } from "./prose.ts";

/** The text above must outweigh the section by this factor. */
const outweighing = 2;
/** Ranks below every heading's: a label that is no heading ends at any heading. */
const plainLabel = 7;

/** For each block that lies in such a section, the label over it. `blocks` are those not already dropped. */
export function awaySections(blocks: readonly PageBlock[]): ReadonlyMap<PageBlock, string> {
  const found = new Map<PageBlock, string>();
  const ends = sectionEnds(blocks);
  const weights = runningWeights(blocks);
  const weightOf = (from: number, to: number): number => (weights[to] ?? 0) - (weights[from] ?? 0);
  /** Weight of the text above that is not in such a section itself. */
  let above = 0;
  for (let at = 0; at < blocks.length; ) {
    const end = ends[at];
    const leadsAway = end !== undefined && !isTold(blocks[at]?.text ?? "", blocks.slice(at + 1, end));
    if (leadsAway && weightOf(at, end) * outweighing <= above) {
      const label = blocks[at]?.text ?? "";
      for (const block of blocks.slice(at, end)) found.set(block, label);
      at = end;
    } else {
      above += weightOf(at, at + 1);
      at += 1;
    }
  }
  return found;
}

const isTold = (label: string, section: readonly PageBlock[]): boolean =>
  isToldList(section) || (!isClosingLabel(label) && beginsAsText(section));

/** Paragraphs; a teaser is one, below a title. */
const fewestOfText = 2;

/** "Next" may be what the article says of what comes next: other articles are told of by links. */
function beginsAsText(section: readonly PageBlock[]): boolean {
  const beginning = section.slice(0, fewestOfText);
  return (
    beginning.length === fewestOfText &&
    beginning.every(
      (block) =>
        block.kind === "paragraph" &&
        block.linked === 0 &&
        proseWeight(block) > 0 &&
        endsSentence(block.text),
    )
  );
}

const leastEntries = 3;

/** A list of whole sentences without a link leads nowhere, whatever stands over it. */
function isToldList(section: readonly PageBlock[]): boolean {
  return (
    section.length >= leastEntries &&
    section.every(({ kind, linked, text }) => kind === "list-item" && linked === 0 && endsSentence(text))
  );
}

/** At each index the weight of all blocks before it. */
function runningWeights(blocks: readonly PageBlock[]): number[] {
  const sums = [0];
  let sum = 0;
  for (const block of blocks) {
    sum += proseWeight(block);
    sums.push(sum);
  }
  return sums;
}

function labelRank(block: PageBlock): number | undefined {
  if (block.kind === "heading") {
    return isAsideLabel(block.text) || isClosingLabel(block.text) ? (block.level ?? plainLabel) : undefined;
  }
  // "Source" under a picture leads to whose it is: a link stands over nothing.
  return block.kind === "paragraph" && !isLink(block) && isLabelLike(block) && isClosingLabel(block.text)
    ? plainLabel
    : undefined;
}

/** For each label the index where its section ends: at the next heading of its rank or above. One pass from the end. */
function sectionEnds(blocks: readonly PageBlock[]): (number | undefined)[] {
  const ends: (number | undefined)[] = new Array(blocks.length).fill(undefined);
  /** By rank, the nearest heading below that ends a section of that rank. */
  const next: number[] = new Array(plainLabel + 1).fill(blocks.length);
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    const rank = labelRank(block);
    if (rank !== undefined) ends[at] = next[rank];
    else if (isLabelLike(block) && isContentsLabel(block.text)) ends[at] = endOfList(blocks, at);
    if (block.kind === "heading") next.fill(at, block.level ?? plainLabel);
  }
  return ends;
}

/** Below a label over a list of contents: where that list ends. */
function endOfList(blocks: readonly PageBlock[], label: number): number {
  let end = label + 1;
  for (; end < blocks.length; end += 1) {
    const block = blocks[end];
    if (block === undefined || (block.kind !== "list-item" && !isLink(block))) break;
  }
  return end;
}
