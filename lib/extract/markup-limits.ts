/**
 * HTML text to a tree, in one linear pass that stops at the first bound it meets. A few kilobytes of nested or
 * attribute-laden tags would otherwise cost minutes or the stack. It judges nothing: bounds only.
 */
import { type CheerioAPI, load } from "cheerio/slim";
import { type ChildNode, DomHandler, type Element } from "domhandler";
import { Parser } from "htmlparser2";
import { LimitExceededError } from "../article/errors.ts";
import { PageElement } from "./page-element.ts";

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
  }

  override onclosetag(): void {
    const closed = this.tagStack.at(-1);
    if (closed instanceof PageElement) closed.end = this.opened;
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
  new Parser(handler, { decodeEntities: true }).end(html);
  const root = new PageElement("page", {}, handler.root.children);
  root.end = handler.opened;
  for (const child of root.children) child.parent = root;
  return { $: load(root), root };
}
