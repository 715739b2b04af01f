/**
 * Stage one: where the article stands. Finds the element that most of the page's prose belongs to (the core). Markup
 * that sets parts of a page apart is believed, except where it would set the core itself apart.
 */
import { type Element, isTag } from "domhandler";
import { type Apart, apartOf, hiddenReason } from "./apart.ts";
import { endsSentence } from "./block-features.ts";
import { isArticleOfItsOwn } from "./own-article.ts";
import type { PageBlock } from "./page-blocks.ts";
import { PageElement } from "./page-element.ts";
import { proseWeight } from "./prose.ts";

/** How much of a block's weight each element above it gets, from the nearest outward: the nearest know best. */
const shares = [1, 0.6, 0.35, 0.2, 0.1];

export function parentOf(element: Element): Element | undefined {
  const { parent } = element;
  return parent !== null && isTag(parent) ? parent : undefined;
}

/** The element and those above it, nearest first. */
export function* selfAndAbove(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at !== undefined; at = parentOf(at)) yield at;
}

/** The nearest of the element and those above it that is such. */
export function closest(element: Element, isSuch: (at: Element) => boolean): Element | undefined {
  let at: Element | undefined = element;
  while (at !== undefined && !isSuch(at)) at = parentOf(at);
  return at;
}

/** Both of one page. */
export function isWithin(element: Element, outer: Element): boolean {
  if (element instanceof PageElement && outer instanceof PageElement)
    return outer.order <= element.order && element.order < outer.end;
  for (let at: Element | undefined = element; at !== undefined; at = parentOf(at)) {
    if (at === outer) return true;
  }
  return false;
}

export type ApartLookup = (element: Element) => Apart | undefined;

/** The markup's verdict on an element, those above it considered. */
function believing(element: Element): Apart | undefined {
  const known = element instanceof PageElement ? element.apart : undefined;
  if (known !== undefined) return known === "not apart" ? undefined : known;
  const parent = parentOf(element);
  const apart = (parent && believing(parent)) ?? apartOf(element);
  if (element instanceof PageElement) element.apart = apart ?? "not apart";
  return apart;
}

/** As the markup has it; but elements in `exempt` are never the reason. */
export function apartLookup(exempt: ReadonlySet<Element>): ApartLookup {
  const doubting = doubtingLookup(exempt);
  return (element) => {
    const apart = believing(element);
    return apart !== undefined && exempt.has(apart.element) ? doubting(element) : apart;
  };
}

function doubtingLookup(exempt: ReadonlySet<Element>): ApartLookup {
  const known = new Map<Element, Apart | undefined>();
  const lookUp: ApartLookup = (element) => {
    if (known.has(element)) return known.get(element);
    const parent = parentOf(element);
    const above = parent === undefined ? undefined : lookUp(parent);
    const apart = above ?? (exempt.has(element) ? undefined : apartOf(element));
    known.set(element, apart);
    return apart;
  };
  return lookUp;
}

/** Elements that are one paragraph, not a place for several. */
const paragraphTags: ReadonlySet<string> = new Set(["p", "li", "dd", "dt", "blockquote", "pre"]);

/** A list adds nothing between its entries and what holds it. */
const listTags: ReadonlySet<string> = new Set(["ul", "ol", "dl", "li"]);

/** Elements whose own text is parted into several blocks: places for several, like those round paragraphs. */
function holdingSeveral(blocks: readonly PageBlock[]): ReadonlySet<Element> {
  const once = new Set<Element>();
  const several = new Set<Element>();
  for (const block of blocks) {
    if (proseWeight(block) === 0 || paragraphTags.has(block.element.name)) continue;
    if (once.has(block.element)) several.add(block.element);
    once.add(block.element);
  }
  return several;
}

function scores(blocks: readonly PageBlock[]): Map<Element, number> {
  const found = new Map<Element, number>();
  const places = holdingSeveral(blocks);
  for (const block of blocks) {
    const weight = proseWeight(block);
    if (weight === 0) continue;
    const own = paragraphTags.has(block.element.name);
    const isPlace = places.has(block.element);
    let rank = own ? -1 : 0;
    for (let at: Element | undefined = block.element; at !== undefined; at = parentOf(at)) {
      if (at !== block.element && listTags.has(at.name)) continue;
      const share = rank < 0 ? 0 : rank === 0 && !own ? 1 : shares[own || isPlace ? rank : rank - 1];
      rank += 1;
      if (share === undefined) break;
      if (share > 0) found.set(at, (found.get(at) ?? 0) + weight * share);
    }
  }
  return found;
}

/** A list or a table is part of an article, never the whole of it. */
const partTags: ReadonlySet<string> = new Set(["ul", "ol", "dl", "table", "tbody", "tr", "blockquote", "li"]);

function heaviest(found: ReadonlyMap<Element, number>): { element: Element; score: number } | undefined {
  let best: { element: Element; score: number } | undefined;
  for (const [element, score] of found) {
    if (partTags.has(element.name)) continue;
    if (best === undefined || score > best.score) best = { element, score };
  }
  return best;
}

/** Names are overruled only where what they set apart outweighs all the rest by this factor. */
const overruling = 3;

export function findCore(blocks: readonly PageBlock[]): Element | undefined {
  const plain = heaviest(scores(blocks.filter((block) => believing(block.element) === undefined)));
  const any = heaviest(scores(blocks.filter((block) => !believing(block.element)?.certain)));
  if (any === undefined) return plain?.element;
  return plain === undefined || any.score > overruling * plain.score ? any.element : plain.element;
}

/** Paragraphs in the core; no box of its author, its advertisers or its letters to readers has as many. */
const fewestOfArticle = 6;

/** What is named as if it were apart and holds so much of the core is the article, whatever its template means. */
function misnamed(blocks: readonly PageBlock[], core: Element, apart: ApartLookup): Element[] {
  const paragraphs = new Map<Element, number>();
  for (const block of blocks) {
    if (proseWeight(block) === 0 || !endsSentence(block.text) || !isWithin(block.element, core)) continue;
    const found = apart(block.element);
    if (found?.isNamed !== true || found.certain) continue;
    paragraphs.set(found.element, (paragraphs.get(found.element) ?? 0) + 1);
  }
  return [...paragraphs].filter(([, count]) => count >= fewestOfArticle).map(([element]) => element);
}

/**
 * Elements that are never the reason to set a block apart: those round the core; what is named apart and holds much of
 * it; and, where a page keeps most of its core hidden until a script shows it, what hides it.
 */
export function exemptElements(blocks: readonly PageBlock[], core: Element): ReadonlySet<Element> {
  const exempt = new Set(selfAndAbove(core));
  const apart = apartLookup(exempt);
  const hiding = new Map<Element, number>();
  let shown = 0;
  for (const block of blocks) {
    const found = apart(block.element);
    if (found !== undefined && found.reason !== hiddenReason) continue;
    if (!isWithin(block.element, core)) continue;
    if (found === undefined) shown += proseWeight(block);
    else if (!isArticleOfItsOwn(found.element))
      hiding.set(found.element, (hiding.get(found.element) ?? 0) + proseWeight(block));
  }
  const hidden = [...hiding.values()].reduce((sum, weight) => sum + weight, 0);
  const unhidden = hidden > overruling * shown ? hiding.keys() : [];
  return new Set([...exempt, ...unhidden, ...misnamed(blocks, core, apart)]);
}
