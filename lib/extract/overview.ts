/**
 * Pages that nobody signed and no day dates: overviews, guides, collections. What stands below their introduction, or in
 * cards, is as much their text, where it is not little beside the introduction. Of an article it would be other articles
 * and calls to the reader.
 */
import type { Element } from "domhandler";
import { endsSentence } from "./block-features.ts";
import { selfAndAbove } from "./core.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";

/** Of the introduction's weight; what calls on the reader weighs far less. */
const leastShare = 1 / 4;
/** Cards; below an article seldom as many tell whole sentences. */
const fewestCards = 4;
/** Of the letters; sections may list sources, or shops. */
const mostLinked = 0.35;

const cut = /(?:…|\.{3}|\[…\])\P{L}*$/u;

/** A sentence from beginning to end; a teaser often breaks off. */
const isTold = (block: PageBlock): boolean =>
  block.kind !== "heading" && proseWeight(block) > 0 && endsSentence(block.text) && !cut.test(block.text);

/** Says something in sentences, and not in links alone. */
export function tellsSomething(blocks: readonly PageBlock[]): boolean {
  const linked = blocks.reduce((sum, block) => sum + block.linked, 0);
  const visible = blocks.reduce((sum, block) => sum + block.visible, 0);
  return linked <= mostLinked * visible && blocks.some(isTold);
}

const weightOf = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, block) => sum + proseWeight(block), 0);

/** Whether the blocks of a piece of an overview are its own. */
export const isOverviewPiece = (blocks: readonly PageBlock[], core: readonly PageBlock[]): boolean =>
  tellsSomething(blocks) && weightOf(blocks) >= leastShare * weightOf(core);

/** The cards that an overview is made of. */
export function overviewCards(
  cards: ReadonlySet<Element>,
  blocks: readonly PageBlock[],
  core: readonly PageBlock[],
): ReadonlySet<Element> {
  const own = new Set<Element>();
  const told: PageBlock[] = [];
  for (const block of blocks) {
    const round = isTold(block) ? [...selfAndAbove(block.element)].filter((at) => cards.has(at)) : [];
    if (round.length > 0) told.push(block);
    for (const card of round) own.add(card);
  }
  const isOwn = told.length >= fewestCards && weightOf(told) >= leastShare * weightOf(core);
  return isOwn ? own : new Set();
}
