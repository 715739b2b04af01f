/**
 * Cards of other articles: elements of one make, side by side, each with a heading that links to another page of the
 * same site and hardly any text of its own.
 */
import type { Element } from "domhandler";
import { isLink } from "./block-features.ts";
import { alike } from "./branches.ts";
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
  const candidates = titles.flatMap((title) => wrappersOf(title.element, core));
  const byParent = new Map<Element | undefined, Element[]>();
  for (const element of candidates) {
    const parent = parentOf(element);
    byParent.set(parent, [...(byParent.get(parent) ?? []), element]);
  }
  const cards = new Set<Element>();
  for (const siblings of byParent.values()) {
    for (const element of siblings) {
      if (siblings.some((other) => other !== element && alike(element, other))) cards.add(element);
    }
  }
  const prose = blocks.filter((block) => proseWeight(block) > 0 && block.kind !== "heading");
  return new Set(
    [...cards].filter((card) => prose.filter((block) => isWithin(block.element, card)).length <= mostProse),
  );
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
