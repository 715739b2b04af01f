/** Lines that are known by their shape, in any language, for what a template sets between paragraphs. */
import { endsSentence } from "./block-features.ts";
import { isNamed } from "./element-names.ts";
import { linkTarget } from "./link-target.ts";
import type { PageBlock } from "./page-blocks.ts";
import { visibleLength } from "./white-space.ts";

/** Characters; "Read also" has fewer in any language. */
const longestLead = 30;
/** Words; a name, a place or a work that a fact links to has fewer than another article's title. */
const fewestOfTitle = 4;

const leadOf = /^[^:：፡፦]{2,30}[:：፡፦]/;
const isNamedPointer = isNamed(/^(?:read-?(?:more|also|next|on)|see-?also|also-?read)$/);

/** The label before a link that is all the rest of the line; undefined of any other line. */
function leadOver(block: PageBlock): string | undefined {
  if (block.kind !== "paragraph" || block.linked === 0 || endsSentence(block.text)) return undefined;
  const lead = leadOf.exec(block.text)?.[0];
  if (lead === undefined || lead.length > longestLead) return undefined;
  return block.linked === block.visible - visibleLength(lead) ? lead : undefined;
}

/** A short label, a colon, and nothing but a link to another page of the site: another article's title. */
export function isTitleUnderLabel(index: number, blocks: readonly PageBlock[], url: string): boolean {
  const block = blocks[index];
  const lead = block && leadOver(block);
  if (block === undefined || lead === undefined || linkTarget(block, url) !== "same site") return false;
  if (isNamedPointer(block.element)) return true;
  const isLong = block.text.slice(lead.length).trim().split(/\s+/).length >= fewestOfTitle;
  return isLong && !isAmongFacts(lead, [blocks[index - 1], blocks[index + 1]]);
}

/** "Venue: …" over "Tickets: …": other labels over other links. */
const isAmongFacts = (lead: string, beside: readonly (PageBlock | undefined)[]): boolean =>
  beside.some((block) => {
    const other = block && leadOver(block);
    return other !== undefined && other !== lead;
  });

const quote = /^\p{L}[\p{L}\d&./ -]{0,25}\s[\d.,]{1,12}\s?\(?[+\-−–▲▼±]\s?[\d.,]{1,9}\s?%\)?$/u;
/** Longer than a name, a price and its change. */
const longestQuote = 60;

/** "FTSE 7,412.1 +0.3%", in an element that is made for no text. */
export const isQuote = ({ kind, text, element }: PageBlock): boolean =>
  kind === "paragraph" && element.name !== "p" && text.length <= longestQuote && quote.test(text);
