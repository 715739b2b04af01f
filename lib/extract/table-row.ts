/** Tells a row of data from a row that only lays the page out, and reads the former cell by cell. */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { normaliseText } from "../article/text.ts";
import { isHidden } from "./apart.ts";
import { isBlockTag, isSilentTag } from "./elements.ts";
import { mathText, scriptText, strikes, struck } from "./inline-text.ts";

/** What no cell of data holds. One `<p>` or `<div>` round a value is common. */
const layoutTags: ReadonlySet<string> = new Set([
  "table",
  "h1",
  "h2",
  "h3",
  "article",
  "section",
  "form",
  "figure",
  "blockquote",
  "nav",
  "aside",
  "header",
  "footer",
]);
/** Cells of data hold phrases; several paragraphs in one are a page's column. */
const mostBlocksInCell = 6;

const separator = " | ";

/** The row's cells with a bar between them; undefined where the row lays out a page. */
export function rowText(row: Element): string | undefined {
  const cells: string[] = [];
  for (const cell of row.children) {
    if (!isTag(cell)) continue;
    const text = cellText(cell);
    if (text === undefined) return undefined;
    if (text !== "") cells.push(text);
  }
  return cells.join(separator);
}

/** undefined where the cell holds what lays out a page. */
function cellText(cell: Element): string | undefined {
  let blocks = 0;
  let text = "";
  let last = "";
  const take = (data: string): void => {
    text += data;
    last = data.at(-1) ?? last;
  };
  const read = (nodes: readonly AnyNode[], isStruck: boolean): boolean => {
    for (const node of nodes) {
      if (isText(node)) take(isStruck ? struck(node.data) : node.data);
      if (!isTag(node) || isHidden(node)) continue;
      const said = node.name === "math" ? mathText(node) : scriptText(node, last);
      if (said !== undefined) take(said);
      if (said !== undefined || isSilentTag(node.name)) continue;
      if (layoutTags.has(node.name)) return false;
      const parts = isBlockTag(node.name) || node.name === "br";
      blocks += parts ? 1 : 0;
      if (parts) text += " ";
      const inside = isStruck || strikes(node.name);
      if (blocks > mostBlocksInCell || !read(node.children, inside)) return false;
      if (parts) text += " ";
    }
    return true;
  };
  return read(cell.children, false) ? normaliseText(text) : undefined;
}
