/**
 * Notices that stand where nothing else of an article does: in its footer, in an aside, right beside its body. Those in
 * an element named for them are believed in any language; elsewhere the words must say so.
 */
import type { Element } from "domhandler";
import type { Notice } from "../article/article.ts";
import { type Apart, hiddenReason } from "./apart.ts";
import { endsSentence, isLabelLike, isLink } from "./block-features.ts";
import { type ApartLookup, isWithin, parentOf, selfAndAbove } from "./core.ts";
import { isLabelled, labelsOf } from "./element-names.ts";
import { isArticleOfItsOwn } from "./own-article.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isClosingLabel, isFurniture, isPointer, noticeKindOf } from "./phrases.ts";
import { proseWeight } from "./prose.ts";

type NoticeKind = Notice["kind"];

const noticeNames: readonly (readonly [NoticeKind, RegExp])[] = [
  ["editors-note", /(?:^|-)(?:editors?|editorial)(?:-s)?-?notes?(?:-|$)/],
  ["clarification", /(?:^|-)clarifications?(?:-|$)/],
  [
    "correction",
    /(?:^|-)(?:corrections?|corrected|errat(?:um|a)|corrigend(?:um|a)|amend(?:ed|ments?)|retractions?)(?:-|$)/,
  ],
];
/** What speaks of notices without being one: links to them, forms for asking for one, state of the page. */
const aboutNotices =
  /(?:^|-)(?:links?|lists?|polic(?:y|ies)|forms?|report|request|submit|suggest|archives?|nav|menu|button|btn|cta|index|has|no|tag|category|auto|color|colou?r|gamma)(?:-|$)/;
const wholePage: ReadonlySet<string> = new Set(["html", "body", "main", "article"]);

/** Blocks; what holds more than this is a page's list of corrections. */
const mostBlocks = 8;
/** How many elements round the article's container its neighbours may hang on. */
const furthestOut = 2;
/** How many elements may stand round a notice of its own beside the article. */
const deepest = 3;
/** Letters; no notice without a name is longer. */
const longestNotice = 1_000;
/** Letters; longer than any label over a notice. */
const longestLabel = 40;

interface Place {
  readonly core: Element;
  readonly container: Element;
  readonly apart: ApartLookup;
}

/** For each block its kind of notice; "label" for the heading over one. */
export function noticesByPlace(
  blocks: readonly PageBlock[],
  place: Place,
): ReadonlyMap<PageBlock, NoticeKind | "label"> {
  const found = new Map<PageBlock, NoticeKind | "label">();
  const around = elementsAround(place);
  for (const [element, members] of namedElements(blocks, place.core)) {
    if (!isNear(element, place, around)) continue;
    const shown = noticesAmong(members).filter((block) =>
      mayHoldNotice(place.apart(block.element), place, around, element),
    );
    for (const block of shown) found.set(block, kindOf(block, element, shown.at(-1)));
  }
  for (const [index, block] of blocks.entries()) {
    const kind = found.has(block) ? undefined : saidKind(block, blocks[index - 1]);
    if (kind === undefined || !isNear(block.element, place, around)) continue;
    if (mayHoldNotice(place.apart(block.element), place, around)) found.set(block, kind);
  }
  return found;
}

/** By the outermost element that is named for notices and does not hold the article. */
function namedElements(blocks: readonly PageBlock[], core: Element): ReadonlyMap<Element, PageBlock[]> {
  const found = new Map<Element, PageBlock[]>();
  for (const block of blocks) {
    const named = outermostNamed(block.element);
    if (named === undefined || isWithin(core, named)) continue;
    const members = found.get(named);
    if (members === undefined) found.set(named, [block]);
    else members.push(block);
  }
  return found;
}

/** The outermost named element at or above one. */
function outermostNamed(element: Element): Element | undefined {
  let named: Element | undefined;
  for (let at: Element | undefined = element; at !== undefined; at = parentOf(at))
    if (nameKindOf(at) !== undefined) named = at;
  return named;
}

const mayBeNamed = isLabelled(new RegExp(noticeNames.map(([, { source }]) => source).join("|")));

function nameKindOf(element: Element): NoticeKind | undefined {
  if (wholePage.has(element.name) || !mayBeNamed(element)) return undefined;
  const names = labelsOf(element);
  const own = names.filter((name) => !aboutNotices.test(name));
  return noticeNames.find(([, pattern]) => own.some((name) => pattern.test(name)))?.[0];
}

/** Without links and calls to the reader; nothing where most of it leads to other pages. */
function noticesAmong(members: readonly PageBlock[]): readonly PageBlock[] {
  const texts = members.filter((block) => block.kind !== "heading");
  if (members.length > mostBlocks || texts.filter(isLink).length * 2 > texts.length) return [];
  const own = texts.filter((block) => !isLink(block) && !isCall(block.text));
  return own.length === 0 ? [] : members.filter((block) => block.kind === "heading" || own.includes(block));
}

/** "Report an error": says what a reader can do, not what the publisher did. */
const isCall = (text: string): boolean => isClosingLabel(text) || isFurniture(text) || isPointer(text);

function kindOf(block: PageBlock, element: Element, last: PageBlock | undefined): NoticeKind | "label" {
  const isShort = block.text.length <= longestLabel && block !== last;
  const said = noticeKindOf(block.text);
  if (isShort && (block.kind === "heading" || (said !== undefined && !endsSentence(block.text))))
    return "label";
  if (said !== undefined && said !== "update") return said;
  return nameKindOf(element) ?? "correction";
}

/** What the words of a block say, or of the label right over it. An "updated" line must be a sentence of its own. */
function saidKind(block: PageBlock, above: PageBlock | undefined): NoticeKind | undefined {
  if (block.kind !== "paragraph" || isLink(block) || block.text.length > longestNotice) return undefined;
  const weighs = proseWeight(block) > 0;
  const said = noticeKindOf(block.text);
  if (said === "update") return weighs && endsSentence(block.text) ? said : undefined;
  if (said !== undefined) return weighs || !isLabelLike(block) ? said : undefined;
  const label = above !== undefined && isLabelOver(above, block) ? noticeKindOf(above.text) : undefined;
  return label === "update" || !endsSentence(block.text) ? undefined : label;
}

const isLabelOver = (label: PageBlock, block: PageBlock): boolean =>
  label.text.length <= longestLabel &&
  !isLink(label) &&
  isLabelLike(label) &&
  parentOf(label.element) === parentOf(block.element);

/** The elements that the core and its neighbours hang on. */
function elementsAround({ core, container }: Place): ReadonlySet<Element> {
  const around = new Set<Element>();
  let beyond = 0;
  for (const element of selfAndAbove(core)) {
    if (element !== core) around.add(element);
    if (isWithin(container, element)) beyond += 1;
    if (beyond > furthestOut) break;
  }
  return around;
}

/** In the article, or a neighbour of what the article stands in. */
function isNear(element: Element, { core, container }: Place, around: ReadonlySet<Element>): boolean {
  if (isWithin(element, container.name === "article" ? container : core)) return true;
  let steps = 0;
  for (let at: Element | undefined = element; at !== undefined && steps < deepest; steps += 1) {
    const parent = parentOf(at);
    if (parent !== undefined && around.has(parent)) return at.name !== "article" && !isArticleOfItsOwn(at);
    at = parent;
  }
  return false;
}

/** Nothing sets it apart but the element that is its own, or the article's own footer or aside. */
function mayHoldNotice(
  found: Apart | undefined,
  { core, container }: Place,
  around: ReadonlySet<Element>,
  named?: Element,
): boolean {
  if (found === undefined) return true;
  if (found.reason === hiddenReason) return false;
  if (found.element === named) return true;
  const parent = parentOf(found.element);
  const isOwn = found.element.name === "footer" || found.element.name === "aside";
  return (
    isOwn &&
    parent !== undefined &&
    (around.has(parent) || isWithin(parent, core)) &&
    isWithin(parent, container) &&
    parent.name !== "body"
  );
}
