/**
 * The standfirst: the line or two under the headline. A template names it as such, or the page gives it as its own
 * description, or it is the one line between the headline and a body in a container of its own. Where headline and
 * body share one container, only a line that author or date follow is told from the body's first paragraph.
 */
import { type Element, isTag } from "domhandler";
import type { Apart } from "./apart.ts";
import { endsSentence } from "./block-features.ts";
import type { Standing } from "./branches.ts";
import { type ApartLookup, isWithin, parentOf, selfAndAbove } from "./core.ts";
import { readWords } from "./dates.ts";
import { areLabels, attributeOf, isLabelled } from "./element-names.ts";
import { holdsFewBlocks } from "./elements.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isBylineLine, tellsRelativeTime } from "./phrases.ts";
import { proseWeight } from "./prose.ts";

const standfirstNames =
  /^(?:.*-)?(?:standfirst|dek|deck|subtitle|sub-title|subheadline|sub-headline|subhead|subheading|sub-heading|strapline|article-summary|lede|kicker-text|article-description|post-excerpt|entry-subtitle|article-intro|article-lead|alternative-headline)(?:-(?:text|paragraph))?$/;
/** Names that say as much between headline and body; inside a body they may be its first paragraph's. */
const looseNames =
  /(?:^|-)(?:standfirst|dek|subtitle|subhead|subheadline|strapline|lead|leadtext|lede|lead-in|summary|description|excerpt|intro|introduction|ingress|abstract|preamble|chapo|vorspann|untertitel|bajada|entradilla|kicker-intro)(?:-(?:text|wrapper|container|p|paragraph|body|content))?$/;
/** What a build adds to a name: `subtitle_Zx1`, `Story-dek__a81f`. */
const hashTail = /-(?=[a-z]*\d)[a-z0-9]{2,10}$/;
/** A name further out than this is not the line's own. */
const nearest = 3;

type Question = (element: Element) => boolean;

const isCalled = (names: RegExp): Question =>
  areLabels(({ list }) => list.some((name) => names.test(name) || names.test(name.replace(hashTail, ""))));

function isNear(element: Element, isSuch: Question): boolean {
  let at: Element | undefined = element;
  for (let steps = 0; at !== undefined && steps < nearest; steps += 1, at = parentOf(at))
    if (isSuch(at)) return holdsFewBlocks(at);
  return false;
}

const isStandfirst = isCalled(standfirstNames);
const isLooselyNamed = isCalled(looseNames);

export const isNamedStandfirst: Question = (element) => isNear(element, isStandfirst);

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
  readonly core: Element;
  readonly container: Element;
  readonly apart: ApartLookup;
  readonly headline: Element | undefined;
  readonly descriptions: readonly string[];
  readonly standing: (block: PageBlock) => Standing;
}

/** The blocks under the headline that are the standfirst. */
export function findStandfirsts(blocks: readonly PageBlock[], head: HeadOfArticle): ReadonlySet<PageBlock> {
  const { core, container, apart, headline, standing } = head;
  const at = headline === undefined ? -1 : blocks.findIndex((block) => block.element === headline);
  if (headline === undefined || at < 0) return new Set();
  const below = blocks.slice(at + 1);
  const first = below.findIndex((block) => isWithin(block.element, core) && !isClock(block));
  if (first < 0) return new Set();
  const region = headRegion(headline, core);
  const isHead = (block: PageBlock): boolean =>
    apart(block.element) === undefined &&
    (isWithin(block.element, container) || (region !== undefined && isWithin(block.element, region)));
  const between = below
    .slice(0, first)
    .filter((block) => isHead(block) && standing(block) === "before the core" && !isClock(block));
  const above = standfirstsAbove(between, headline, head.descriptions);
  if (above.size > 0) return above;
  const lead = below.findIndex((block) => isHead(block) && mayBeLead(block) && !isClock(block));
  const line = below[lead];
  const next = below.find((block, index) => index > lead && !isClock(block));
  const isSo =
    line !== undefined &&
    next !== undefined &&
    isLead(line, head.descriptions) &&
    isAuthorLine(next) &&
    isOwnLine(apart(next.element));
  return new Set(isSo ? [line] : []);
}

/** "12 minutes ago": comes and goes without the article. */
const isClock = (block: PageBlock): boolean =>
  proseWeight(block) === 0 && !endsSentence(block.text) && tellsRelativeTime(block.text);

const mayBeLead = (block: PageBlock): boolean => block.kind === "heading" || proseWeight(block) > 0;

/** What holds the headline and stands beside what holds the core; undefined where the core holds the headline. */
function headRegion(headline: Element, core: Element): Element | undefined {
  let region: Element | undefined;
  for (const element of selfAndAbove(headline)) {
    if (isWithin(core, element)) return region;
    region = element;
  }
  return undefined;
}

/** Sentences between a described line and the core: the body has begun above it, with that line. A disclosure is one. */
const fewestOfBody = 2;
/** Letters; a heading of the article's first section is shorter. */
const shortestSubtitle = 40;

function standfirstsAbove(
  between: readonly PageBlock[],
  headline: Element,
  descriptions: readonly string[],
): ReadonlySet<PageBlock> {
  const lines = between.filter(
    (block) => block.kind !== "caption" && block.kind !== "table-row" && !isBylineLine(block.text),
  );
  const sentences = lines.filter(
    (block) => block.kind !== "heading" && proseWeight(block) > 0 && endsSentence(block.text),
  );
  const named = lines.filter(
    (block) =>
      isNamedStandfirst(block.element) ||
      (sentences.includes(block) && isNear(block.element, isLooselyNamed)),
  );
  if (named.length > 0) return new Set(named);
  const described = lines.find((block) => isDescribed(block, descriptions));
  if (described !== undefined) {
    const after = between.slice(between.indexOf(described) + 1);
    const prose = after.filter((block) => sentences.includes(block));
    return new Set(prose.length < fewestOfBody ? [described] : []);
  }
  const [first] = between;
  if (first === undefined) return new Set();
  const follows = sentences.includes(first) && isBeside(first.element, headline);
  return new Set(follows || isSubtitle(first, headline) ? [first] : []);
}

const isDescribed = (block: PageBlock, descriptions: readonly string[]): boolean =>
  proseWeight(block) > 0 && descriptions.some((description) => saysTheSame(block.text, description));

/** A paragraph among the headline's own neighbours. */
function isBeside(element: Element, headline: Element): boolean {
  const parent = parentOf(element);
  return element.name === "p" && parent !== undefined && isWithin(headline, parent);
}

/** A heading that hangs on the headline's own parent, which does not hold the body. */
const isSubtitle = (block: PageBlock, headline: Element): boolean =>
  block.kind === "heading" &&
  block.text.length >= shortestSubtitle &&
  parentOf(block.element) === parentOf(headline);

/** May be the standfirst or the body's first paragraph: what follows must tell. */
const isLead = (block: PageBlock, descriptions: readonly string[]): boolean =>
  isDescribed(block, descriptions) ||
  ((block.kind === "heading" || (proseWeight(block) > 0 && endsSentence(block.text))) &&
    isNear(block.element, isLooselyNamed));

/** Longer than any line that only says who wrote, and when. */
const longestAuthorLine = 120;
const authorNames =
  /(?:^|-)(?:author|authors|byline|by-line|dateline|meta|metadata|autor|autoren|autore|auteur|signature|firma|reporter|writer)(?:-|$)/;
const isNamedForAuthor = isLabelled(authorNames);

/** Says who wrote or when, by its words or by what its template calls it. */
function isAuthorLine(block: PageBlock): boolean {
  if (block.kind === "heading" || block.text.length > longestAuthorLine) return false;
  if (isBylineLine(block.text) || isNamedAuthor(block.element)) return true;
  return !endsSentence(block.text) && readWords(block.text) !== undefined;
}

/** Of a box that is set apart for other reasons the author is somebody else. */
const isOwnLine = (found: Apart | undefined): boolean =>
  found === undefined || found.element.name === "address" || isNamedForAuthor(found.element);

/** The element, one of the two round it, or what stands right in it. */
function isNamedAuthor(element: Element): boolean {
  const near = [...selfAndAbove(element)].slice(0, nearest);
  const inside = element.children.filter(isTag);
  return [...near, ...inside].some(
    (at) =>
      attributeOf(at, "rel") === "author" ||
      (at.name !== "body" && at.name !== "article" && isNamedForAuthor(at)),
  );
}
