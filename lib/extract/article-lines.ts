/** The lines round an article that may say who wrote it and when: below and above its headline, and at its foot. */
import type { Element } from "domhandler";
import { endsSentence } from "./block-features.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";
import type { Judged } from "./verdict.ts";

export interface ArticleLines {
  /** Beside the headline, what stands below it first, down to the first block kept. */
  readonly head: readonly PageBlock[];
  /** What stands below the headline, down to the first words. */
  readonly below: readonly PageBlock[];
  /** Those beside the headline, and what stands beside the first words; "last updated" notices wherever they stand. */
  readonly near: readonly PageBlock[];
  /** Right after the article's last block. */
  readonly foot: readonly PageBlock[];
  /** All that is no text of the article, cards of others apart. */
  readonly dropped: readonly PageBlock[];
}

/** Some templates set date and author over the headline. */
const mostAbove = 5;
/** Or below a picture, a summary and the first paragraph; no further down does a line speak of the whole article. */
const mostBelow = 16;
const mostProse = 2;
/** Without a heading on the page, what stands right above the first words kept. */
const mostBefore = 8;
/** Blocks after the article's end; beyond them, or beyond a heading, other things begin. */
const mostAfter = 10;

const isText = ({ block, verdict }: Judged): boolean =>
  verdict.keep && block.kind !== "heading" && block.kind !== "caption";

const isProse = ({ block, verdict }: Judged): boolean =>
  verdict.keep && block.kind !== "heading" && proseWeight(block) > 0 && endsSentence(block.text);

export function articleLines(judged: readonly Judged[], headline: Element | undefined): ArticleLines {
  const first = judged.findIndex((one) => isProse(one));
  const at = headline === undefined ? -1 : judged.findIndex(({ block }) => block.element === headline);
  const from = at < 0 ? Math.max(0, first - mostBefore) : at + 1;
  const below = judged.slice(from, from + mostBelow);
  const beginning = below.findIndex((one) => isText(one));
  const above = at < 0 ? [] : judged.slice(Math.max(0, at - mostAbove), at);
  const last = judged.findLastIndex(({ verdict, block }) => verdict.keep && block.kind !== "caption");
  const after = judged.slice(Math.max(from, last), last + 1 + mostAfter);
  const end = after.findIndex(({ block }, index) => index > 0 && block.kind === "heading");
  return {
    head: blocksOf([...(beginning < 0 ? below : below.slice(0, beginning)), ...above]),
    below: blocksOf(untilProse(below)),
    near: blocksOf([
      ...untilProse(below),
      ...above,
      ...judged.filter(({ verdict }) => verdict.notice === "update"),
    ]),
    foot: blocksOf(end < 0 ? after : after.slice(0, end)),
    dropped: blocksOf(judged.filter(({ verdict }) => !verdict.keep && verdict.grouped !== true)),
  };
}

const blocksOf = (judged: readonly Judged[]): PageBlock[] => judged.map(({ block }) => block);

function untilProse(judged: readonly Judged[]): Judged[] {
  let prose = 0;
  return judged.filter((one) => {
    if (isProse(one)) prose += 1;
    return prose <= mostProse && !isProse(one);
  });
}
