/**
 * Which item of the one side is which of the other: first the equal ones, then those that differ in typography or
 * capitals alone, then those that share enough of their words. What is left was added or removed. Used for the blocks
 * of an article, and for the sentences of a block too long to be compared word by word.
 */
import { type AlignedItem, type Alignment, type ItemPair, withStayed } from "./alignment.ts";
import { foldTypography } from "./fold-typography.ts";
import { pairAlike } from "./pair-alike.ts";
import { pairEqual } from "./pair-equal.ts";

/** Pairs in ascending order of `before`. */
export function alignItems(before: readonly AlignedItem[], after: readonly AlignedItem[]): ItemPair[] {
  const alignment: Alignment = { before, after, pairs: new Map(), back: new Map() };
  pairEqual(alignment, (item) => `${item.group}\n${item.text}`);
  if (isUnfinished(alignment)) pairEqual(alignment, foldedKey);
  if (isUnfinished(alignment)) pairAlike(alignment);
  return withStayed(alignment);
}

const isUnfinished = ({ before, after, pairs }: Alignment): boolean =>
  pairs.size < before.length && pairs.size < after.length;

const foldedKey = (item: AlignedItem): string => `${item.group}\n${foldTypography(item.text).toLowerCase()}`;
