/**
 * The rules that judge a block. Each looks at the block, the label over it and its group (the list it stands in),
 * never at how much else the page holds: an edit must not tip a neighbour, nor an advert the article.
 */
import type { Element } from "domhandler";
import type { Notice } from "../article/article.ts";
import { endsSentence, isBold, isLabelLike, isLink } from "./block-features.ts";
import type { Standing } from "./branches.ts";
import { type ApartLookup, isWithin, parentOf, selfAndAbove } from "./core.ts";
import { isNamed } from "./element-names.ts";
import { isGalleryCaption, isSlideCounter } from "./gallery.ts";
import { headLine, isDateLine } from "./head-lines.ts";
import { listOf } from "./link-lists.ts";
import { linkElementOf, linkTarget } from "./link-target.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isQuote, isTitleUnderLabel } from "./passing-lines.ts";
import {
  isAsideLabel,
  isClosingLabel,
  isContentsLabel,
  isCounter,
  isFurniture,
  isOnlyRelativeTime,
  isPointer,
  noticeKindOf,
  tellsRelativeTime,
} from "./phrases.ts";
import { proseWeight } from "./prose.ts";
import { fold } from "./site-names.ts";
import { saysSentence, tellsByItself } from "./told.ts";
import { asNotice, drop, dropGrouped, standfirst, type Verdict } from "./verdict.ts";

/** What the rules know of a block besides itself. */
export interface Surroundings {
  readonly blocks: readonly PageBlock[];
  readonly url: string;
  readonly container: Element;
  readonly apart: ApartLookup;
  readonly headline: string;
  /** What else the page says its headline is. */
  readonly titles: readonly string[];
  /** Index of the block that carries the headline; -1 where none stands above the text. */
  readonly headlineAt: number;
  /** Index of the first block of the article's prose. */
  readonly firstProseAt: number;
  readonly standing: (block: PageBlock) => Standing;
  /** By the element that holds them, what the elements of paragraphs are called. */
  readonly proseBeside: ReadonlyMap<Element | undefined, ReadonlySet<string>>;
  /** Lists that are menus. */
  readonly menus: ReadonlySet<Element>;
  /** The label that a block stands under, where that label leads away from the article. */
  readonly away: ReadonlyMap<PageBlock, string>;
  readonly cards: ReadonlySet<Element>;
  /** What stands between headline and core and is the standfirst. */
  readonly standfirsts: ReadonlySet<PageBlock>;
  /** Notices that their place or an element's name makes known. */
  readonly notices: ReadonlyMap<PageBlock, Notice["kind"] | "label">;
  /** Captions of the picture right below the core. */
  readonly picturesBelow: ReadonlySet<PageBlock>;
  /** Texts that stood before. */
  readonly seen: Set<string>;
}

type Rule = (block: PageBlock, index: number, around: Surroundings) => Verdict | undefined;

/** Letters; shorter texts may well stand twice in one article. */
const shortestRepeat = 60;
/** Letters; longer than any label over a notice. */
const longestNoticeLabel = 40;

const noticeByPlace: Rule = (block, _, { notices }) => {
  const kind = notices.get(block);
  if (kind === undefined) return undefined;
  return kind === "label" ? drop("the label of a notice") : asNotice(kind);
};

const outside: Rule = (block, _, { container }) =>
  isWithin(block.element, container) ? undefined : drop("outside the article's container");

const isNamedForOffer = isNamed(
  /(?:^|-)(?:ads?|advert\w*|anzeige|sponsor\w*|promo\w*|newsletters?|subscri\w*|sign-?up|cta|donat\w*|related|read-?more)(?:-|$)/,
);

const setApart: Rule = (block, _, { apart, standing }) => {
  const found = apart(block.element);
  if (found === undefined) return undefined;
  // What a template calls one paragraph of the body says how it looks, unless it says whose it is.
  const isParagraph =
    found.isNamed &&
    !found.certain &&
    found.element === block.element &&
    block.element.name === "p" &&
    !isNamedForOffer(block.element);
  return isParagraph && standing(block) === "in the core" && saysSentence(block)
    ? undefined
    : drop(found.reason);
};

/** Words; a shorter heading may well be the first words of a title. */
const fewestOfTitle = 4;
/** The same words as one of the titles, or those before its site's name. */
function isTitle(block: PageBlock, titles: readonly string[]): boolean {
  const text = fold(block.text);
  const mayBegin = text.split(" ").length >= fewestOfTitle;
  return titles.some((title) => {
    const whole = fold(title);
    return text !== "" && (whole === text || (mayBegin && whole.startsWith(`${text} `)));
  });
}

/** Inside the body it is a subheading that says the same again. */
const isTitleAbove = (block: PageBlock, index: number, around: Surroundings): boolean =>
  block.kind === "heading" &&
  index < around.firstProseAt &&
  around.standing(block) !== "in the core" &&
  isTitle(block, around.titles);

const headline: Rule = (block, index, around) => {
  const repeated =
    block.text === around.headline && (block.kind === "heading" || index < around.firstProseAt);
  // Its heading may go on: "Wall falls | Opinion".
  const holds =
    index === around.headlineAt && block.kind === "heading" && block.text.includes(around.headline);
  if (repeated || holds || isTitleAbove(block, index, around)) return drop("the headline");
  return index < around.headlineAt ? drop("above the headline") : undefined;
};

const card: Rule = (block, _, { cards }) => {
  if (cards.size === 0) return undefined;
  for (const at of selfAndAbove(block.element)) {
    if (cards.has(at)) return dropGrouped("a card of another article");
  }
  return undefined;
};

/** "Correction" on a line of its own, or as a heading: the notice itself comes next. A link leads to all of them. */
const isNoticeLabel = (block: PageBlock): boolean =>
  block.text.length <= longestNoticeLabel &&
  isLabelLike(block) &&
  !isLink(block) &&
  !/\d/.test(block.text) &&
  noticeKindOf(block.text) !== undefined;

const notice: Rule = (block, index, { blocks, standing }) => {
  if (block.kind === "table-row") return undefined;
  if (isLink(block))
    return noticeKindOf(block.text) === undefined ? undefined : drop("a link to what reads as a notice");
  if (isNoticeLabel(block)) return drop("the label of a notice");
  const above = blocks[index - 1];
  const labelled = above !== undefined && isNoticeLabel(above) ? noticeKindOf(above.text) : undefined;
  const own = block.kind === "heading" ? undefined : noticeKindOf(block.text);
  // Under a bare "Updated" stands a date, which is no notice, or the article itself.
  const kind = labelled === undefined || labelled === "update" ? own : labelled;
  if (kind === undefined) return undefined;
  if (isRelativeTimeLine(block)) return drop("a time told from now");
  // Other articles' cards below this one tell when those were updated.
  return kind === "update" && standing(block) === "after the core" ? undefined : asNotice(kind);
};

const standfirstAbove: Rule = (block, _, { standfirsts }) =>
  standfirsts.has(block) ? standfirst : undefined;

const captionNames = /(?:^|-)(?:caption|figcaption|cutline)(?:-|$)/;

const isNamedCaption = isNamed(captionNames);

const isPicture = (element: Element): boolean =>
  element.name === "figure" || element.name === "figcaption" || isNamedCaption(element);

/** A picture of the article may stand between its headline and its body. */
const isPictureAbove = (block: PageBlock, index: number, { headlineAt, standing }: Surroundings): boolean =>
  block.kind === "caption" &&
  headlineAt >= 0 &&
  index > headlineAt &&
  standing(block) === "before the core" &&
  [...selfAndAbove(block.element)].some(isPicture);

/** Those of a list need no full stop. */
const isSentence = ({ kind, text }: PageBlock): boolean => kind === "list-item" || endsSentence(text);

/** A short sentence beside paragraphs, in an element of their sort, or beside longer entries of its list. */
const isAmongProse = (block: PageBlock, { proseBeside }: Surroundings): boolean =>
  isSentence(block) && proseBeside.get(parentOf(block.element))?.has(block.element.name) === true;

/** What follows the core in a part built otherwise is something else; what stands before it may be its beginning. */
const branch: Rule = (block, index, around) => {
  const { standing, firstProseAt } = around;
  const where = standing(block);
  if (where === "in the core" || where === "beside the core") return undefined;
  // Goes with what follows it: see dropHollowHeadings.
  if (block.kind === "heading") return undefined;
  if (isPictureAbove(block, index, around) || around.picturesBelow.has(block)) return undefined;
  if (isGalleryCaption(block, around.container)) return undefined;
  if (where === "after the core") return drop("after the article's own part of the page");
  const label = block.kind !== "table-row" && proseWeight(block) === 0 && !isAmongProse(block, around);
  return label || index < firstProseAt ? drop("before the article's own part of the page") : undefined;
};

const awaySection: Rule = (block, _, { away }) => {
  const label = away.get(block);
  return label === undefined ? undefined : drop(`under "${label}"`);
};

/** "5 minutes ago" and the like; a sentence, heading, entry or row that tells a time from now is the article's. */
const isRelativeTimeLine = (block: PageBlock): boolean =>
  proseWeight(block) === 0 &&
  !endsSentence(block.text) &&
  (block.kind === "paragraph" ? tellsRelativeTime : isOnlyRelativeTime)(block.text);

const phrase: Rule = (block, _, { standing }) => {
  if (isSlideCounter(block) && block.kind !== "table-row" && block.kind !== "heading")
    return drop("a counter of pictures");
  const where = standing(block);
  // Asked last: hardly any line begins like a label.
  const isTold = (): boolean =>
    (where === "in the core" || where === "beside the core") && tellsByItself(block);
  // A list or a table may well hold the bare words that are furniture elsewhere.
  const listed = block.kind === "list-item" || block.kind === "table-row";
  if (isFurniture(block.text) && (!listed || isLink(block)) && !isTold()) return drop("furniture");
  if (isQuote(block) || (isCounter(block.text) && !listed && block.kind !== "heading"))
    return drop("a counter");
  const isLabel = isAsideLabel(block.text) || isClosingLabel(block.text) || isContentsLabel(block.text);
  if (block.kind !== "heading" && !listed && isLabel && !isTold()) return drop("a label");
  if (block.kind === "paragraph" && isPointer(block.text) && !isTold()) return drop("points elsewhere");
  if (!listed && isDateLine(block.text)) return drop("a date alone");
  return isRelativeTimeLine(block) ? drop("a time told from now") : undefined;
};

/** Not its price, which changes by the day. */
const productNames = /(?:^|-)product-(?:title|name|heading|description)$/;
const tellsOfProduct = isNamed(productNames);
/** An address in full, as sources are given. */
const fullAddress = /^https?:\/\/\S+$/;

/** A link to another site that names what the text speaks of: a product, a work, a source. */
const isSpokenOf = (block: PageBlock): boolean => {
  const link = linkElementOf(block);
  const isOfProduct = tellsOfProduct(block.element) || (link !== undefined && tellsOfProduct(link));
  return isBold(block) || fullAddress.test(block.text) || isOfProduct;
};

const onlyLink: Rule = (block, index, { menus, standing, url, blocks }) => {
  if (isTitleUnderLabel(index, blocks, url)) return drop("a link under a label");
  if (block.kind === "heading" || block.kind === "table-row") return undefined;
  if (block.kind === "list-item") {
    const list = listOf(block.element);
    return list !== undefined && menus.has(list) ? dropGrouped("in a list of links") : undefined;
  }
  if (!isLink(block)) return undefined;
  if (isSpokenOf(block) && linkTarget(block, url) === "elsewhere") return undefined;
  return standing(block) === "in the core" ? drop("only a link") : dropGrouped("only a link");
};

/** Some templates set a table's head again as its foot. */
function isFootLikeHead({ element, text }: PageBlock, seen: Set<string>): boolean {
  const part = parentOf(element)?.name;
  if (part === "thead") seen.add(`head: ${text}`);
  return part === "tfoot" && seen.has(`head: ${text}`);
}

const repeat: Rule = (block, _, { seen }) => {
  // Tables of one make have the same head.
  if (block.kind === "table-row")
    return isFootLikeHead(block, seen) ? drop("the table's head again") : undefined;
  if (block.text.length <= shortestRepeat) return undefined;
  if (seen.has(block.text)) return drop("stood before");
  seen.add(block.text);
  return undefined;
};

/** In order: the first that has something to say decides. */
export const rules: readonly Rule[] = [
  noticeByPlace,
  standfirstAbove,
  outside,
  setApart,
  headline,
  card,
  notice,
  branch,
  awaySection,
  headLine,
  phrase,
  onlyLink,
  repeat,
];
