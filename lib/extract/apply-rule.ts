/**
 * A site rule on one page: what it takes away, which blocks it makes the article, which elements it names as headline
 * and byline. What it names and the page does not have is left to the general method, and said.
 */
import type { Element } from "domhandler";
import { removeElement } from "domutils";
import { type RulePart, rulePartNames, type SiteRule } from "../article/site-rule.ts";
import { normaliseText } from "../article/text.ts";
import { isWithin, parentOf, selfAndAbove } from "./core.ts";
import type { FoundHeadline } from "./headline.ts";
import { type PageBlock, readPageBlocks } from "./page-blocks.ts";
import { elementFinder } from "./selectors.ts";
import { drop, type Judged, type Verdict } from "./verdict.ts";

/** What a rule came to on a page. */
export interface AppliedRule {
  /** Elements taken away. */
  readonly removed: number;
  /** All in them is the article's; empty where the general method has to choose. */
  readonly selected: ReadonlySet<Element>;
  /** Innermost element round all that is selected. */
  readonly core: Element | undefined;
  readonly headline: { readonly element: Element; readonly text: string } | undefined;
  /** As the page has them; empty where the general method has to find them. */
  readonly bylines: readonly string[];
  /** Named by the rule, and not on the page. */
  readonly unmatched: readonly RulePart[];
}

export const noRule: AppliedRule = {
  removed: 0,
  selected: new Set(),
  core: undefined,
  headline: undefined,
  bylines: [],
  unmatched: [],
};

/** Takes away what the rule says, from the tree itself, and finds the rest. */
export function applyRule(root: Element, rule: SiteRule): AppliedRule {
  const find = elementFinder(root);
  const doomed = (rule.remove ?? []).flatMap(find);
  for (const element of doomed) removeElement(element);
  const selected = outermost((rule.select ?? []).flatMap(find)).filter((element) => textOf(element) !== "");
  const headline = rule.headline === undefined ? undefined : firstWithText(find(rule.headline));
  const named = rule.byline === undefined ? [] : find(rule.byline).slice(0, mostNamed);
  const bylines = named.map(textOf).filter((text) => text !== "");
  const missing: Readonly<Record<RulePart, boolean>> = {
    select: rule.select !== undefined && selected.length === 0,
    headline: rule.headline !== undefined && headline === undefined,
    byline: rule.byline !== undefined && bylines.length === 0,
  };
  return {
    removed: new Set(doomed).size,
    selected: new Set(selected),
    core: commonElement(selected),
    headline,
    bylines,
    unmatched: rulePartNames.filter((part) => missing[part]),
  };
}

/** Elements tried for a headline or a byline. A selector that finds more names something else. */
const mostNamed = 50;

/** Without those that stand in another of them. */
function outermost(elements: readonly Element[]): Element[] {
  const all = new Set(elements);
  return [...all].filter((element) => {
    const parent = parentOf(element);
    return parent === undefined || !standsIn(parent, all);
  });
}

function standsIn(element: Element, outer: ReadonlySet<Element>): boolean {
  for (const at of selfAndAbove(element)) if (outer.has(at)) return true;
  return false;
}

/** As a reader sees it. */
function textOf(element: Element): string {
  return normaliseText(
    readPageBlocks(element)
      .map(({ text }) => text)
      .join(" "),
  );
}

function firstWithText(elements: readonly Element[]): AppliedRule["headline"] {
  for (const element of elements.slice(0, mostNamed)) {
    const text = textOf(element);
    if (text !== "") return { element, text };
  }
  return undefined;
}

/** The innermost element that holds all of them. */
function commonElement([first, ...others]: readonly Element[]): Element | undefined {
  let common: Element | undefined = first;
  for (const element of others) {
    while (common !== undefined && !isWithin(element, common)) common = parentOf(common);
  }
  return common;
}

const headlineReason = "what the site's rule names";

/** The headline that the rule names, in place of the one found; what else the page gives stays among the candidates. */
export function ruledHeadline(
  found: FoundHeadline,
  { headline: named }: AppliedRule,
  blocks: readonly PageBlock[],
): FoundHeadline {
  if (named === undefined) return found;
  const { element, text } = named;
  const block =
    blocks.find((one) => isWithin(one.element, element)) ??
    blocks.find((one) => one.text === text && isWithin(element, one.element));
  const { candidates } = found.headline;
  return {
    headline: { text, reason: headlineReason, candidates },
    element: block?.element,
  };
}

const selectedVerdict: Verdict = { keep: true, reason: "selected by the site's rule" };
const notSelected = drop("outside what the site's rule selects");
const theHeadline = drop("the headline");

/**
 * All that is selected is kept but the headline; what the general method knows for a standfirst or a notice stays one,
 * wherever it stands.
 */
export function ruledBlocks(
  judged: readonly Judged[],
  { selected, headline }: AppliedRule,
  found: FoundHeadline,
): Judged[] {
  if (selected.size === 0 && headline === undefined) return [...judged];
  const isHeadline = ({ kind, text, element }: PageBlock): boolean =>
    element === found.element ||
    (kind === "heading" && text === found.headline.text) ||
    (headline !== undefined && isWithin(element, headline.element));
  return judged.map(({ block, verdict }): Judged => {
    if (isHeadline(block)) return { block, verdict: theHeadline };
    if (selected.size === 0 || verdict.notice !== undefined || verdict.standfirst) return { block, verdict };
    if (standsIn(block.element, selected)) return { block, verdict: selectedVerdict };
    return { block, verdict: verdict.keep ? notSelected : verdict };
  });
}
