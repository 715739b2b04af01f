/**
 * The words of a comparison as numbers: what is compared most is compared fastest. Made once for both sides. A table of
 * hashes that cuts a word out of its text only when it is new.
 */
import { classAt, signClass } from "./character-class.ts";
import { foldTypography } from "./fold-typography.ts";
import { hashFactor, hashStart, mixed } from "./hash.ts";

export interface Vocabulary {
  /** The same number for the same word: the text from `start` up to `end`. */
  readonly numberOf: (text: string, start: number, end: number) => number;
  /** The same number for words that differ in capitals or typography alone; of a word's number. */
  readonly formOf: (number: number) => number;
  /** Whether the number is of a word or a figure, not of signs. */
  readonly isWord: (number: number) => boolean;
  /** Which of the forms of the one list the other has too, in order: their places in their list. */
  readonly shared: (list: Int32Array, others: Int32Array) => number[];
}

const firstBits = 12;
const bitsOfKey = 32;
const unknown = -1;
/** Words that typography has no other form for. */
const plain = /^[A-Za-z0-9]+$/;

export function vocabulary(): Vocabulary {
  const words: string[] = [];
  const hashes: number[] = [];
  /** By word: its form's number, unknown until it is asked for. */
  const forms: number[] = [];
  const spoken: boolean[] = [];
  /** By form: the last asking that met it, so that nothing need be cleared between askings. */
  const metIn: number[] = [];
  let asking = 0;
  let bits = firstBits;
  /** Number + 1 by slot; 0 is free. */
  let slots = new Int32Array(2 ** bits);

  const grow = (): void => {
    bits += 1;
    slots = new Int32Array(2 ** bits);
    for (let number = 0; number < words.length; number++) {
      let slot = mixed(hashes[number] ?? 0) >>> (bitsOfKey - bits);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
  };
  const numberOf = (text: string, start: number, end: number): number => {
    let hash = hashStart;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), hashFactor);
    let slot = mixed(hash) >>> (bitsOfKey - bits);
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (hashes[held - 1] === hash && isSame(words[held - 1] ?? "", text, start, end)) return held - 1;
      slot = (slot + 1) & (slots.length - 1);
    }
    const number = words.length;
    slots[slot] = number + 1;
    words.push(text.slice(start, end));
    hashes.push(hash);
    forms.push(unknown);
    spoken.push(classAt(text, start) !== signClass);
    metIn.push(0);
    if (2 * words.length > slots.length) grow();
    return number;
  };
  const formOf = (number: number): number => {
    const known = forms[number] ?? unknown;
    if (known !== unknown) return known;
    const word = words[number] ?? "";
    const folded = (plain.test(word) ? word : foldTypography(word)).toLowerCase();
    const form = folded === word ? number : numberOf(folded, 0, folded.length);
    forms[number] = form;
    return form;
  };
  return {
    numberOf,
    formOf,
    isWord: (number) => spoken[number] ?? false,
    shared: (list, others) => {
      asking += 1;
      for (let place = 0; place < others.length; place++) metIn[others[place] ?? 0] = asking;
      const places: number[] = [];
      for (let place = 0; place < list.length; place++) {
        if (metIn[list[place] ?? 0] === asking) places.push(place);
      }
      return places;
    },
  };
}

function isSame(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}
