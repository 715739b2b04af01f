/** Addresses that can be read in a text. Where its links lead is not part of an article, so that no diff tells of it. */
import type { Stretch } from "./stretch.ts";

/** Parts of a name in the domain name system are 63 characters at most (RFC 1035), a mailbox 64 (RFC 5321). */
const address =
  /(?:https?:\/\/|\bwww\.)[^\s<>"\u201c\u201d\u00ab\u00bb]+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}/gu;
/** Without one of these no address stands in a text. */
const hints = ["://", "www.", "@"];

/** A longer address is read as far as this from the stretch, in UTF-16 units. */
const farthest = 400;

/** Whether one may: most texts have none, and need not be searched again. */
export const mayHoldAddress = (text: string): boolean => hints.some((hint) => text.includes(hint));

export function hasAddress(text: string): boolean {
  return mayHoldAddress(text) && text.search(address) >= 0;
}

/** The addresses that a stretch touches, one after another. */
export function addressesAt({ text, start, end }: Stretch): string {
  const from = Math.max(0, start - farthest);
  return [...text.slice(from, end + farthest).matchAll(address)]
    .filter(({ 0: found, index }) => from + index < end && from + index + found.length > start)
    .map(([found]) => found)
    .join(" ");
}
