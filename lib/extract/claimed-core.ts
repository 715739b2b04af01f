/**
 * The core, with what the page itself says of its article taken as evidence: the text in its JSON-LD, the element that
 * its microdata call the body. Evidence overrules only a core that holds hardly any of it, such as long comments.
 */
import type { Element } from "domhandler";
import { findCore, isWithin, parentOf } from "./core.ts";
import { attributeOf } from "./element-names.ts";
import { type PageBlock, withWeight } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";
import { shareIn, shinglesOf } from "./shingles.ts";

/** Of a block's runs of words: one edited sentence in a paragraph leaves it the same paragraph. */
const sameShare = 0.7;
/** Of the evidence; a core with more of it is the right one. */
const enoughInCore = 0.5;
/** Of the core's weight: what holds one line and is called the body is a summary, or a template's mistake. */
const leastShare = 0.25;
/** Of the claimed text, that the page shows; less is a summary or another article's. */
const leastAgreed = 0.5;

export function claimedCore(
  blocks: readonly PageBlock[],
  claimedBody: string | undefined,
): Element | undefined {
  const core = findCore(blocks) ?? findCore(blocks.map(captionAsText));
  if (core === undefined) return undefined;
  const least = leastShare * weightOf(blocks.filter((block) => isWithin(block.element, core)));
  return (
    overruled(core, agreeing(blocks, claimedBody), least) ?? overruled(core, marked(blocks), least) ?? core
  );
}

/** A gallery may have no other text than its captions. */
const captionAsText = (block: PageBlock): PageBlock =>
  block.kind === "caption" ? withWeight({ ...block, kind: "paragraph" }) : block;

const weightOf = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, block) => sum + proseWeight(block), 0);

/** The core that the evidence speaks for; undefined where it does not contradict. */
function overruled(core: Element, evidence: readonly PageBlock[], least: number): Element | undefined {
  const weight = weightOf(evidence);
  if (weight === 0) return undefined;
  const inside = weightOf(evidence.filter((block) => isWithin(block.element, core)));
  return inside < enoughInCore * weight && weight >= least ? findCore(evidence) : undefined;
}

/** Blocks whose text the page's JSON-LD has as the article's. */
function agreeing(blocks: readonly PageBlock[], claimedBody: string | undefined): PageBlock[] {
  if (claimedBody === undefined) return [];
  const claimed = shinglesOf(claimedBody.replace(/<[^<>]{0,2000}>/g, " "));
  const found = blocks.filter(
    (block) => proseWeight(block) > 0 && shareIn(shinglesOf(block.text), claimed) >= sameShare,
  );
  const shown = shinglesOf(found.map((block) => block.text).join("\n"));
  return shareIn(claimed, shown) >= leastAgreed ? found : [];
}

function marked(blocks: readonly PageBlock[]): PageBlock[] {
  const known = new Map<Element, boolean>();
  const isInBody = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = parentOf(element);
    const inside = isBody(element) || (parent !== undefined && isInBody(parent));
    known.set(element, inside);
    return inside;
  };
  return blocks.filter(({ element }) => isInBody(element));
}

const isBody = (element: Element): boolean =>
  /(?:^|\s)articleBody(?:\s|$)/i.test(attributeOf(element, "itemprop") ?? "");
