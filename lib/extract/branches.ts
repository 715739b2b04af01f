/**
 * Where a block stands relative to the core: inside it, in a part of the page built like the core's own (a body set in
 * several pieces), or in a part built otherwise, before or after.
 */
import type { Element } from "domhandler";
import { parentOf } from "./core.ts";
import { namesOf } from "./element-names.ts";

export type Standing = "in the core" | "beside the core" | "before the core" | "after the core";

/** Names with digits number a thing (`post-123`, `css-1x2y3z`): they do not say what it is. */
const numbered = /\d/;

/** Whether two elements come from one piece of template: same tag, and at least half of their names in common. */
export function alike(one: Element, other: Element): boolean {
  if (one.name !== other.name) return false;
  const a = namesOf(one).filter((name) => !numbered.test(name));
  const b = namesOf(other).filter((name) => !numbered.test(name));
  const common = a.filter((name) => b.includes(name)).length;
  return common * 2 >= Math.max(a.length, b.length);
}

/** Answers for blocks asked about in reading order. */
export function standings(core: Element): (element: Element) => Standing {
  /** Each element from the core outward, with the one inside it on the way. */
  const towards = new Map<Element, Element>();
  for (
    let inner = core, outer = parentOf(core);
    outer !== undefined;
    inner = outer, outer = parentOf(outer)
  ) {
    towards.set(outer, inner);
  }
  const known = new Map<Element, Standing>();
  let passed = false;
  const ask = (element: Element): Standing => {
    if (element === core) return "in the core";
    const before = known.get(element);
    if (before !== undefined) return before;
    const standing = work(element);
    known.set(element, standing);
    return standing;
  };
  const work = (element: Element): Standing => {
    const aside = passed ? "after the core" : "before the core";
    // Text that stands loose in an element round the core.
    if (towards.has(element)) return aside;
    const parent = parentOf(element);
    if (parent === undefined) return aside;
    const mine = towards.get(parent);
    if (mine !== undefined) return alike(element, mine) ? "beside the core" : aside;
    return ask(parent);
  };
  return (element) => {
    const standing = ask(element);
    if (standing === "in the core") passed = true;
    return standing;
  };
}
