/**
 * Text with its typography taken away: what is left equal after this was the same words, signs and numbers, set
 * differently. Only for asking that question; no folded text is ever stored or shown.
 */

/** Each line: what stands for the same thing in print. Nothing here may turn one fact into another. */
const foldings: readonly (readonly [RegExp, string])[] = [
  // Line ends and no-break spaces; but no space is not a space ("no where", "nowhere").
  [/\s+/gu, " "],
  // Soft hyphen, zero width space, word joiner, byte order mark: places to break or not to break a line.
  [/[\u00ad\u200b\u2060\ufeff]/gu, ""],
  // French sets a space inside its quotation marks; the marks of German books point the other way, outwards.
  [/(?<=^|[\s([])\u00ab /gu, '"'],
  [/(?<=\S) \u00bb(?=$|[\s.,;:!?)\]])/gu, '"'],
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c-\u300f\u301d-\u301f\u2033]/gu, '"'],
  [/[\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc`\u00b4]/gu, "'"],
  [/''/gu, '"'],
  [/[\u2010\u2011\u2012\u2013\u2212]/gu, "-"],
  // A long dash before a digit stays: "the loss —5" must not become minus five. Between digits it is a range.
  [/(?<=\p{N})(?:[\u2014\u2015]|--+)|(?:[\u2014\u2015]|--+)(?![\p{N}-])/gu, "-"],
  [/\u2026/gu, "..."],
  // Spaces that French, Swiss and German setting put inside quotation marks and before signs, letters never beside them.
  [/ (?=[;:!?%\u2030\u00b0])/gu, ""],
];

const ascii = /^[\u0021-\u007e ]*$/;
const plainDouble = /--|''| [ ;:!?%]/;

export function foldTypography(text: string): string {
  if (ascii.test(text) && !plainDouble.test(text)) return text;
  let folded = compatible(text);
  for (const [pattern, replacement] of foldings) folded = folded.replace(pattern, replacement);
  return folded;
}

/** Ligatures, full-width forms and presentation forms of letters; never superscripts or fractions, which are numbers. */
const printForms = /[\ufb00-\ufb06\uff01-\uff5e\ufe30-\ufe4f\ufb50-\ufdfb\ufe70-\ufefc]/gu;

function compatible(text: string): string {
  return text.normalize("NFC").replace(printForms, (form) => form.normalize("NFKC"));
}
