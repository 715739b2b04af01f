/**
 * React streams what a page waits for to its end, in `<div hidden id="S:1">`, and a line of script then puts it where
 * `<template id="B:1">` stands, over what said "Loading …". Readers see it there, and there it is read. Such lines are
 * read as data, never run.
 */
import { type ChildNode, type Element, isComment, isTag } from "domhandler";
import { prepend, removeElement, textContent } from "domutils";
import { LimitExceededError } from "../article/errors.ts";
import { attributeOf } from "./element-names.ts";
import { PageElement } from "./page-element.ts";

/** `$RC(boundary, segment)` ends a wait; `$RS(segment, place)` fills a place in another segment. */
const lines = /\$R([CS])\("([^"]{1,40})","([^"]{1,40})"\)/g;
/** More than any page waits for. */
const mostLines = 1000;

interface Streamed {
  readonly scripts: string[];
  /** Templates and segments by their ids. */
  readonly parts: Map<string, Element>;
}

/** Puts each segment into its place. Throws a LimitExceededError where that nests elements deeper than `deepest`. */
export function placeSegments(html: string, root: PageElement, deepest: number): void {
  if (!html.includes("$RC(") && !html.includes("$RS(")) return;
  const { scripts, parts } = streamedIn(root, { scripts: [], parts: new Map() });
  const moves = scripts.flatMap((script) => [...script.matchAll(lines)]).slice(0, mostLines);
  for (const [, kind, first = "", second = ""] of moves) {
    const [place, segment] = [first, second].map((id) => parts.get(id)).sort(templateFirst);
    if (place?.name !== "template" || segment === undefined || segment.name === "template") continue;
    if (holds(segment, place)) continue;
    if (kind === "C") for (const waiting of fallbackOf(place)) removeElement(waiting);
    for (const child of [...segment.children]) prepend(place, child);
    removeElement(place);
    removeElement(segment);
  }
  number(root, 0, deepest);
}

const templateFirst = (one: Element | undefined, other: Element | undefined): number =>
  Number(other?.name === "template") - Number(one?.name === "template");

function streamedIn(element: Element, found: Streamed): Streamed {
  for (const child of element.children) {
    if (!isTag(child)) continue;
    const id = attributeOf(child, "id");
    if (child.name === "script") found.scripts.push(textContent(child));
    else if (id !== undefined && /^[BPS]:/.test(id)) found.parts.set(id, child);
    streamedIn(child, found);
  }
  return found;
}

/** By the tree as it is now; elements are numbered anew when all are placed. */
function holds(outer: Element, element: Element): boolean {
  let at = element.parent;
  while (at !== null && at !== outer) at = at.parent;
  return at === outer;
}

/** What stands until the wait is over: up to the comment that ends it; nothing where none does. */
function fallbackOf(place: Element): readonly ChildNode[] {
  const fallback: ChildNode[] = [];
  let waits = 0;
  for (let at = place.next; at !== null; at = at.next) {
    if (isComment(at) && at.data === "/$" && waits === 0) return fallback;
    if (isComment(at)) waits += at.data === "/$" ? -1 : Number(/^\$[?!~]?$/.test(at.data));
    fallback.push(at);
  }
  return [];
}

function number(element: Element, from: number, depthLeft: number): number {
  if (depthLeft < 0)
    throw new LimitExceededError("the page nests elements too deep once its parts are in place");
  let next = from + 1;
  for (const child of element.children) if (isTag(child)) next = number(child, next, depthLeft - 1);
  if (element instanceof PageElement) {
    element.order = from;
    element.end = next;
  }
  return next;
}
