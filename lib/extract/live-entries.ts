/**
 * Entries of a live blog: which block stands in which, and what time the page states for it. Only of pages that say
 * they are one. Times told from now ("5 minutes ago") are none.
 */
import { type Element, isTag, isText } from "domhandler";
import { normaliseText } from "../article/text.ts";
import { parentOf, selfAndAbove } from "./core.ts";
import { attributeOf, isLabelled } from "./element-names.ts";
import { drop, type Judged } from "./verdict.ts";

/** Begins as a date or a time of day does; a duration ("PT5M") does not. */
const absolute = /^\s*(?:\d{4}-\d{2}|\d{1,2}:\d{2}|\w{3,9},? \d)/;
const liveNames =
  /(?:^|-)(?:live-?blogs?|live-?(?:feed|ticker|text|stream|updates?|entries|entry|posts?|coverage|page)|ticker|liveticker)(?:-|$)/;
const liveTypes = /LiveBlogPosting|liveBlogUpdate/;
/** Fewer are no blog. */
const fewestEntries = 2;
/** Letters; a line that only says when an entry was written is shorter. */
const longestTimeLine = 40;
const timeOfDay = /^\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,5}|Uhr))?$/i;

export interface Entries {
  /** The time of the entry that a block stands in. */
  readonly timeOf: (element: Element) => string | undefined;
  /** Whether the element stands in an entry, and what it tells is not told of the whole article. */
  readonly isInEntry: (element: Element) => boolean;
  /** The judged blocks, without the lines that only tell an entry's time. */
  readonly judged: readonly Judged[];
}

const noEntries = { timeOf: (): undefined => undefined, isInEntry: (): boolean => false };

/** `saysLive`: the page's own description of itself names a live blog. */
export function liveEntries(judged: readonly Judged[], saysLive: boolean): Entries {
  const kept = judged.filter(({ verdict }) => verdict.keep).map(({ block }) => block.element);
  const list = listOfEntries(kept, saysLive);
  if (list === undefined) return { ...noEntries, judged };
  const times = new Map<Element, string>();
  for (const child of list.children) {
    const time = isTag(child) ? firstTime(child) : undefined;
    if (isTag(child) && time !== undefined) times.set(child, time);
  }
  const entryOf = (element: Element): Element | undefined =>
    [...selfAndAbove(element)].find((at) => times.has(at));
  const isTimeLine = ({ block, verdict }: Judged): boolean =>
    verdict.keep &&
    block.kind !== "heading" &&
    saysTime(block.text, block.element) &&
    entryOf(block.element) !== undefined;
  return {
    timeOf: (element) => times.get(entryOf(element) ?? element),
    isInEntry: (element) => entryOf(element) !== undefined,
    judged: judged.map((one) =>
      isTimeLine(one) ? { block: one.block, verdict: drop("the time of an entry") } : one,
    ),
  };
}

/** The element with most children that hold text and a time; those named for live text before others. */
function listOfEntries(kept: readonly Element[], saysLive: boolean): Element | undefined {
  if (!saysLive && !isNearLive(kept)) return undefined;
  const entries = new Map<Element, Set<Element>>();
  for (const element of kept) {
    for (const at of selfAndAbove(element)) {
      const { parent } = at;
      if (parent === null || !isTag(parent)) break;
      const known = entries.get(parent);
      if (known?.has(at)) break;
      if (firstTime(at) === undefined) continue;
      if (known === undefined) entries.set(parent, new Set([at]));
      else known.add(at);
    }
  }
  const lists = [...entries].filter(([, found]) => found.size >= fewestEntries);
  const named = lists.filter(([list, found]) => isLive(list) || [...found].some(isNamedLive));
  const among = named.length > 0 ? named : saysLive ? lists : [];
  return among.sort(([, a], [, b]) => b.size - a.size)[0]?.[0];
}

/** Whether anything round the article's blocks is named for live text. */
function isNearLive(kept: readonly Element[]): boolean {
  const seen = new Set<Element>();
  for (const element of kept) {
    for (let at: Element | undefined = element; at !== undefined && !seen.has(at); at = parentOf(at)) {
      seen.add(at);
      if (!wholePage.has(at.name) && isNamedLive(at)) return true;
    }
  }
  return false;
}

/** Their names speak of the whole site. */
const wholePage: ReadonlySet<string> = new Set(["html", "body"]);

const isLive = (element: Element): boolean => {
  for (const at of selfAndAbove(element)) if (!wholePage.has(at.name) && isNamedLive(at)) return true;
  return false;
};

const isNamedForLive = isLabelled(liveNames);

const isNamedLive = (element: Element): boolean =>
  isNamedForLive(element) ||
  liveTypes.test(`${attributeOf(element, "itemtype") ?? ""} ${attributeOf(element, "itemprop") ?? ""}`);

const stated = new WeakMap<Element, string | undefined>();

/** As the page states it for machines, of the first `<time>` in the element. */
function firstTime(element: Element): string | undefined {
  if (stated.has(element)) return stated.get(element);
  const found = element.name === "time" ? timeOf(element) : firstTimeBelow(element);
  stated.set(element, found);
  return found;
}

function timeOf(element: Element): string | undefined {
  const value = attributeOf(element, "datetime");
  return value !== undefined && absolute.test(value) ? normaliseText(value) : undefined;
}

function firstTimeBelow(element: Element): string | undefined {
  for (const child of element.children) {
    const found = isTag(child) ? firstTime(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A block that is nothing but the time of its entry. */
function saysTime(text: string, element: Element): boolean {
  if (text.length > longestTimeLine) return false;
  return timeOfDay.test(text) || (firstTime(element) !== undefined && isOnlyTime(element, text));
}

function isOnlyTime(element: Element, text: string): boolean {
  const shown = timeText(element);
  return shown !== undefined && normaliseText(shown) === text;
}

function timeText(element: Element, inside = false): string | undefined {
  const here = inside || element.name === "time";
  let found: string | undefined;
  for (const child of element.children) {
    const text = isTag(child) ? timeText(child, here) : here && isText(child) ? child.data : undefined;
    if (text !== undefined) found = (found ?? "") + text;
  }
  return found;
}
