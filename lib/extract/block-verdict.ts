/**
 * Stage two: each block of the container is kept or dropped, with the reason. Rules look at the block, the label over
 * it and its group (the list it stands in), never at how much else the page holds: an edit must not tip a neighbour.
 */
import type { Element } from "domhandler";
import type { Notice } from "../article/article.ts";
import { awaySections } from "./away-sections.ts";
import { endsSentence, isBold, isLink } from "./block-features.ts";
import { type Standing, standings } from "./branches.ts";
import { findCards } from "./cards.ts";
import { type ApartLookup, isWithin, selfAndAbove } from "./core.ts";
import type { FoundHeadline } from "./headline.ts";
import { linkLists, listOf } from "./link-lists.ts";
import { linkTarget } from "./link-target.ts";
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
  /** Dropped as part of a group that a heading may stand over. */
  readonly hollow?: true;
}

export interface Judged {
  readonly block: PageBlock;
  readonly verdict: Verdict;
}

export interface Setting {
  readonly url: string;
  /** The element that most of the page's prose belongs to. */
  readonly core: Element;
  readonly container: Element;
  readonly apart: ApartLookup;
  readonly headline: FoundHeadline;
}

const drop = (reason: string): Verdict => ({ keep: false, reason });
const dropGroup = (reason: string): Verdict => ({ keep: false, reason, hollow: true });

/** What the rules know of a block besides itself. */
interface Surroundings {
  readonly setting: Setting;
  /** Where the headline stands, and the first block of prose after it. */
  readonly headlineAt: number;
  readonly firstProseAt: number;
  readonly standing: (element: Element) => Standing;
  readonly menus: ReadonlySet<Element>;
  readonly seen: Set<string>;
  /** The label that a block stands under, where that label leads away from the article. */
  readonly away: ReadonlyMap<PageBlock, string>;
  readonly cards: ReadonlySet<Element>;
}

type Rule = (block: PageBlock, index: number, around: Surroundings) => Verdict | undefined;

/** Shorter texts may well stand twice in one article. */
const shortestRepeat = 60;
/** Longer than any line between headline and text that is no sentence. */
const longestHeadLine = 200;

const outside: Rule = (block, _, { setting }) =>
  isWithin(block.element, setting.container) ? undefined : drop("outside the article's container");

const setApart: Rule = (block, _, { setting }) => {
  const apart = setting.apart(block.element);
  return apart === undefined ? undefined : drop(apart.reason);
};

/** What follows the core in a part built otherwise is something else; what stands before it may be its beginning. */
const branch: Rule = (block, index, { standing, firstProseAt }) => {
  const where = standing(block.element);
  if (where === "in the core" || where === "beside the core") return undefined;
  // Goes with what follows it: see dropHollowHeadings.
  if (block.kind === "heading") return undefined;
  if (where === "after the core") return drop("after the article's own part of the page");
  const label = block.kind !== "table-row" && proseWeight(block) === 0;
  return label || index < firstProseAt
    ? drop("no prose, before the article's own part of the page")
    : undefined;
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

const awaySection: Rule = (block, _, { away }) => {
  const label = away.get(block);
  return label === undefined ? undefined : drop(`under "${label}"`);
};

const card: Rule = (block, _, { cards }) => {
  if (cards.size === 0) return undefined;
  for (const at of selfAndAbove(block.element))
    if (cards.has(at)) return dropGroup("a card of another article");
  return undefined;
};

const standfirst: Verdict = { keep: false, reason: "the standfirst", standfirst: true };

const headLine: Rule = (block, index, { firstProseAt, headlineAt }) => {
  if (index >= firstProseAt || block.kind === "caption") return undefined;
  if (block.kind === "heading") {
    return endsSentence(block.text) && index > headlineAt ? standfirst : undefined;
  }
  if (isNamedStandfirst(block.element)) return standfirst;
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

const onlyLink: Rule = (block, _, { menus, setting }) => {
  if (block.kind === "heading" || block.kind === "table-row") return undefined;
  if (block.kind === "list-item") {
    const list = listOf(block.element);
    return list !== undefined && menus.has(list) ? dropGroup("in a list of links") : undefined;
  }
  if (!isLink(block)) return undefined;
  const named = isBold(block) && linkTarget(block, setting.url) === "elsewhere";
  return named ? undefined : dropGroup("only a link");
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
  branch,
  card,
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
  const firstProseAt = blocks.findIndex(
    (block, index) => isProse(block) && (index >= firstInCore || (headlineAt >= 0 && index > headlineAt)),
  );
  const standing = standings(setting.core);
  const live = blocks.filter(
    (block) =>
      isWithin(block.element, setting.container) &&
      setting.apart(block.element) === undefined &&
      standing(block.element) !== "after the core",
  );
  const around: Surroundings = {
    setting,
    headlineAt,
    firstProseAt,
    standing,
    menus: linkLists(blocks, setting.url),
    seen: new Set(),
    away: awaySections(live),
    cards: findCards(live, setting.core, setting.url),
  };
  const judged = blocks.map((block, index) => ({ block, verdict: judge(block, index, around) }));
  return dropTail(dropHollowHeadings(judged, around.standing));
}

/** A heading is dropped with what stood under it; away from the core it is kept only for kept text right under it. */
function dropHollowHeadings(judged: readonly Judged[], standing: Surroundings["standing"]): Judged[] {
  let kept = false;
  let dropped = false;
  const backwards = [...judged].reverse().map((one): Judged => {
    const { block, verdict } = one;
    if (block.kind !== "heading") {
      const speaks = block.kind !== "caption" && verdict.keep;
      kept ||= speaks;
      dropped ||= !speaks && isHollow(verdict);
      return one;
    }
    const hollow = !kept && verdict.keep && (dropped || isAway(standing(block.element)));
    kept = false;
    dropped = false;
    return hollow ? { block, verdict: drop("a heading over nothing") } : one;
  });
  return backwards.reverse();
}

/** Verdicts that also condemn the heading over what was dropped. */
const isHollow = (verdict: Verdict): boolean => verdict.hollow === true;

const isAway = (standing: Standing): boolean =>
  standing === "before the core" || standing === "after the core";

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
