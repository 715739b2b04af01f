/** Likeness of elements, as a template makes it. */
import type { Element } from "domhandler";
import { attributeOf, nameSetOf } from "./element-names.ts";

/**
 * Whether two elements come from one piece of template: same tag, and the same class, whatever their ids, or at least
 * half of their names in common.
 */
export function alike(one: Element, other: Element): boolean {
  if (one.name !== other.name) return false;
  const ofClass = attributeOf(one, "class");
  if (ofClass !== undefined && ofClass !== "" && ofClass === attributeOf(other, "class")) return true;
  const a = nameSetOf(one).unnumbered;
  const b = nameSetOf(other).unnumbered;
  const common = a.filter((name) => b.includes(name)).length;
  return common * 2 >= Math.max(a.length, b.length);
}
