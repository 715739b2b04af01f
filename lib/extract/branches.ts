/**
 * Where a block stands relative to the core: inside it, in a part of the page built like the core's own (a body set in
 * several pieces), or in a part built otherwise, before or after.
 */
import type { Element } from "domhandler";
import { isWithin, parentOf } from "./core.ts";
import { nameSetOf } from "./element-names.ts";
import { isArticleOfItsOwn } from "./own-article.ts";
import type { PageBlock } from "./page-blocks.ts";

export type Standing = "in the core" | "beside the core" | "before the core" | "after the core";

/** Whether two elements come from one piece of template: same tag, and at least half of their names in common. */
export function alike(one: Element, other: Element): boolean {
  if (one.name !== other.name) return false;
  const a = nameSetOf(one).unnumbered;
  const b = nameSetOf(other).unnumbered;
  const common = a.filter((name) => b.includes(name)).length;
  return common * 2 >= Math.max(a.length, b.length);
}

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

export function standings(blocks: readonly PageBlock[], core: Element): ReadonlyMap<PageBlock, Standing> {
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
  let passed = false;
  for (const block of blocks) {
    const place = placeOf(block.element, core, towards);
    passed ||= place === "in the core";
    found.set(block, place === "elsewhere" ? (passed ? "after the core" : "before the core") : place);
  }
  return found;
}

function placeOf(
  element: Element,
  core: Element,
  towards: ReadonlyMap<Element, Element>,
): "in the core" | "beside the core" | "elsewhere" {
  if (isWithin(element, core)) return "in the core";
  let likeCore = false;
  for (let at: Element | undefined = element; at !== undefined; at = parentOf(at)) {
    // Text that stands loose in an element round the core.
    if (towards.has(at)) return "elsewhere";
    likeCore ||= isOfOneKind(at, core);
    const parent = parentOf(at);
    const mine = parent === undefined ? undefined : towards.get(parent);
    if (mine === undefined) continue;
    return alike(at, mine) || (likeCore && !isArticleOfItsOwn(at)) ? "beside the core" : "elsewhere";
  }
  return "elsewhere";
}
