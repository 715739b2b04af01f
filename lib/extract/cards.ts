/**
 * Cards of other articles: elements of one make, side by side, each with a heading that links to another page of the
 * same site and hardly any text of its own.
 */
import type { Element } from "domhandler";
import { alike } from "./alike.ts";
import { isLink } from "./block-features.ts";
import { closest, isWithin, parentOf, selfAndAbove } from "./core.ts";
import { linkTarget } from "./link-target.ts";
import { numberedEntries } from "./numbered-entries.ts";
import { overviewCards } from "./overview.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";

/** A teaser has a line or two; an entry of a list of reviews has paragraphs. */
const mostProse = 2;
/** Entries of a list that are no links; a teaser may list its author, its day, its subject. */
const mostDetails = 4;
/** A heading further inside than this is not its card's title. */
const deepest = 6;

interface PageOfCards {
  readonly core: Element;
  readonly url: string;
  readonly isOverview: boolean;
}

/** `blocks`: those that may be the article's. */
export function findCards(blocks: readonly PageBlock[], page: PageOfCards): ReadonlySet<Element> {
  const { core, url, isOverview } = page;
  const linked = blocks.filter(
    (block) => block.kind === "heading" && isLink(block) && linkTarget(block, url) === "same site",
  );
  const entries = numberedEntries(linked);
  const titles = linked.filter((title) => !entries.has(title));
  const cards = sideBySide(titles.flatMap((title) => wrappersOf(title.element, core)));
  if (cards.size === 0) return cards;
  const prose = countIn(cards, blocks.filter(isProse));
  const details = countIn(cards, blocks.filter(isDetail));
  const teasers = new Set(
    [...cards].filter(
      (card) => (prose.get(card) ?? 0) <= mostProse && (details.get(card) ?? 0) <= mostDetails,
    ),
  );
  if (!isOverview) return teasers;
  const inCore = blocks.filter((block) => isWithin(block.element, core) && !isIn(teasers, block.element));
  const own = overviewCards(teasers, blocks, inCore);
  return new Set([...teasers].filter((card) => !own.has(card)));
}

const isIn = (cards: ReadonlySet<Element>, element: Element): boolean =>
  closest(element, (at) => cards.has(at)) !== undefined;

const isProse = (block: PageBlock): boolean => block.kind !== "heading" && proseWeight(block) > 0;
const isDetail = (block: PageBlock): boolean => block.kind === "list-item" && block.linked === 0;

/** How many of the blocks stand in each card. */
function countIn(cards: ReadonlySet<Element>, blocks: readonly PageBlock[]): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const block of blocks) {
    for (const at of selfAndAbove(block.element))
      if (cards.has(at)) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
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
