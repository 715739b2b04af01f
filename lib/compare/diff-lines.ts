/**
 * A diff as lines for a reader, before it is decided how lines look: the headline first, unchanged stretches folded,
 * every change with its labels. All text of strangers goes through visibleText here, and nowhere later.
 */
import type { Change, ClaimChange, Diff, DiffField, Labels, Part } from "../article/diff.ts";
import { codePointName, visibleText } from "../article/visible-text.ts";
import { itemSeparator } from "./article-fields.ts";
import { nounOf } from "./nouns.ts";

export type SpanStyle = "plain" | "removed" | "added" | "heading" | "note";

export interface Span {
  readonly style: SpanStyle;
  readonly text: string;
}

/** No spans: a blank line. `indent`: of the text, in columns. */
export interface DiffLine {
  readonly spans: readonly Span[];
  readonly indent: number;
}

/** Kept text shown on either side of a replaced stretch, in UTF-16 units: about a line of print. */
const contextUnits = 80;
const textIndent = 2;

const fieldTitles: Readonly<Record<DiffField, string>> = {
  headline: "Headline",
  standfirst: "Standfirst",
  bylines: "Byline",
  notices: "Notices of the publisher",
  body: "Text",
  captions: "Captions",
};

export function diffLines(diff: Diff): DiffLine[] {
  const lines: DiffLine[] = [
    line({ style: "heading", text: visibleText(diff.summary) }),
    line({ style: "note", text: `${diff.disclosed}: ${diff.disclosedReason}` }),
  ];
  let field: DiffField | undefined;
  for (const change of diff.changes) {
    if (change.field !== field)
      lines.push(blank, line({ style: "heading", text: fieldTitles[change.field] }));
    field = change.field;
    lines.push(line({ style: "note", text: titleOf(change) }, textIndent));
    if (change.parts.length > 0) lines.push(textLine(change));
  }
  if (diff.claims.length > 0) lines.push(blank, line({ style: "heading", text: "Beside the text" }));
  return [...lines, ...claimLines(diff.claims)];
}

const blank: DiffLine = { spans: [], indent: 0 };

function line(span: Span, indent = 0): DiffLine {
  return { spans: [span], indent };
}

/** "paragraph 4, edit, substantive: a number changed". Positions count from 1. */
function titleOf(change: Change): string {
  return `${placeName(change)}, ${labelText(change.action, change)}`;
}

function labelText(action: string, labels: Labels): string {
  return `${action}, ${labels.class}: ${labels.reason}`;
}

function placeName({ before, after }: Change): string {
  const place = after ?? before;
  const kind = nounOf(place?.items[0]?.kind ?? "paragraph").bare;
  if (kind === "headline" || kind === "standfirst") return kind;
  const [from, to] = [numbersOf(before), numbersOf(after)];
  if (from === "" || to === "" || from === to) return `${kind} ${to || from}`;
  return `${kind} ${from} → ${to}`;
}

function numbersOf(place: Change["before"]): string {
  if (place === undefined) return "";
  const first = place.index + 1;
  return place.items.length === 1 ? `${first}` : `${first}–${first + place.items.length - 1}`;
}

function textLine({ parts }: Change): DiffLine {
  const spans = parts.flatMap((part, index) => spansOf(part, index === 0, index === parts.length - 1));
  return { spans, indent: textIndent * 2 };
}

function spansOf(part: Part, first: boolean, last: boolean): Span[] {
  if (part.op === "keep")
    return [{ style: "plain", text: visibleText(folded(marked(part.text), first, last)) }];
  const visible =
    part.class === "typographic" ? visibleTypography : (text: string) => visibleText(marked(text));
  const spans: Span[] = [];
  if (part.removed !== "") spans.push({ style: "removed", text: visible(part.removed) });
  if (part.added !== "") spans.push({ style: "added", text: visible(part.added) });
  return spans;
}

/** Where a paragraph ends and the next begins. */
const paragraphMark = "\u00b6";

/** Text that may reach over several paragraphs, which a line of print cannot. */
function marked(text: string): string {
  return text.replaceAll(itemSeparator, paragraphMark);
}

/** Where nothing but white space differs, it must be seen. */
function visibleTypography(text: string): string {
  const named = marked(text).replace(/[^\S ]/gu, codePointName);
  return visibleText(named.trim() === "" ? named.replaceAll(" ", "\u2423") : named);
}

const ellipsis = " […] ";

/** The middle of a long kept stretch is left out, and its outer end at the ends of the text; never inside a word. */
function folded(text: string, first: boolean, last: boolean): string {
  const room = (first ? 0 : contextUnits) + (last ? 0 : contextUnits);
  if (text.length <= room + contextUnits) return text;
  // A block that only moved is known by how it begins.
  const head = first && !last ? "" : text.slice(0, wordEndBefore(text, contextUnits));
  const tail = last ? "" : text.slice(wordStartAfter(text, text.length - contextUnits));
  return `${head}${head === "" ? ellipsis.trimStart() : ellipsis}${tail}`;
}

/** How far to look for a space; scripts without spaces are cut at a character. */
const longestWord = 30;

function wordEndBefore(text: string, index: number): number {
  for (let at = index; at > index - longestWord; at--) if (text.charAt(at) === " ") return at;
  return characterStart(text, index);
}

function wordStartAfter(text: string, index: number): number {
  for (let at = index; at < index + longestWord; at++) if (text.charAt(at) === " ") return at + 1;
  return characterStart(text, index);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function characterStart(text: string, index: number): number {
  return graphemes.segment(text).containing(index)?.index ?? index;
}

/** A page states its headline in several places: those that changed alike are told in one line. */
function claimLines(claims: readonly ClaimChange[]): DiffLine[] {
  const alike = new Map<string, ClaimChange[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.before ?? null, claim.after ?? null]);
    alike.set(key, [...(alike.get(key) ?? []), claim]);
  }
  return [...alike.values()].map(claimLine);
}

function claimLine(claims: readonly ClaimChange[]): DiffLine {
  const [{ before, after } = {}] = claims;
  const spans: Span[] = [{ style: "note", text: `${claims.map(({ path }) => path).join(", ")}: ` }];
  if (before !== undefined) spans.push({ style: "removed", text: visibleText(before) });
  if (after !== undefined) spans.push({ style: "added", text: visibleText(after) });
  return { spans, indent: textIndent };
}
