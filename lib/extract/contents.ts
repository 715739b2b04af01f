/**
 * A page's own list of contents: links in a row, each to a place on the page itself. What it names is a part of the
 * article, in whatever piece of template it is set.
 */
import { type Element, isTag } from "domhandler";
import { isLink } from "./block-features.ts";
import { closest, isWithin, selfAndAbove } from "./core.ts";
import { attributeOf } from "./element-names.ts";
import { isBlockTag } from "./elements.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";

/** Places; links to fewer are a template's shortcuts: to the top, to the comments, to the text. */
const fewestPlaces = 3;

/** The elements that the page's lists of contents lead to, inside `container`. */
export function contentsPlaces(blocks: readonly PageBlock[], container: Element): ReadonlySet<Element> {
  const found = new Set<Element>();
  const rows = linksInARow(blocks);
  if (rows.length === 0) return found;
  const named = namedElements([...selfAndAbove(container)].at(-1) ?? container);
  for (const row of rows) {
    const places = [...row].map((name) => named.get(name)).filter((place) => place !== undefined);
    const own = places.filter((place) => place !== container && isWithin(place, container));
    if (own.length >= fewestPlaces) for (const place of own) found.add(place);
  }
  return found;
}

/** The names that links in a row lead to: with nothing between them but labels, such as numbers. */
function linksInARow(blocks: readonly PageBlock[]): ReadonlySet<string>[] {
  const rows: Set<string>[] = [];
  const read = new Set<Element>();
  let row = new Set<string>();
  for (const block of blocks) {
    const names = isLink(block) ? placesIn(block.element, read) : [];
    for (const name of names) row.add(name);
    const isLabel = block.kind !== "heading" && block.linked === 0 && proseWeight(block) === 0;
    if (names.length > 0 || isLabel) continue;
    if (row.size >= fewestPlaces) rows.push(row);
    row = new Set();
  }
  return row.size >= fewestPlaces ? [...rows, row] : rows;
}

/** What the links lead to that stand round an element or in its own text; no element is read twice. */
function placesIn(element: Element, read: Set<Element>): string[] {
  if (read.has(element)) return [];
  read.add(element);
  const round = closest(element, ({ name }) => name === "a");
  const names: string[] = [];
  const add = (link: Element): void => {
    const href = attributeOf(link, "href");
    if (href?.startsWith("#") && href.length > 1) names.push(unescaped(href.slice(1)));
  };
  const walk = (at: Element): void => {
    for (const child of at.children) {
      if (!isTag(child) || isBlockTag(child.name)) continue;
      if (child.name === "a") add(child);
      else walk(child);
    }
  };
  if (round !== undefined) add(round);
  else walk(element);
  return names;
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** By the name that links know them by. */
function namedElements(root: Element): ReadonlyMap<string, Element> {
  const named = new Map<string, Element>();
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (!isTag(child)) continue;
      const name = attributeOf(child, "id") ?? (child.name === "a" ? attributeOf(child, "name") : undefined);
      if (name !== undefined && !named.has(name)) named.set(name, child);
      walk(child);
    }
  };
  walk(root);
  return named;
}
