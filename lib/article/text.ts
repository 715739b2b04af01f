/**
 * The one folding of text that stet allows itself before it asks "is this the same?".
 * Nothing but white space and Unicode composition is folded: quotes, dashes, case and digits are what was said.
 */

/** Unicode NFC, every run of white space (line ends and no-break spaces included) as one space, trimmed. */
export function normaliseText(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}
