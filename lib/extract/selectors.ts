/**
 * Elements that a site rule's CSS selectors find. css-select decides what matches; every step over the page is counted,
 * because sibling, `:nth-child` and `:contains` selectors cost time in the square of a page made for it.
 */
import { compile, type Options } from "css-select";
import { type AnyNode, type Element, isTag } from "domhandler";
import {
  findAll,
  findOne,
  getAttributeValue,
  getName,
  hasAttrib,
  removeSubsets,
  textContent,
} from "domutils";
import { LimitExceededError } from "../article/errors.ts";
import { parentOf } from "./core.ts";

/** For one rule on one page. A large real page takes some 100,000; these take about half a second. */
const mostSteps = 20_000_000;

/** Finds elements in reading order; elements under `root`, which itself stands for the document. */
export type FindElements = (selector: string) => Element[];

/** Throws a LimitExceededError where the selectors cost more than the bound on this page. */
export function elementFinder(root: Element): FindElements {
  let steps = 0;
  const count = <T>(value: T, cost: number): T => {
    steps += cost;
    if (steps > mostSteps)
      throw new LimitExceededError("the site's rule takes too long to be matched on this page");
    return value;
  };
  const childrenOf = (node: AnyNode): AnyNode[] =>
    "children" in node ? count(node.children, node.children.length) : [];
  /** What `:has` asks: of the nodes or what stands in them. */
  const existsOne = (test: (element: Element) => boolean, nodes: AnyNode[]): boolean =>
    nodes.some((node) => isTag(node) && (test(node) || existsOne(test, childrenOf(node))));
  const options: Options<AnyNode, Element> = {
    adapter: {
      isTag,
      existsOne,
      findAll,
      findOne,
      getAttributeValue,
      getName,
      hasAttrib,
      removeSubsets,
      getParent: (element) => {
        const parent = parentOf(element);
        return count(parent === undefined || parent === root ? null : parent, 1);
      },
      getChildren: childrenOf,
      getSiblings: (node) => {
        const siblings = node.parent === null ? [node] : node.parent.children;
        return count(siblings, siblings.length);
      },
      getText: (node) => {
        const text = textContent(node);
        return count(text, text.length);
      },
    },
  };
  return (selector) => {
    const matches = compile(selector, options);
    const found: Element[] = [];
    const walk = (element: Element): void => {
      for (const child of element.children) {
        if (!isTag(child)) continue;
        if (count(matches(child), 1)) found.push(child);
        walk(child);
      }
    };
    walk(root);
    return found;
  };
}
