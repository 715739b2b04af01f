/**
 * Where a block stands relative to the core: inside it, in a part of the page built like the core's own (a body set in
 * several pieces), or in a part built otherwise, before or after.
 */
import { type Element, isTag } from "domhandler";
import { alike } from "./alike.ts";
import { contentsPlaces } from "./contents.ts";
import { type ApartLookup, isWithin, parentOf } from "./core.ts";
import { nameSetOf } from "./element-names.ts";
import { furtherSections } from "./further-sections.ts";
import { isArticleOfItsOwn } from "./own-article.ts";
import type { PageBlock } from "./page-blocks.ts";

export type Standing = "in the core" | "beside the core" | "before the core" | "after the core";

/** Template pieces that are named alike, and so is what each stands in: one body set piece by piece. */
function isOfOneKind(one: Element, core: Element): boolean {
  if (one.name !== core.name) return false;
  const names = nameSetOf(core).unnumbered;
  if (names.length === 0) return false;
  const others = nameSetOf(one).unnumbered;
  if (names.length !== others.length || names.some((name) => !others.includes(name))) return false;
  const [above, aboveCore] = [parentOf(one), parentOf(core)];
  return above !== undefined && aboveCore !== undefined && alike(above, aboveCore);
}

interface Place {
  readonly core: Element;
  readonly container: Element;
  /** What is set apart makes no part of the page the article's. */
  readonly apart: ApartLookup;
  /** Nobody signed the page, nothing dates it: see overview.ts. */
  readonly isOverview: boolean;
}

export function standings(
  blocks: readonly PageBlock[],
  { core, container, apart, isOverview }: Place,
): ReadonlyMap<PageBlock, Standing> {
  /** Each element round the core, with the one inside it on the way there. */
  const towards = new Map<Element, Element>();
  for (
    let inner = core, outer = parentOf(core);
    outer !== undefined;
    inner = outer, outer = parentOf(outer)
  ) {
    towards.set(outer, inner);
  }
  const found = new Map<PageBlock, Standing>();
  const below = new Map<Element, PageBlock[]>();
  let passed = false;
  for (const block of blocks) {
    const place = placeOf(block.element, core, towards);
    if (typeof place === "string") {
      passed ||= place === "in the core";
      found.set(block, place);
      continue;
    }
    found.set(block, passed ? "after the core" : "before the core");
    if (passed && place.piece !== undefined && apart(block.element) === undefined) {
      const known = below.get(place.piece);
      if (known === undefined) below.set(place.piece, [block]);
      else known.push(block);
    }
  }
  const around = {
    contents: contentsPlaces(blocks, container),
    // Of a whole page, what is below may be anything.
    ...(isOverview && parentOf(container) !== undefined && { core: ownBlocks(blocks, core, apart) }),
  };
  for (const piece of furtherSections(below, container, around)) {
    for (const block of below.get(piece) ?? []) found.set(block, "beside the core");
  }
  return found;
}

const ownBlocks = (blocks: readonly PageBlock[], core: Element, apart: ApartLookup): PageBlock[] =>
  blocks.filter(({ element }) => isWithin(element, core) && apart(element) === undefined);

/** Where tables lay out a page, another cell is another column, and a row of other cells another part of the page. */
function isNextPiece(one: Element, mine: Element): boolean {
  if (one.name === "td") return false;
  if (one.name === "tr" && one.children.filter(isTag).length !== mine.children.filter(isTag).length)
    return false;
  return alike(one, mine);
}

/** Elsewhere: the piece of template that holds the element and hangs on the way to the core; absent for loose text. */
interface Elsewhere {
  readonly piece?: Element;
}

const loose: Elsewhere = {};

function placeOf(
  element: Element,
  core: Element,
  towards: ReadonlyMap<Element, Element>,
): "in the core" | "beside the core" | Elsewhere {
  if (isWithin(element, core)) return "in the core";
  let likeCore = false;
  for (let at: Element | undefined = element; at !== undefined; at = parentOf(at)) {
    // Text that stands loose in an element round the core.
    if (towards.has(at)) return loose;
    likeCore ||= isOfOneKind(at, core);
    const parent = parentOf(at);
    const mine = parent === undefined ? undefined : towards.get(parent);
    if (mine === undefined) continue;
    // Where each paragraph is an element of its own, so is a table.
    const isTableOfBody = element.name === "tr" && at.name === "table" && mine === core;
    return isTableOfBody || isNextPiece(at, mine) || (likeCore && !isArticleOfItsOwn(at))
      ? "beside the core"
      : { piece: at };
  }
  return loose;
}
