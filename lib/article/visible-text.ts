/**
 * Text of strangers made fit to be shown on one line of a terminal or a plain text file. What could move the cursor,
 * colour the screen, forge a line or reorder what is read is shown by a sign for it; no letter is changed or lost.
 */

/** U+2400 and on: pictures of the 32 C0 controls in their order. */
const controlPictures = 0x24_00;
const deletePicture = "\u2421";
const lastC0 = 0x1f;
const deleteCode = 0x7f;

/** The flags of England, Scotland and Wales: the one use of tag characters (UTS #51). */
const flag = "\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}";

/**
 * Controls (C0, DEL, C1); line and paragraph separators; marks, embeddings, overrides and isolates of direction;
 * invisible characters that could hide a difference; tags outside a flag; lone surrogates. Joiners and variation
 * selectors stay: scripts and emoji need them.
 */
const unfit =
  "[\\p{Cc}\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u200b\\u2060-\\u2064\\u206a-\\u206f" +
  "\\ufeff\\u00ad\\u180e\\ufff9-\\ufffb\\p{Cs}\\u{e0000}-\\u{e007f}]";

const flagOrUnfit = new RegExp(`(${flag})|${unfit}`, "gu");

function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= lastC0) return String.fromCodePoint(controlPictures + code);
  return code === deleteCode ? deletePicture : codePointName(character);
}

/** `‹U+202E›`: the way to name a character that must not act. */
export function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `\u2039U+${hex}\u203a`;
}

export function visibleText(text: string): string {
  return text.replace(flagOrUnfit, (found: string, kept: string | undefined) => kept ?? signOf(found));
}
