/** Which heading of a page carries its headline, by what the page claims its title to be; and which part of that heading. */
import { type Element, isTag, isText } from "domhandler";
import { normaliseText } from "../article/text.ts";
import { isLink } from "./block-features.ts";
import { linkOf } from "./link-target.ts";
import type { PageBlock } from "./page-blocks.ts";
import { fold, isSiteName } from "./site-names.ts";

const holds = (whole: string, part: string): boolean =>
  fold(part) !== "" && ` ${fold(whole)} `.includes(` ${fold(part)} `);

/** Two headlines agree where one holds the other. */
const agree = (one: string, other: string): boolean => holds(one, other) || holds(other, one);

export interface Site {
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly url: string;
  readonly isBelow: (block: PageBlock) => boolean;
}

/** Letters; longer than any headline. */
const longestHeadline = 220;

export function chooseHeading(
  headings: readonly PageBlock[],
  site: Site,
): { readonly block?: PageBlock; readonly reason: string } {
  const { titles } = site;
  const isTitle = (block: PageBlock): boolean => titles.some((text) => fold(text) === fold(block.text));
  const isAgreed = (block: PageBlock): boolean => titles.some((text) => agree(text, block.text));
  const first = headings.filter((block) => block.level === 1 && (isTitle(block) || !isOfSite(block, site)));
  const same = first.find(isTitle);
  if (same !== undefined) return { block: same, reason: "the h1 that is the page's title" };
  // Of several that agree in part the longest: the name of the site agrees with every title.
  const longest = longestOf(first.filter(isAgreed));
  if (longest !== undefined) return { block: longest, reason: "the h1 that agrees with the page's title" };
  const lower =
    headings.find(isTitle) ?? headings.find((block) => !site.isBelow(block) && begins(block, titles));
  if (lower !== undefined) return { block: lower, reason: "the heading that is the page's title" };
  const alike = first.filter(
    (block) =>
      titles.length === 0 ||
      (block.text.length <= longestHeadline &&
        !site.isBelow(block) &&
        titles.some((text) => akin(text, block.text))),
  );
  const [only] = alike;
  if (only !== undefined)
    return {
      block: only,
      reason: alike.length === 1 ? "the only h1" : "the first h1 akin to the page's title",
    };
  const saying = headings.find(
    (block) =>
      !site.isBelow(block) && !isOfSite(block, site) && titles.some((text) => saysMost(block.text, text)),
  );
  if (saying !== undefined)
    return { block: saying, reason: "the heading above the text that says most of the page's title" };
  const isPart = (block: PageBlock): boolean => titles.some((text) => holds(text, block.text));
  const part = longestOf(headings.filter((block) => isPart(block) && !isOfSite(block, site)));
  if (part !== undefined) return { block: part, reason: "the heading that agrees with the page's title" };
  return { reason: "no heading on the page has a word of its title" };
}

const longestOf = (blocks: readonly PageBlock[]): PageBlock | undefined =>
  [...blocks].sort((one, other) => other.text.length - one.text.length)[0];

/** The site's own name, or a link to a page above this one: what heads every page of the site. */
function isOfSite(block: PageBlock, { names, url }: Site): boolean {
  if (isSiteName(block.text, names)) return true;
  if (!isLink(block) || !URL.canParse(url)) return false;
  const href = linkOf(block);
  if (href === undefined || href.startsWith("#") || !URL.canParse(href, url)) return false;
  const target = new URL(href, url);
  const page = new URL(url);
  const folder = target.pathname.replace(/\/*$/, "/");
  return target.host === page.host && page.pathname.startsWith(folder) && page.pathname !== target.pathname;
}

/** Of scripts that set no space between words, each letter. */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}]{3,}/gu;
const wordsOf = (text: string): readonly string[] => fold(text).match(wordPattern) ?? [];

/** A heading without one word of the title heads something else: a section, an advert, the site. */
function akin(title: string, heading: string): boolean {
  const words = new Set(wordsOf(title));
  return words.size === 0 || wordsOf(heading).some((word) => words.has(word));
}

/** Of a title's words, and the fewest that a title must have for it: other headings share one or two. */
const mostShare = 0.7;
const fewestWords = 3;

function saysMost(heading: string, title: string): boolean {
  const said = new Set(wordsOf(heading));
  const wanted = [...new Set(wordsOf(title))];
  return (
    wanted.length >= fewestWords &&
    wanted.filter((word) => said.has(word)).length >= mostShare * wanted.length
  );
}

/** A title goes on after a bar with what the site is called, whether that name is known or not. */
const begins = ({ text }: PageBlock, titles: readonly string[]): boolean =>
  wordsOf(text).length >= fewestWords &&
  titles.some((title) => {
    const [first = "", ...rest] = title.split("|");
    return rest.length > 0 && fold(first) === fold(text);
  });

/** Runs of text in a heading; more than any headline is made of. */
const mostRuns = 12;

/**
 * A heading's text; where a kicker, a date or a label stands in elements of their own beside the headline, the part
 * that is the page's title.
 */
export function ownPart(block: PageBlock, titles: readonly string[]): string {
  const runs = textRuns(block.element);
  const whole = fold(block.text);
  if (runs.length < 2 || runs.length > mostRuns || titles.some((text) => fold(text) === whole))
    return block.text;
  for (let from = 0; from < runs.length; from += 1)
    for (let to = runs.length; to > from; to -= 1) {
      const part = normaliseText(runs.slice(from, to).join(""));
      if (fold(part) !== "" && titles.some((text) => fold(text) === fold(part))) return part;
    }
  return block.text;
}

function textRuns(element: Element): string[] {
  return element.children.flatMap((child) =>
    isText(child) ? (child.data.trim() === "" ? [] : [child.data]) : isTag(child) ? textRuns(child) : [],
  );
}
