/** What the ways of pairing items share: the items, and which of them are paired so far. */
import { heaviestSubsequence } from "./heaviest-subsequence.ts";
import { wordHashes } from "./shared-words.ts";

export interface AlignedItem {
  readonly text: string;
  /** Items of different groups are never paired (captions and the body). */
  readonly group: string;
  /** Of its words and of each two neighbours; read when first asked for. */
  readonly hashes: () => Int32Array;
  /** The same in ascending order, each once. */
  readonly distinctHashes: () => Int32Array;
}

export function alignedItem(text: string, group: string): AlignedItem {
  let hashes: Int32Array | undefined;
  let distinct: Int32Array | undefined;
  const item: AlignedItem = {
    text,
    group,
    hashes: () => {
      hashes ??= wordHashes(text);
      return hashes;
    },
    distinctHashes: () => {
      distinct ??= item
        .hashes()
        .slice()
        .sort()
        .filter((hash, index, sorted) => index === 0 || hash !== sorted[index - 1]);
      return distinct;
    },
  };
  return item;
}

export interface ItemPair {
  readonly before: number;
  readonly after: number;
  /** In the order that most of the text kept. */
  readonly stayed: boolean;
}

/** What is paired so far. */
export interface Alignment {
  readonly before: readonly AlignedItem[];
  readonly after: readonly AlignedItem[];
  /** After by before, and before by after. */
  readonly pairs: Map<number, number>;
  readonly back: Map<number, number>;
}

export function pair({ pairs, back }: Alignment, before: number, after: number): void {
  pairs.set(before, after);
  back.set(after, before);
}

/**
 * Moving a paragraph is one act, however long it is: so the number of paragraphs weighs as their length does, and the
 * order is kept that needs the fewest moves. In UTF-16 units, a paragraph of two sentences.
 */
const weightOfOne = 200;
/** Of two that changed places, the one that was also edited is the one that an editor had in hand. */
const weightOfEdited = 0.9;

/** Which pairs can be read in one order on both sides, by place before. */
export function withStayed({ before, after, pairs }: Alignment): ItemPair[] {
  const weighed = [...pairs].map(([x, y]) => {
    const [old = "", now = ""] = [before[x]?.text, after[y]?.text];
    const weight = (weightOfOne + Math.min(old.length, now.length)) * (old === now ? 1 : weightOfEdited);
    return { before: x, after: y, weight };
  });
  const stayed = heaviestSubsequence(weighed);
  return weighed
    .map((found) => ({ before: found.before, after: found.after, stayed: stayed.has(found) }))
    .sort((x, y) => x.before - y.before);
}
