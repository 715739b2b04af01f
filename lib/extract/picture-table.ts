/** A small table that holds a picture and, in a cell of its own, what is told of it: how old templates set captions. */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { isBlank } from "./white-space.ts";

/** Elements; a table that lays out a page, or one of data, has more. */
const mostElements = 24;
/** What no caption stands in, or beside. */
const otherTags: ReadonlySet<string> = new Set(
  "table th caption h1 h2 h3 h4 h5 h6 article section form ul ol blockquote iframe input button".split(" "),
);

interface Found {
  elements: number;
  pictures: number;
  /** Cells with words in them. */
  readonly told: Set<Element>;
}

export function isPictureTable(table: Element): boolean {
  if (table.name !== "table") return false;
  const found: Found = { elements: 0, pictures: 0, told: new Set() };
  return look(table.children, undefined, found) && found.pictures === 1 && found.told.size === 1;
}

/** False as soon as it is no such table. */
function look(nodes: readonly AnyNode[], cell: Element | undefined, found: Found): boolean {
  for (const node of nodes) {
    if (isText(node) && cell !== undefined && !isBlank(node.data)) found.told.add(cell);
    if (!isTag(node)) continue;
    found.elements += 1;
    if (node.name === "img") found.pictures += 1;
    if (found.elements > mostElements || otherTags.has(node.name)) return false;
    if (!look(node.children, node.name === "td" ? node : cell, found)) return false;
  }
  return true;
}
