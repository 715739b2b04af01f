/** Questions about one block that several rules ask. */
import type { PageBlock } from "./page-blocks.ts";

/** A link with a full stop or a bullet beside it is still nothing but a link. */
const nearlyAll = 0.85;

export const isLink = (block: PageBlock): boolean => block.linked >= nearlyAll * block.visible;
export const isBold = (block: PageBlock): boolean => block.bold >= nearlyAll * block.visible;

const sentenceEnds = ".!?…。！？؟۔।॥။។።:;";
/** May stand after it; white space and a footnote's number may too. */
const closing = "\"'”’»)]*~";

const isDigit = (sign: string): boolean => sign >= "0" && sign <= "9";

/**
 * Ends as a sentence does, in any script, a footnote's number apart; what introduces something (a colon) counts too.
 * A point between digits ends nothing: it is a date's, or a number's.
 */
export function endsSentence(text: string): boolean {
  let at = text.length - 1;
  let isNumbered = false;
  for (; at >= 0; at -= 1) {
    const sign = text.charAt(at);
    if (isDigit(sign)) isNumbered = true;
    else if (!closing.includes(sign) && sign.trim() !== "") break;
  }
  return at >= 0 && sentenceEnds.includes(text.charAt(at)) && !(isNumbered && isDigit(text.charAt(at - 1)));
}

/** Longer than any label that is no heading. */
const longestLabel = 80;

/** Short, and no sentence; a colon at its end makes it more of a label. */
export const isLabelLike = (block: PageBlock): boolean =>
  block.text.length <= longestLabel && (!endsSentence(block.text) || block.text.endsWith(":"));
