/** Lists that are menus: most of their entries are nothing but links to the same site. */
import type { Element } from "domhandler";
import { isLink } from "./block-features.ts";
import { closest } from "./core.ts";
import { linkTarget } from "./link-target.ts";
import type { PageBlock } from "./page-blocks.ts";

const lists: ReadonlySet<string> = new Set(["ul", "ol", "dl"]);
/** What may stand between an entry's text and its list. */
const inEntry: ReadonlySet<string> = new Set("li dd dt p div h2 h3 h4 h5 h6".split(" "));

export function listOf(element: Element): Element | undefined {
  const outside = closest(element, ({ name }) => !inEntry.has(name));
  return outside !== undefined && lists.has(outside.name) ? outside : undefined;
}

export function linkLists(blocks: readonly PageBlock[], url: string): ReadonlySet<Element> {
  const counts = new Map<Element, { links: number; all: number }>();
  for (const block of blocks) {
    const list = block.kind === "list-item" ? listOf(block.element) : undefined;
    if (list === undefined) continue;
    const count = counts.get(list) ?? { links: 0, all: 0 };
    count.all += 1;
    if (isLink(block) && linkTarget(block, url) !== "elsewhere") count.links += 1;
    counts.set(list, count);
  }
  return new Set([...counts].filter(([, { links, all }]) => links * 2 > all).map(([list]) => list));
}
