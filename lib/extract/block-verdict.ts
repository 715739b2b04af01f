/**
 * Stage two: each block of the container is kept or dropped, with the reason. Rules look at the block, the label over
 * it and its group (the list it stands in), never at how much else the page holds: an edit must not tip a neighbour.
 */
import type { Element } from "domhandler";
import type { Notice } from "../article/article.ts";
import { endsSentence, isLink } from "./block-features.ts";
import { type ApartLookup, isWithin } from "./core.ts";
import type { FoundHeadline } from "./headline.ts";
import { linkLists, listOf } from "./link-lists.ts";
import type { PageBlock } from "./page-blocks.ts";
import {
  isAsideLabel,
  isBylineLine,
  isClosingLabel,
  isContactLine,
  isFurniture,
  isPointer,
  noticeKindOf,
  tellsRelativeTime,
} from "./phrases.ts";
import { proseWeight } from "./prose.ts";
import { isNamedStandfirst } from "./standfirst.ts";

export interface Verdict {
  readonly keep: boolean;
  /** For people, in a phrase. */
  readonly reason: string;
  /** Not kept as a block because it is one of the publisher's notices. */
  readonly notice?: Notice["kind"];
  /** Not kept as a block because it is the standfirst. */
  readonly standfirst?: true;
}

export interface Judged {
  readonly block: PageBlock;
  readonly verdict: Verdict;
}

export interface Setting {
  /** The element that most of the page's prose belongs to. */
  readonly core: Element;
  readonly container: Element;
  readonly apart: ApartLookup;
  readonly headline: FoundHeadline;
}

const drop = (reason: string): Verdict => ({ keep: false, reason });

/** What the rules know of a block besides itself. */
interface Surroundings {
  readonly setting: Setting;
  /** Where the headline stands, and the first block of prose after it. */
  readonly headlineAt: number;
  readonly firstProseAt: number;
  readonly menus: ReadonlySet<Element>;
  readonly seen: Set<string>;
  /** The label that the block stands under, where that label leads away from the article. */
  under: { level: number; text: string } | undefined;
}

type Rule = (block: PageBlock, index: number, around: Surroundings) => Verdict | undefined;

/** Shorter texts may well stand twice in one article. */
const shortestRepeat = 60;
/** Longer than any line between headline and text that is no sentence. */
const longestHeadLine = 200;
const lowestHeading = 6;

const outside: Rule = (block, _, { setting }) =>
  isWithin(block.element, setting.container) ? undefined : drop("outside the article's container");

const setApart: Rule = (block, _, { setting }) => {
  const apart = setting.apart(block.element);
  return apart === undefined ? undefined : drop(apart.reason);
};

const headline: Rule = (block, index, { setting, headlineAt }) => {
  if (block.text === setting.headline.headline.text) return drop("the headline");
  return index < headlineAt ? drop("above the headline") : undefined;
};

const notice: Rule = (block) => {
  if (block.kind === "heading" || block.kind === "table-row") return undefined;
  const kind = noticeKindOf(block.text);
  if (kind === undefined) return undefined;
  if (tellsRelativeTime(block.text)) return drop("a time told from now");
  return { keep: false, reason: `a notice: ${kind}`, notice: kind };
};

/** A heading that is a label opens a section that leads away, down to the next heading of its rank. */
const awaySection: Rule = (block, _, around) => {
  if (block.kind === "heading") {
    const level = block.level ?? lowestHeading;
    if (around.under !== undefined && level <= around.under.level) around.under = undefined;
    if (isAsideLabel(block.text) || isClosingLabel(block.text)) around.under = { level, text: block.text };
  }
  return around.under === undefined ? undefined : drop(`under "${around.under.text}"`);
};

const headLine: Rule = (block, index, { firstProseAt }) => {
  if (index >= firstProseAt || block.kind === "heading" || block.kind === "caption") return undefined;
  if (isNamedStandfirst(block.element)) return { keep: false, reason: "the standfirst", standfirst: true };
  if (isBylineLine(block.text) && block.text.length <= longestHeadLine) return drop("a byline");
  if (block.text.length <= longestHeadLine && !endsSentence(block.text)) return drop("a line above the text");
  return undefined;
};

const phrase: Rule = (block) => {
  if (isFurniture(block.text)) return drop("furniture");
  if (block.kind !== "heading" && (isAsideLabel(block.text) || isClosingLabel(block.text)))
    return drop("a label");
  if (isPointer(block.text)) return drop("points elsewhere");
  if (tellsRelativeTime(block.text) && proseWeight(block) === 0) return drop("a time told from now");
  return undefined;
};

const onlyLink: Rule = (block, _, { menus }) => {
  if (block.kind === "list-item") {
    const list = listOf(block.element);
    return list !== undefined && menus.has(list) ? drop("in a list of links") : undefined;
  }
  return block.kind !== "heading" && isLink(block) && !endsSentence(block.text)
    ? drop("only a link")
    : undefined;
};

const repeat: Rule = (block, _, { seen }) => {
  if (block.text.length <= shortestRepeat) return undefined;
  if (seen.has(block.text)) return drop("stood before");
  seen.add(block.text);
  return undefined;
};

/** In order: the first that has something to say decides. */
const rules: readonly Rule[] = [
  outside,
  setApart,
  headline,
  notice,
  awaySection,
  headLine,
  phrase,
  onlyLink,
  repeat,
];

export function judgeBlocks(blocks: readonly PageBlock[], setting: Setting): Judged[] {
  const headingAt = blocks.findIndex((block) => block.element === setting.headline.element);
  const isProse = (block: PageBlock): boolean =>
    proseWeight(block) > 0 && endsSentence(block.text) && setting.apart(block.element) === undefined;
  const firstInCore = blocks.findIndex((block) => isProse(block) && isWithin(block.element, setting.core));
  // A heading that agrees with the title may stand below the text: then nothing is "above" it.
  const headlineAt = headingAt < firstInCore ? headingAt : -1;
  const firstProseAt = blocks.findIndex((block, index) => index > headlineAt && isProse(block));
  const around: Surroundings = {
    setting,
    headlineAt,
    firstProseAt,
    menus: linkLists(blocks),
    seen: new Set(),
    under: undefined,
  };
  const judged = blocks.map((block, index) => ({ block, verdict: judge(block, index, around) }));
  return dropTail(judged);
}

function judge(block: PageBlock, index: number, around: Surroundings): Verdict {
  for (const rule of rules) {
    const verdict = rule(block, index, around);
    if (verdict !== undefined) return verdict;
  }
  return { keep: true, reason: "in the article's container" };
}

/** From the end backwards: contact lines, headings over nothing, what follows a contact line and is no prose. */
function dropTail(judged: readonly Judged[]): Judged[] {
  const result = [...judged];
  let last = result.length - 1;
  for (let index = last; index >= 0; index -= 1) {
    const at = result[index];
    if (at === undefined || !at.verdict.keep) continue;
    if (at.block.kind === "caption") continue;
    if (isContactLine(at.block.text)) {
      for (let below = index; below <= last; below += 1) {
        const one = result[below];
        if (one?.verdict.keep)
          result[below] = { block: one.block, verdict: drop("a contact line at the end") };
      }
      last = index - 1;
      continue;
    }
    if (at.block.kind === "heading") {
      result[index] = { block: at.block, verdict: drop("a heading over nothing") };
      continue;
    }
    if (endsSentence(at.block.text) || at.block.kind !== "paragraph") break;
  }
  return result;
}
