/** Whether a paragraph says something by itself, though it begins as a label, a pointer or a contact line does. */
import { endsSentence } from "./block-features.ts";
import type { PageBlock } from "./page-blocks.ts";
import { speaksOfSite } from "./phrases.ts";
import { proseWeight } from "./prose.ts";
import { countWords } from "./shingles.ts";

/** Characters; before the colon of "Also:", "Photo:" or "Next up:" stand fewer. */
const longestLeadIn = 30;
/** Letters between commas; no credit and no subject is longer. */
const longestCredit = 60;
/** Of a sentence; a label, or what a button says, has fewer. */
const fewestWords = 8;

/** "Read more than one report and you find 61 errors, said the engineer.": what has no link points nowhere. */
export const tellsByItself = (block: PageBlock): boolean =>
  saysSentence(block) || (block.linked === 0 && proseWeight(block) > 0 && tellsAfterLeadIn(block.text));

/** A whole sentence, which speaks of other things than the site. */
export const saysSentence = ({ kind, text, linked }: PageBlock): boolean =>
  kind === "paragraph" &&
  linked === 0 &&
  endsSentence(text) &&
  !/[:;]$/.test(text) &&
  !speaksOfSite(text) &&
  countWords(text, fewestWords) >= fewestWords;

/** "Next up: blueprints. No, not the kind …" */
function tellsAfterLeadIn(text: string): boolean {
  const colon = text.search(/[:：]/);
  if (colon < 0 || colon > longestLeadIn) return false;
  const said = text.slice(colon + 1);
  return endsSentence(said) || said.split(/[,;|/]/).some((clause) => clause.length > longestCredit);
}
