/**
 * The elements of a page in reading order, gathered in one walk: what is asked of a whole page looks through these
 * lists, not through the tree once more for each question.
 */
import { type Element, isTag } from "domhandler";
import { attributeOf } from "./element-names.ts";

export interface PageIndex {
  readonly all: readonly Element[];
  /** By tag. */
  readonly tagged: (name: string) => readonly Element[];
  /** What the markup says something of for machines: with itemprop or rel, or made for a time or an abbreviation. */
  readonly marked: readonly Element[];
}

const listedTags = ["html", "title", "meta", "link", "script", "time", "abbr"];
const markedTags: ReadonlySet<string> = new Set(["time", "abbr"]);

const isMarked = (element: Element): boolean =>
  markedTags.has(element.name) ||
  attributeOf(element, "itemprop") !== undefined ||
  attributeOf(element, "rel") !== undefined;

/** Of all that stands below `root` now. */
export function indexPage(root: Element): PageIndex {
  const all: Element[] = [];
  const marked: Element[] = [];
  const lists = new Map<string, Element[]>(listedTags.map((name) => [name, []]));
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (!isTag(child)) continue;
      all.push(child);
      lists.get(child.name)?.push(child);
      if (isMarked(child)) marked.push(child);
      walk(child);
    }
  };
  walk(root);
  return { all, marked, tagged: (name) => lists.get(name) ?? [] };
}

/** Whether one of the words of an attribute, white space between them, is `word`, in whatever case. */
export function saysWord(element: Element, attribute: string, word: string): boolean {
  const value = attributeOf(element, attribute)?.toLowerCase();
  return value?.includes(word) === true && value.split(/\s+/).includes(word);
}
