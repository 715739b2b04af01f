/** Numbers in the order in which keys turn up: a map of integers to integers, without a boxed value or a garbage heap. */

export interface NumberTable {
  /** The number of a key, from 0; a key seen for the first time gets the next one. */
  readonly numberOf: (key: number) => number;
  readonly count: () => number;
}

/** 2^32 divided by the golden ratio: spreads keys that lie close together (Knuth, multiplicative hashing). */
const spread = 0x9e_37_79_b1;
const bitsOfKey = 32;

/** `most`: keys that will be asked for at most, equal ones counted. */
export function numberTable(most: number): NumberTable {
  // At least twice the keys, so that a free slot is never far.
  const bits = Math.ceil(Math.log2(Math.max(1, most))) + 1;
  const mask = 2 ** bits - 1;
  /** Number + 1 by slot; 0 is free. */
  const slots = new Int32Array(2 ** bits);
  const keys = new Int32Array(Math.max(1, most));
  let count = 0;
  return {
    numberOf: (key) => {
      let slot = Math.imul(key, spread) >>> (bitsOfKey - bits);
      for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
        if (keys[held - 1] === key) return held - 1;
        slot = (slot + 1) & mask;
      }
      keys[count] = key;
      count += 1;
      slots[slot] = count;
      return count - 1;
    },
    count: () => count,
  };
}
