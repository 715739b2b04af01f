/**
 * HTML text to a tree, in one linear pass that stops at the first bound it meets. A few kilobytes of nested or
 * attribute-laden tags would otherwise cost minutes or the stack. It judges nothing: bounds only.
 */
import { type CheerioAPI, load } from "cheerio/slim";
import { type ChildNode, DomHandler, type Element } from "domhandler";
import { Parser } from "htmlparser2";
import { LimitExceededError } from "../article/errors.ts";
import { PageElement } from "./page-element.ts";
import { placeSegments } from "./streamed-segments.ts";

/** As deep as browsers nest. Every walk over the tree may recurse within it. */
export const deepestNesting = 512;
/** Real pages stay under 60; a flood is no page. */
export const mostAttributes = 256;
/** Elements, texts and comments. Large real pages have 30,000; these fit into a function of 512 MB with all else. */
export const mostNodes = 200_000;

class BoundedHandler extends DomHandler {
  private attributes = 0;
  private nodes = 0;
  /** The page's own element is the first. */
  opened = 1;
  /** Those that stand open. */
  noscripts = 0;

  onattribute(): void {
    this.attributes += 1;
    if (this.attributes > mostAttributes) {
      throw new LimitExceededError(`a tag of the page has more than ${mostAttributes} attributes`);
    }
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.attributes = 0;
    if (this.tagStack.length > deepestNesting) {
      throw new LimitExceededError(`the page nests elements more than ${deepestNesting} deep`);
    }
    const element = new PageElement(name, attributes);
    element.order = this.opened;
    this.opened += 1;
    this.addNode(element);
    this.tagStack.push(element);
    if (name === "noscript") this.noscripts += 1;
  }

  override onclosetag(): void {
    const closed = this.tagStack.at(-1);
    if (closed instanceof PageElement) closed.end = this.opened;
    if (closed instanceof PageElement && closed.name === "noscript") this.noscripts -= 1;
    super.onclosetag();
  }

  protected override addNode(node: ChildNode): void {
    this.nodes += 1;
    if (this.nodes > mostNodes) {
      throw new LimitExceededError(`the page is built of more than ${mostNodes} parts`);
    }
    super.addNode(node);
  }
}

/** To a browser all in `<noscript>` is text: another one inside it opens nothing, and the first end tag ends it. */
class PageParser extends Parser {
  private readonly handler: BoundedHandler;
  private isInNoscript = false;

  constructor(handler: BoundedHandler) {
    super(handler, { decodeEntities: true });
    this.handler = handler;
  }

  override onopentagname(start: number, end: number): void {
    this.isInNoscript = this.handler.noscripts > 0;
    super.onopentagname(start, end);
  }

  override onclosetag(start: number, end: number): void {
    this.isInNoscript = false;
    super.onclosetag(start, end);
  }

  protected override isVoidElement(name: string): boolean {
    return (name === "noscript" && this.isInNoscript) || super.isVoidElement(name);
  }
}

export interface ParsedPage {
  readonly $: CheerioAPI;
  /** Holds all of the page, what stands before `<html>` and after `</html>` included. */
  readonly root: Element;
}

/**
 * Throws a LimitExceededError that names the bound. The page is put under one element of its own: a fragment with
 * thousands of elements at the top would make every selection take time quadratic in them.
 */
export function parsePage(html: string): ParsedPage {
  const handler = new BoundedHandler();
  new PageParser(handler).end(html);
  const root = new PageElement("page", {}, handler.root.children);
  root.end = handler.opened;
  for (const child of root.children) child.parent = root;
  placeSegments(html, root, deepestNesting + 1);
  return { $: load(root), root };
}
