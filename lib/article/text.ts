/**
 * The one folding of text that stet allows itself before it asks "is this the same?".
 * Nothing but white space and Unicode composition is folded: quotes, dashes, case and digits are what was said.
 */

/** Characters that composition may touch; Latin letters, dashes and quotation marks are as they stay. */
const mayCompose = /[\u0300-\u200f\u2028-\uffff]/;
/** White space that is not one plain space. */
const untidySpace = /[^\S ]\s*| \s+/g;

/** Unicode NFC, every run of white space (line ends and no-break spaces included) as one space, trimmed. */
export function normaliseText(text: string): string {
  const composed = mayCompose.test(text) ? text.normalize("NFC") : text;
  return composed.trim().replace(untidySpace, " ");
}
