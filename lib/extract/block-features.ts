/** Questions about one block that several rules ask. */
import type { PageBlock } from "./page-blocks.ts";

/** A link with a full stop or a bullet beside it is still nothing but a link. */
const nearlyAll = 0.85;

/** White space counts for nothing: how much of it there is changes with the page's serialisation. */
const visibleLength = (text: string): number => text.replaceAll(" ", "").length;

export const isLink = (block: PageBlock): boolean => block.linked >= nearlyAll * visibleLength(block.text);
export const isBold = (block: PageBlock): boolean => block.bold >= nearlyAll * visibleLength(block.text);

/**
 * Ends as a sentence does, in any script, a footnote's number apart; what introduces something (a colon) counts too.
 * A point between digits ends nothing: it is a date's, or a number's.
 */
const sentenceEnd = /(?<!\d)[.!?…。！？؟।॥:;][\s"'”’»)\]\d*]*$|\d[.!?…。！？؟।॥:;][\s"'”’»)\]*]*$/u;

export const endsSentence = (text: string): boolean => sentenceEnd.test(text);

/** Longer than any label that is no heading. */
const longestLabel = 80;

/** Short, and no sentence; a colon at its end makes it more of a label. */
export const isLabelLike = (block: PageBlock): boolean =>
  block.text.length <= longestLabel && (!endsSentence(block.text) || block.text.endsWith(":"));
