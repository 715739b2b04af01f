/**
 * A page as the flat list of its blocks of text, in reading order, each with what the tree says of it. Everything
 * that a reader sees is here, adverts and menus too: which of it is the article is judged elsewhere.
 */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import type { Block } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import { isHidden } from "./apart.ts";
import { isBlockTag, isCaption, isEmbeddedPost, isSilentTag, leavesCaption } from "./elements.ts";
import { isPanelTitle } from "./panels.ts";
import { rowText } from "./table-row.ts";

export interface PageBlock {
  readonly kind: Block["kind"];
  readonly text: string;
  /** Of a heading. */
  readonly level: number | undefined;
  /** The innermost block element it stands in. */
  readonly element: Element;
  /** Characters of the text that stand in links, white space apart. */
  readonly linked: number;
  /** Characters of the text that are set bold, white space apart. */
  readonly bold: number;
}

/** What an element hands down to the text inside it. */
interface Place {
  readonly kind: Block["kind"];
  readonly level: number | undefined;
  readonly element: Element;
  readonly linked: boolean;
  readonly bold: boolean;
}

const boldTags: ReadonlySet<string> = new Set(["b", "strong"]);

class Reader {
  readonly blocks: PageBlock[] = [];
  private text = "";
  private linked = 0;
  private bold = 0;
  private breaks = 0;

  /** Ends the run of inline text that stands open, if it says anything. */
  flush(place: Place): void {
    const text = normaliseText(this.text);
    if (text !== "") {
      const { kind, level, element } = place;
      this.blocks.push({ kind, level, element, text, linked: this.linked, bold: this.bold });
    }
    this.text = "";
    this.linked = 0;
    this.bold = 0;
    this.breaks = 0;
  }

  read(nodes: readonly AnyNode[], place: Place): void {
    for (const node of nodes) {
      if (isText(node)) this.readText(node.data, place);
      else if (isTag(node)) this.readElement(node, place);
    }
  }

  private readText(data: string, place: Place): void {
    this.text += data;
    const size = data.replace(/\s+/g, "").length;
    if (size === 0) return;
    this.breaks = 0;
    if (place.linked) this.linked += size;
    if (place.bold) this.bold += size;
  }

  private readElement(element: Element, place: Place): void {
    const name = element.name;
    if (name === "br") this.readBreak(place);
    else if (name === "button" && isPanelTitle(element)) this.readTitle(element, place);
    else if (isSilentTag(name)) return;
    else if (isBlockTag(name)) this.readBlock(element, place);
    else this.readInline(element, place);
  }

  /** One `<br>` is white space; two in a row part paragraphs. */
  private readBreak(place: Place): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush(place);
    else this.text += "\n";
  }

  private readInline(element: Element, place: Place): void {
    if (isHidden(element)) return;
    const linked = place.linked || element.name === "a";
    const bold = place.bold || boldTags.has(element.name);
    this.read(
      element.children,
      linked === place.linked && bold === place.bold ? place : { ...place, linked, bold },
    );
  }

  /** A panel's title is a line of its own, unless a heading stands round it. */
  private readTitle(button: Element, place: Place): void {
    if (place.kind === "heading") this.readInline(button, place);
    else this.readBlock(button, place);
  }

  private readBlock(element: Element, outer: Place): void {
    this.flush(outer);
    const place = enter(element, outer);
    const row = element.name === "tr" ? rowText(element) : undefined;
    if (row === undefined) this.read(element.children, place);
    else this.text = row;
    this.flush(place);
  }
}

function enter(element: Element, outer: Place): Place {
  const { kind, level } = kindInside(element, outer);
  return { ...outer, kind, level, element };
}

/** Captions and embedded posts keep their kind whatever stands in them; a heading in a list item is a heading. */
function kindInside(element: Element, { kind, level }: Place): Pick<Place, "kind" | "level"> {
  if (kind === "embed") return { kind, level };
  if (kind === "caption" && !leavesCaption.has(element.name)) return { kind, level };
  const heading = /^h([1-6])$/.exec(element.name)?.[1];
  if (heading !== undefined) return { kind: "heading", level: Number(heading) };
  const opened = kindOpenedBy(element);
  if (opened !== undefined) return { kind: opened, level: undefined };
  return kind === "table-row" || kind === "caption"
    ? { kind: "paragraph", level: undefined }
    : { kind, level };
}

const listEntries: ReadonlySet<string> = new Set(["li", "dd", "dt"]);

function kindOpenedBy(element: Element): Block["kind"] | undefined {
  if (element.name === "tr") return "table-row";
  if (element.name === "blockquote") return isEmbeddedPost(element) ? "embed" : "quotation";
  if (isCaption(element)) return "caption";
  return listEntries.has(element.name) ? "list-item" : undefined;
}

/** All blocks of text below `root`. */
export function readPageBlocks(root: Element): PageBlock[] {
  const reader = new Reader();
  const place: Place = {
    kind: "paragraph",
    level: undefined,
    element: root,
    linked: false,
    bold: false,
  };
  reader.read(root.children, place);
  reader.flush(place);
  return reader.blocks;
}
