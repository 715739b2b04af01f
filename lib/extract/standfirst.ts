/**
 * The standfirst: the line or two under the headline. A template names it as such, or the page gives it as its own
 * description, or it is the one paragraph between the headline and a body in a container of its own.
 */
import type { Element } from "domhandler";
import { endsSentence } from "./block-features.ts";
import { isWithin, parentOf, selfAndAbove } from "./core.ts";
import { labelsOf } from "./element-names.ts";
import { holdsFewBlocks } from "./elements.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isBylineLine } from "./phrases.ts";
import { proseWeight } from "./prose.ts";

const standfirstNames =
  /^(?:.*-)?(?:standfirst|dek|deck|subtitle|sub-title|subheadline|sub-headline|subhead|subheading|sub-heading|strapline|article-summary|lede|kicker-text|article-description|post-excerpt|entry-subtitle|article-intro|article-lead)$/;
/** Names that say as much between headline and body; inside a body they may be its first paragraph's. */
const looseNames =
  /(?:^|-)(?:standfirst|dek|subtitle|subhead|subheadline|strapline|lead|leadtext|lede|lead-in|summary|description|excerpt|intro|introduction|ingress|abstract|preamble|chapo|vorspann|untertitel|bajada|entradilla|kicker-intro)(?:-(?:text|wrapper|container|p|body|content))?$/;
/** A name further out than this is not the line's own. */
const nearest = 3;

function isNamed(element: Element, names: RegExp): boolean {
  let steps = 0;
  for (const at of selfAndAbove(element)) {
    if (labelsOf(at).some((name) => names.test(name))) return holdsFewBlocks(at);
    steps += 1;
    if (steps === nearest) return false;
  }
  return false;
}

export const isNamedStandfirst = (element: Element): boolean => isNamed(element, standfirstNames);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu));

/** So that an edit of a word or two, of which the description may know nothing, leaves it the standfirst. */
const likeness = 0.7;

function saysTheSame(text: string, description: string): boolean {
  const shown = wordsOf(text);
  const described = wordsOf(description);
  const common = [...shown].filter((word) => described.has(word)).length;
  return common > 0 && common >= likeness * Math.max(shown.size, described.size);
}

interface HeadOfArticle {
  /** What stands between the headline and the core, in reading order, and is not set apart. */
  readonly between: readonly PageBlock[];
  readonly headline: Element;
  readonly descriptions: readonly string[];
}

/** The blocks between headline and core that are the standfirst. */
export function standfirstsAbove({ between, headline, descriptions }: HeadOfArticle): ReadonlySet<PageBlock> {
  const lines = between.filter(
    (block) => block.kind !== "caption" && block.kind !== "table-row" && !isBylineLine(block.text),
  );
  const sentences = lines.filter(
    (block) => block.kind !== "heading" && proseWeight(block) > 0 && endsSentence(block.text),
  );
  const named = lines.filter(
    (block) =>
      isNamed(block.element, standfirstNames) ||
      (sentences.includes(block) && isNamed(block.element, looseNames)),
  );
  if (named.length > 0) return new Set(named);
  const described = lines.find(
    (block) =>
      proseWeight(block) > 0 && descriptions.some((description) => saysTheSame(block.text, description)),
  );
  if (described !== undefined) return new Set([described]);
  const [first] = between;
  const follows = first !== undefined && sentences.includes(first) && isBeside(first.element, headline);
  return new Set(follows ? [first] : []);
}

/** A paragraph among the headline's own neighbours. */
function isBeside(element: Element, headline: Element): boolean {
  const parent = parentOf(element);
  return element.name === "p" && parent !== undefined && isWithin(headline, parent);
}
