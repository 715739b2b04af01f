/** Lines between headline and text: bylines, dates, labels, and the standfirst where its element says so. */
import { endsSentence, isBold, isLink } from "./block-features.ts";
import type { Standing } from "./branches.ts";
import { readWords, withoutDays } from "./dates.ts";
import type { PageBlock } from "./page-blocks.ts";
import { isBylineLine, withoutBy, withoutPublished } from "./phrases.ts";
import { proseWeight } from "./prose.ts";
import { isNamedStandfirst } from "./standfirst.ts";
import { drop, standfirst, type Verdict } from "./verdict.ts";

export interface Head {
  /** Index of the block that carries the headline; -1 where none stands above the text. */
  readonly headlineAt: number;
  /** Index of the first block of the article's prose. */
  readonly firstProseAt: number;
  readonly standing: (block: PageBlock) => Standing;
}

/** Letters; longer than any line between headline and text that is no sentence. */
const longestHeadLine = 200;

export function headLine(
  block: PageBlock,
  index: number,
  { firstProseAt, headlineAt, standing }: Head,
): Verdict | undefined {
  if (index >= firstProseAt || block.kind === "caption") return undefined;
  const inCore = standing(block) === "in the core";
  if (isNamedStandfirst(block.element)) return standfirst;
  if (block.kind === "heading") {
    if (isDate(block.text)) return drop("a date alone");
    return endsSentence(block.text) && index > headlineAt && !inCore ? standfirst : undefined;
  }
  if (block.text.length > longestHeadLine) return undefined;
  if (isBylineLine(block.text) && !isProseOfCore(block, standing)) return drop("a byline");
  if (endsSentence(block.text)) return undefined;
  return inCore && isOpening(block) ? undefined : drop("a line above the text");
}

/** Letters besides the date; a line that only dates the article has fewer. */
const shortestDated = 60;
/** Words; names, places and sections have fewer. */
const fewestWords = 4;

/** A first line without a full stop, such as one set bold; dates and authors' names are none. */
const isOpening = (block: PageBlock): boolean =>
  (readWords(block.text) === undefined || withoutDays(block.text).length > shortestDated) &&
  (proseWeight(block) > 0 || saysEnough(block) || mayBeName(block));

/** Words and characters of a line that nothing but its words sets apart from counters and buttons. */
const fewestUnset = 5;
const shortestUnset = 25;

function saysEnough(block: PageBlock): boolean {
  const words = wordCount(block);
  const isSet = block.element.name === "p" || isBold(block);
  return isSet ? words >= fewestWords : words >= fewestUnset && block.text.length >= shortestUnset;
}

/** Where a script has no capitals a name looks like any word: a line of nothing else does not vanish. */
const mayBeName = ({ element, linked, text }: PageBlock): boolean =>
  element.name === "p" && linked === 0 && /^[\p{Lo}\p{M}\s·・,፣、]{2,}$/u.test(text);

const wordCount = (block: PageBlock): number => (isLink(block) ? 0 : block.text.split(" ").length);

/** "By selling …": a name would have a capital. */
const isProseOfCore = (block: PageBlock, standing: Head["standing"]): boolean =>
  standing(block) === "in the core" && proseWeight(block) > 0 && /^\p{Ll}/u.test(withoutBy(block.text));

/** Characters; longer than any line that only dates. Looking for a date in every paragraph is dear. */
const longestDateLine = 120;
/** Letters that may stand beside a date: a weekday, a time of day, a zone. */
const mostBesideDate = 24;

const lettersBesideDate = (text: string): number => withoutDays(text).replace(/[^\p{L}]/gu, "").length;

/** A day, and little more than a label beside it. */
export const isDate = (text: string): boolean =>
  text.length <= longestDateLine &&
  readWords(text) !== undefined &&
  lettersBesideDate(text) <= mostBesideDate;

/** "Published 7:07 PM Nov 19, 2019": when the page was made, not what it says. */
export function isDateLine(text: string): boolean {
  if (text.length > longestDateLine || readWords(text) === undefined) return false;
  const bare = withoutPublished(text);
  return bare !== text && lettersBesideDate(bare) <= mostBesideDate;
}
