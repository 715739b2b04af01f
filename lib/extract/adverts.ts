/**
 * Adverts that stand in the page as text: a box that begins with a label ("Advertisement") and holds a line or two
 * besides. A box of the article's own text may begin so too, where an advert was to be loaded: it has its like beside it.
 */
import type { Element } from "domhandler";
import { alike } from "./alike.ts";
import { type ApartLookup, closest, isWithin, parentOf } from "./core.ts";
import { nameSetOf } from "./element-names.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isAdvertLabel } from "./phrases.ts";
import { proseWeight } from "./prose.ts";

/** Label, title, text, what to click, and a small line below. */
const mostBlocks = 5;
const mostProse = 2;

/** `apart`, with the adverts in the page set apart too. */
export function withAdverts(apart: ApartLookup, blocks: readonly PageBlock[], core: Element): ApartLookup {
  const adverts = findAdverts(blocks, core);
  if (adverts.size === 0) return apart;
  return (element) => {
    const advert = closest(element, (at) => adverts.has(at));
    return apart(element) ?? (advert && { reason: "an advert", element: advert, certain: true });
  };
}

function findAdverts(blocks: readonly PageBlock[], core: Element): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (const [index, block] of blocks.entries()) {
    if (!isLabel(block)) continue;
    const box = boxAt(blocks, index, core);
    if (box === undefined) continue;
    const inside = blocks
      .slice(index, index + mostBlocks + 1)
      .filter(({ element }) => isWithin(element, box));
    if (isSmall(inside) && !isPieceOfBody(box, inside.filter(isProse), blocks, core)) found.add(box);
  }
  return isOutweighed(found, blocks, core) ? found : new Set();
}

/** A body each of whose paragraphs has its advert above it is no advert. */
function isOutweighed(adverts: ReadonlySet<Element>, blocks: readonly PageBlock[], core: Element): boolean {
  let rest = 0;
  for (const block of adverts.size === 0 ? [] : blocks) {
    if (closest(block.element, (at) => adverts.has(at)) !== undefined) rest -= proseWeight(block);
    else if (isWithin(block.element, core)) rest += proseWeight(block);
  }
  return rest > 0;
}

const isProse = (block: PageBlock): boolean => proseWeight(block) > 0;
const isLabel = ({ kind, text }: PageBlock): boolean =>
  kind !== "table-row" && kind !== "list-item" && isAdvertLabel(text);

const isSmall = (inside: readonly PageBlock[]): boolean =>
  inside.length <= mostBlocks &&
  inside.filter(isProse).length <= mostProse &&
  inside.every(({ kind, level }) => kind !== "heading" || level !== 1);

/** The smallest element that holds the label and what follows it; undefined where more than an advert stands in it. */
function boxAt(blocks: readonly PageBlock[], index: number, core: Element): Element | undefined {
  const [before, label, next] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  if (label === undefined || next === undefined) return undefined;
  const box = closest(label.element, (at) => isWithin(next.element, at));
  if (box === undefined || isWithin(core, box)) return undefined;
  return before !== undefined && isWithin(before.element, box) ? undefined : box;
}

/** What stands beside the box is of its make, holds text that is set as the text in it, and has no such label. */
function isPieceOfBody(
  box: Element,
  inside: readonly PageBlock[],
  blocks: readonly PageBlock[],
  core: Element,
): boolean {
  const parent = parentOf(box);
  const isNamed = nameSetOf(box).unnumbered.length > 0;
  const ways = new Set(inside.map(({ element }) => wayTo(element, box)));
  return blocks.some((block, index) => {
    if (!isProse(block) || isWithin(block.element, box)) return false;
    const beside = closest(block.element, (at) => parentOf(at) === parent || (isNamed && isOfMake(at, box)));
    if (beside === undefined || !alike(beside, box)) return false;
    if (isWithin(core, beside)) return isNamed || inside.length > 1;
    if (isLabelled(blocks, index, beside)) return false;
    return isNamed || ways.has(wayTo(block.element, beside));
  });
}

/** Stands elsewhere in what is built as its own place is. */
function isOfMake(other: Element, box: Element): boolean {
  const [place, own] = [parentOf(other), parentOf(box)];
  return (
    place !== undefined &&
    own !== undefined &&
    alike(other, box) &&
    alike(place, own) &&
    !isWithin(box, other)
  );
}

/** Whether what stands before the block in its piece is such a label. */
function isLabelled(blocks: readonly PageBlock[], index: number, piece: Element): boolean {
  const before = blocks[index - 1];
  return before !== undefined && isWithin(before.element, piece) && isLabel(before);
}

/** Tags on the way in. */
function wayTo(element: Element, outer: Element): string {
  const tags: string[] = [];
  for (let at: Element | undefined = element; at !== undefined && at !== outer; at = parentOf(at))
    tags.push(at.name);
  return tags.join(" ");
}
