/**
 * Cards of other articles: elements of one make, side by side, each with a heading that links to another page of the
 * same site and hardly any text of its own.
 */
import type { Element } from "domhandler";
import { alike } from "./alike.ts";
import { isLink } from "./block-features.ts";
import { isWithin, parentOf, selfAndAbove } from "./core.ts";
import { linkTarget } from "./link-target.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";

/** A teaser has a line or two; an entry of a list of reviews has paragraphs. */
const mostProse = 2;
/** A heading further inside than this is not its card's title. */
const deepest = 6;

export function findCards(blocks: readonly PageBlock[], core: Element, url: string): ReadonlySet<Element> {
  const titles = blocks.filter(
    (block) => block.kind === "heading" && isLink(block) && linkTarget(block, url) === "same site",
  );
  const cards = sideBySide(titles.flatMap((title) => wrappersOf(title.element, core)));
  if (cards.size === 0) return cards;
  const prose = new Map<Element, number>();
  for (const block of blocks) {
    if (block.kind === "heading" || proseWeight(block) === 0) continue;
    for (let at: Element | undefined = block.element; at !== undefined; at = parentOf(at)) {
      if (cards.has(at)) prose.set(at, (prose.get(at) ?? 0) + 1);
    }
  }
  return new Set([...cards].filter((card) => (prose.get(card) ?? 0) <= mostProse));
}

/** Those with their like next to them, among children of one element. `elements` are in reading order. */
function sideBySide(elements: readonly Element[]): ReadonlySet<Element> {
  const found = new Set<Element>();
  const lastOf = new Map<Element | undefined, Element>();
  for (const element of elements) {
    const parent = parentOf(element);
    const last = lastOf.get(parent);
    lastOf.set(parent, element);
    if (last === undefined || last === element || !alike(last, element)) continue;
    found.add(last);
    found.add(element);
  }
  return found;
}

/** Elements round a heading that hold more than it and are not round the core. */
function wrappersOf(heading: Element, core: Element): Element[] {
  const wrappers: Element[] = [];
  for (const element of selfAndAbove(heading)) {
    if (element === heading) continue;
    if (element === core || isWithin(core, element) || wrappers.length === deepest) break;
    wrappers.push(element);
  }
  return wrappers;
}
