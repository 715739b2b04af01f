/**
 * What a character is to a comparison of words. Asked for every character of both texts, so the answer is kept per
 * UTF-16 unit: one byte each, filled in as characters turn up.
 */

const unknownClass = 0;
export const spaceClass = 1;
export const letterClass = 2;
export const digitClass = 3;
/** A letter of a script written without spaces: where its words end, only a segmenter can tell. */
export const unspacedClass = 4;
export const signClass = 5;

const space = /^\s$/u;
const digit = /^\p{N}$/u;
const letter = /^[\p{L}\p{M}_]$/u;
const unspaced =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;

function classify(character: string): number {
  if (space.test(character)) return spaceClass;
  if (digit.test(character)) return digitClass;
  if (!letter.test(character)) return signClass;
  return unspaced.test(character) ? unspacedClass : letterClass;
}

const utf16Units = 0x1_00_00;
const classOfUnit = new Uint8Array(utf16Units);
const firstSurrogate = 0xd8_00;
const lastSurrogate = 0xdf_ff;

/** The class of the character that begins at `index`. */
export function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= firstSurrogate && unit <= lastSurrogate) {
    return classify(String.fromCodePoint(text.codePointAt(index) ?? unit));
  }
  const known = classOfUnit[unit] ?? unknownClass;
  if (known !== unknownClass) return known;
  const found = classify(String.fromCharCode(unit));
  classOfUnit[unit] = found;
  return found;
}

/** UTF-16 units of the character that begins at `index`: 1 or 2. */
export function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > utf16Units - 1 ? 2 : 1;
}
