/** Numbers in the order in which keys turn up: a map of integers to integers, without a boxed value or a garbage heap. */
import { mixed } from "./hash.ts";

export interface NumberTable {
  /** The number of a key, from 0; a key seen for the first time gets the next one. */
  readonly numberOf: (key: number) => number;
  /** Undefined of a key that was never numbered. */
  readonly find: (key: number) => number | undefined;
  readonly count: () => number;
}

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
  const slotOf = (key: number): number => {
    let slot = mixed(key) >>> (bitsOfKey - bits);
    for (let held = slots[slot] ?? 0; held !== 0 && keys[held - 1] !== key; held = slots[slot] ?? 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  return {
    numberOf: (key) => {
      const slot = slotOf(key);
      const held = slots[slot] ?? 0;
      if (held !== 0) return held - 1;
      keys[count] = key;
      count += 1;
      slots[slot] = count;
      return count - 1;
    },
    find: (key) => {
      const held = slots[slotOf(key)] ?? 0;
      return held === 0 ? undefined : held - 1;
    },
    count: () => count,
  };
}
