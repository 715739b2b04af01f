/** The words of a text and each two neighbours among them as 32-bit integers: what tells whether two texts are alike. */
import { classAt, digitClass, letterClass, unitsAt, unspacedClass } from "./character-class.ts";
import { hashFactor, hashStart } from "./hash.ts";
import type { Tokens } from "./tokenise.ts";
import type { Vocabulary } from "./vocabulary.ts";

const wordFactor = 0x9e_37_79_b1;

/** Capitals and typography aside. */
export function wordHashes({ words }: Tokens, vocabulary: Vocabulary): Int32Array {
  const hashes = new Int32Array(2 * words.length);
  let [count, previous] = [0, 0];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    if (!vocabulary.isWord(word)) continue;
    const hash = Math.imul(vocabulary.formOf(word) + 1, wordFactor);
    hashes[count] = hash;
    hashes[count + 1] = pairHash(previous, hash);
    count += 2;
    previous = hash;
  }
  return hashes.subarray(0, count);
}

const pairHash = (previous: number, hash: number): number =>
  Math.imul(previous ^ (previous >>> 15), hashFactor) ^ (hash >>> 7) ^ hash;

const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** Whether some of the text is of a script written without spaces. */
export const hasUnspaced = (text: string): boolean => unspaced.test(text);

const toLower = 32;

/** For text of a script without spaces, where a sign says little by itself, and two of them are a word. */
export function signHashes(text: string): Int32Array {
  const hashes: number[] = [];
  let previous = 0;
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (!isWord(kind) && kind !== unspacedClass) {
      at += unitsAt(text, at);
      continue;
    }
    let hash = hashStart;
    do {
      const unit = text.charCodeAt(at);
      hash = Math.imul(hash ^ (unit >= 0x41 && unit <= 0x5a ? unit + toLower : unit), hashFactor);
      at += 1;
    } while (kind !== unspacedClass && at < text.length && isWord(classAt(text, at)));
    if (kind !== unspacedClass) hashes.push(hash);
    hashes.push(pairHash(previous, hash));
    previous = hash;
  }
  return Int32Array.from(hashes);
}

const isWord = (kind: number): boolean => kind === letterClass || kind === digitClass;
