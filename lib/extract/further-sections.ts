/**
 * Parts of an article below its core, in template pieces of another make: chapters in a row, questions with their
 * answers. What tells them from other things below an article is running text with hardly a link in it; one piece of
 * that alone may be anything's.
 */
import type { Element } from "domhandler";
import { alike } from "./alike.ts";
import { endsSentence } from "./block-features.ts";
import { isWithin, parentOf } from "./core.ts";
import { numberedEntries } from "./numbered-entries.ts";
import { isOverviewPiece, tellsSomething } from "./overview.ts";
import { isArticleOfItsOwn } from "./own-article.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";

/** Paragraphs; what advertises an article or its author has fewer. */
const fewestParagraphs = 3;
/** Of the letters; a list of references or of other articles has more in links. */
const mostLinked = 0.1;
/** Questions; an article's own FAQ has more than one or two. */
const fewestQuestions = 3;

interface Around {
  /** What the page's lists of contents lead to. */
  readonly contents: ReadonlySet<Element>;
  /** Blocks of the core, where the page is an overview. */
  readonly core?: readonly PageBlock[];
}

/**
 * `pieces`: what hangs beside the way to the core, in reading order, each with its blocks that nothing sets apart.
 * `container` holds all of the article.
 */
export function furtherSections(
  pieces: ReadonlyMap<Element, readonly PageBlock[]>,
  container: Element,
  { contents, core }: Around,
): ReadonlySet<Element> {
  const found = new Set<Element>();
  const chapters: Element[] = [];
  for (const [piece, blocks] of pieces) {
    const isOwn = core !== undefined && isOverviewPiece(blocks, core);
    if (isOwn || isCounted(blocks) || isListed(piece, blocks, contents)) found.add(piece);
    if (!isRunningText(blocks) || isArticleOfItsOwn(piece)) continue;
    const isInArticle = container.name === "article" && isWithin(piece, container);
    if (isInArticle || isQuestions(blocks)) found.add(piece);
    for (const other of chapters) {
      if (parentOf(other) !== parentOf(piece) || !alike(other, piece)) continue;
      found.add(other).add(piece);
    }
    chapters.push(piece);
  }
  return found;
}

function isRunningText(blocks: readonly PageBlock[]): boolean {
  let paragraphs = 0;
  let linked = 0;
  let visible = 0;
  for (const block of blocks) {
    if (proseWeight(block) > 0 && endsSentence(block.text)) paragraphs += 1;
    linked += block.linked;
    visible += block.visible;
  }
  return paragraphs >= fewestParagraphs && linked <= mostLinked * visible;
}

/** Steps, chapters; two that count on may be parts of a series. */
const fewestCounted = 3;

/** Its headings count. */
const isCounted = (blocks: readonly PageBlock[]): boolean =>
  numberedEntries(blocks.filter(({ kind }) => kind === "heading")).size >= fewestCounted &&
  tellsSomething(blocks);

/** A list of contents leads to it, and it tells something. */
const isListed = (piece: Element, blocks: readonly PageBlock[], contents: ReadonlySet<Element>): boolean =>
  [...contents].some((place) => isWithin(place, piece)) && tellsSomething(blocks);

const question = /[?？؟]\s*$/u;

const isQuestions = (blocks: readonly PageBlock[]): boolean =>
  blocks.filter(({ text }) => question.test(text)).length >= fewestQuestions;
