/**
 * A page as the flat list of its blocks of text, in reading order, each with what the tree says of it. Everything
 * that a reader sees is here, adverts and menus too: which of it is the article is judged elsewhere.
 */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import type { Block } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import { isHidden, isInlineAdvert } from "./apart.ts";
import { isLink } from "./block-features.ts";
import { isBlockTag, isCaption, isEmbeddedPost, isSilentTag, leavesCaption } from "./elements.ts";
import { mathText, scriptText, strikes, struck } from "./inline-text.ts";
import { isPanelTitle } from "./panels.ts";
import { weighProse } from "./prose.ts";
import { rowText } from "./table-row.ts";
import { isBlank, visibleLength } from "./white-space.ts";

export interface PageBlock {
  readonly kind: Block["kind"];
  readonly text: string;
  /** Of a heading. */
  readonly level: number | undefined;
  /** The innermost block element it stands in. */
  readonly element: Element;
  /** Characters of the text, white space and what marks words as struck out apart. */
  readonly visible: number;
  /** Characters of the text that stand in links, white space apart. */
  readonly linked: number;
  /** Characters of the text that are set bold, white space apart. */
  readonly bold: number;
  /** As running prose: see prose.ts. */
  readonly weight: number;
}

export const withWeight = (block: Omit<PageBlock, "weight">): PageBlock => ({
  ...block,
  weight: weighProse(block),
});

/** What an element hands down to the text inside it. */
interface Place {
  readonly kind: Block["kind"];
  readonly level: number | undefined;
  readonly element: Element;
  readonly linked: boolean;
  readonly bold: boolean;
  readonly struck: boolean;
}

const boldTags: ReadonlySet<string> = new Set(["b", "strong"]);

class Reader {
  readonly blocks: PageBlock[] = [];
  private readonly parted: ReadonlySet<Element>;
  private readonly roundParted: ReadonlySet<Element>;
  private text = "";
  /** The last sign of it. */
  private last = "";
  /** Texts in it that are more than white space. */
  private said = 0;
  /** Characters of it that only say how the words are set. */
  private signs = 0;
  private linked = 0;
  private bold = 0;
  private breaks = 0;

  constructor(parted: ReadonlySet<Element>) {
    this.parted = parted;
    this.roundParted = new Set([...parted].flatMap((element) => [...elementsRound(element)]));
  }

  /** Ends the run of inline text that stands open, if it says anything. */
  flush(place: Place): void {
    if (this.said > 0) this.blocks.push(this.blockIn(place));
    this.text = "";
    this.last = "";
    this.said = 0;
    this.signs = 0;
    this.linked = 0;
    this.bold = 0;
    this.breaks = 0;
  }

  private blockIn({ kind, level, element }: Place): PageBlock {
    const { linked, bold } = this;
    const text = normaliseText(this.text);
    const visible = visibleLength(text) - this.signs;
    const weight = weighProse({ kind, level, element, text, visible, linked, bold });
    return { kind, level, element, text, visible, linked, bold, weight };
  }

  read(nodes: readonly AnyNode[], place: Place): void {
    for (const node of nodes) {
      if (isText(node)) this.readText(node.data, place);
      else if (isTag(node)) this.readElement(node, place);
    }
  }

  private readText(data: string, place: Place): void {
    const written = place.struck ? struck(data) : data;
    this.text += written;
    this.last = data.at(-1) ?? this.last;
    if (isBlank(data)) return;
    this.signs += written.length - data.length;
    this.said += 1;
    this.breaks = 0;
    if (!place.linked && !place.bold) return;
    const size = visibleLength(data);
    if (place.linked) this.linked += size;
    if (place.bold) this.bold += size;
  }

  private readElement(element: Element, place: Place): void {
    const name = element.name;
    if (name === "br") this.readBreak(place);
    else if (name === "button" && isPanelTitle(element)) this.readTitle(element, place);
    else if (name === "math" && !isHidden(element)) this.readText(mathText(element), place);
    else if (isSilentTag(name)) return;
    else if (isBlockTag(name) || this.parted.has(element)) this.readBlock(element, place);
    else this.readInline(element, place);
  }

  /** One `<br>` is white space; two in a row part paragraphs. */
  private readBreak(place: Place): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush(place);
    else this.text += "\n";
  }

  private readInline(element: Element, place: Place): void {
    if (isHidden(element) || isInlineAdvert(element)) return;
    const script = scriptText(element, this.last);
    if (script !== undefined) this.readText(script, place);
    else this.read(element.children, insideInline(element, place));
  }

  /** A panel's title is a line of its own, unless a heading stands round it. */
  private readTitle(button: Element, place: Place): void {
    if (place.kind === "heading") this.readInline(button, place);
    else this.readBlock(button, place);
  }

  private readBlock(element: Element, outer: Place): void {
    this.flush(outer);
    const place = enter(element, outer);
    const row = element.name === "tr" && !this.roundParted.has(element) ? rowText(element) : undefined;
    const from = this.blocks.length;
    if (row === undefined) this.read(element.children, place);
    else this.takeRow(row);
    this.flush(place);
    if (element.name === "li") this.endEntry(from);
  }

  /** A heading that is all of a list's entry stands over nothing: it is the entry. */
  private endEntry(from: number): void {
    const only = this.blocks.length === from + 1 ? this.blocks[from] : undefined;
    if (only?.kind === "heading" && only.level !== 1 && !isLink(only))
      this.blocks[from] = withWeight({ ...only, kind: "list-item", level: undefined });
  }

  private takeRow(row: string): void {
    this.text = row;
    this.said = row === "" ? 0 : 1;
  }
}

function* elementsRound({ parent }: Element): Generator<Element> {
  for (let at = parent; at !== null && isTag(at); at = at.parent) yield at;
}

function enter(element: Element, outer: Place): Place {
  const { kind, level } = kindInside(element, outer);
  return { ...outer, kind, level, element };
}

function insideInline({ name }: Element, place: Place): Place {
  const linked = place.linked || name === "a";
  const bold = place.bold || boldTags.has(name);
  const struck = place.struck || strikes(name);
  const isSame = linked === place.linked && bold === place.bold && struck === place.struck;
  return isSame ? place : { ...place, linked, bold, struck };
}

const headingLevels: ReadonlyMap<string, Pick<Place, "kind" | "level">> = new Map(
  [1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, { kind: "heading", level }]),
);

/** Captions and embedded posts keep their kind whatever stands in them; a heading in a list item is a heading. */
function kindInside(element: Element, { kind, level }: Place): Pick<Place, "kind" | "level"> {
  if (kind === "embed") return { kind, level };
  if (kind === "caption" && !leavesCaption.has(element.name)) return { kind, level };
  const heading = headingLevels.get(element.name);
  if (heading !== undefined) return heading;
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

const none: ReadonlySet<Element> = new Set();

/** All blocks of text below `root`. Elements in `parted` stand by themselves, whatever they are. */
export function readPageBlocks(root: Element, parted: ReadonlySet<Element> = none): PageBlock[] {
  const reader = new Reader(parted);
  const place: Place = {
    kind: "paragraph",
    level: undefined,
    element: root,
    linked: false,
    bold: false,
    struck: false,
  };
  reader.read(root.children, place);
  reader.flush(place);
  return reader.blocks;
}
