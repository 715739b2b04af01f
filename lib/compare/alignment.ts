/** What the ways of pairing items share: the items, and which of them are paired so far. */
import { heaviestSubsequence } from "./heaviest-subsequence.ts";
import { type Tokens, tokenise } from "./tokenise.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { hasUnspaced, signHashes, wordHashes } from "./word-hashes.ts";

/** What is found out about an item is found out when first asked for, and once. */
export class AlignedItem {
  readonly text: string;
  /** Items of different groups are never paired (captions and the body). */
  readonly group: string;
  private readonly vocabulary: Vocabulary;
  private knownTokens: Tokens | undefined;
  private knownHashes: Int32Array | undefined;
  private knownDistinct: Int32Array | undefined;

  constructor(text: string, group: string, vocabulary: Vocabulary, tokens?: Tokens) {
    this.text = text;
    this.group = group;
    this.vocabulary = vocabulary;
    this.knownTokens = tokens;
  }

  get tokens(): Tokens {
    this.knownTokens ??= tokenise(this.text, this.vocabulary);
    return this.knownTokens;
  }

  /** Of its words and of each two neighbours. */
  get hashes(): Int32Array {
    // Where only a segmenter can tell the words, it is asked no sooner than words are compared.
    const signs = this.knownTokens === undefined && hasUnspaced(this.text);
    this.knownHashes ??= signs ? signHashes(this.text) : wordHashes(this.tokens, this.vocabulary);
    return this.knownHashes;
  }

  /** The same in ascending order, each once. */
  get distinctHashes(): Int32Array {
    this.knownDistinct ??= distinct(this.hashes);
    return this.knownDistinct;
  }
}

function distinct(hashes: Int32Array): Int32Array {
  const sorted = hashes.slice().sort();
  let count = 0;
  for (let index = 0; index < sorted.length; index++) {
    const hash = sorted[index] ?? 0;
    if (count > 0 && hash === sorted[count - 1]) continue;
    sorted[count] = hash;
    count += 1;
  }
  return sorted.subarray(0, count);
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
    const old = before[x]?.text ?? "";
    const now = after[y]?.text ?? "";
    const weight = (weightOfOne + Math.min(old.length, now.length)) * (old === now ? 1 : weightOfEdited);
    return { before: x, after: y, weight };
  });
  const stayed = heaviestSubsequence(weighed);
  return weighed
    .map((found) => ({ before: found.before, after: found.after, stayed: stayed.has(found) }))
    .sort((x, y) => x.before - y.before);
}
