/**
 * A diff as a reader goes through it, before it is decided how it looks: the headline first, unchanged stretches folded,
 * every change with its labels, what moved at both its places. All text of strangers goes through visibleText here, and
 * nowhere later.
 */
import type {
  Change,
  ChangeAction,
  ChangeClass,
  ClaimChange,
  Diff,
  DiffField,
  Part,
} from "../article/diff.ts";
import { codePointName, visibleText } from "../article/visible-text.ts";
import { itemSeparator, listOf } from "./article-fields.ts";
import { foldedText } from "./folded-text.ts";
import { nounOf } from "./nouns.ts";

export interface TextSpan {
  readonly style: "plain" | "removed" | "added";
  readonly text: string;
  /** Of a sentence that was moved: the number that both its ends have. */
  readonly moved?: number;
}

export interface OutlinedChange {
  readonly what: "change";
  readonly id: string;
  readonly class: ChangeClass;
  /** "paragraph 4, edit, substantive: a number changed". Positions count from 1. */
  readonly title: string;
  /** The same in its parts. */
  readonly place: string;
  readonly action: ChangeAction;
  readonly reason: string;
  /** Whether the block stands elsewhere than before. */
  readonly moved: boolean;
  /** Empty where nothing but the place or kind changed of a text without words. */
  readonly spans: readonly TextSpan[];
}

export type OutlineEntry =
  | OutlinedChange
  /** Where a block stood that moved: `id` is that of the change. */
  | { readonly what: "moved-away"; readonly id: string; readonly name: string; readonly to: string }
  /** `first`: of the blocks after, from 0. */
  | { readonly what: "unchanged"; readonly first: number; readonly count: number };

export interface OutlineSection {
  readonly field: DiffField;
  readonly title: string;
  readonly entries: readonly OutlineEntry[];
}

interface OutlinedClaim {
  /** Which claims changed alike. */
  readonly name: string;
  readonly spans: readonly TextSpan[];
}

export interface DiffOutline {
  readonly summary: string;
  readonly disclosure: string;
  readonly sections: readonly OutlineSection[];
  readonly claims: readonly OutlinedClaim[];
}

export interface OutlineOptions {
  /** Tell the whole text of what changed, not only what stands near. */
  readonly whole?: boolean;
  /** Said in place of the diff's own verdict: of what nobody edited so there is none. */
  readonly disclosure?: string | undefined;
}

export const claimsTitle = "Beside the text";

export const fieldTitles: Readonly<Record<DiffField, string>> = {
  headline: "Headline",
  standfirst: "Standfirst",
  bylines: "Byline",
  notices: "Notices of the publisher",
  body: "Text",
  captions: "Captions",
};

export function outlineDiff(diff: Diff, { whole = false, disclosure }: OutlineOptions = {}): DiffOutline {
  return {
    summary: visibleText(diff.summary),
    disclosure: disclosure ?? `${diff.disclosed}: ${diff.disclosedReason}`,
    sections: sectionsOf(diff.changes, whole),
    claims: claimsOf(diff.claims),
  };
}

function sectionsOf(changes: readonly Change[], whole: boolean): OutlineSection[] {
  const sections: { title: string; field: DiffField; entries: OutlineEntry[] }[] = [];
  const partings = movedAway(changes);
  let next = 0;
  for (const [index, change] of changes.entries()) {
    const previous = changes[index - 1];
    let section = sections.at(-1);
    if (section?.field !== change.field) {
      section = { title: fieldTitles[change.field], field: change.field, entries: [] };
      sections.push(section);
    }
    if (previous === undefined || listOf(previous.field) !== listOf(change.field)) next = 0;
    if (change.after !== undefined) {
      const count = change.after.index - next;
      if (count > 0 && listOf(change.field) === "blocks")
        section.entries.push({ what: "unchanged", first: next, count });
      next = change.after.index + change.after.items.length;
    }
    section.entries.push(...(partings.get(change) ?? []), outlined(change, whole));
  }
  // What went from behind the last change of its list is told at the end.
  sections.at(-1)?.entries.push(...(partings.get(undefined) ?? []));
  return sections;
}

/** Where what moved used to stand: before the first change that stayed and stood behind it. */
function movedAway(changes: readonly Change[]): Map<Change | undefined, OutlineEntry[]> {
  const partings = new Map<Change | undefined, OutlineEntry[]>();
  const stayed = changes.filter(({ action, before }) => action !== "move" && before !== undefined);
  for (const change of changes) {
    const { id, action, before, after } = change;
    if (action !== "move" || before === undefined) continue;
    const follower = stayed.find(
      (other) => listOf(other.field) === listOf(change.field) && (other.before?.index ?? 0) > before.index,
    );
    const name = `${nounOf(before.items[0]?.kind ?? "paragraph").bare} ${numbersOf(before)}`;
    const list = partings.get(follower) ?? [];
    partings.set(follower, [...list, { what: "moved-away", id, name, to: numbersOf(after) }]);
  }
  return partings;
}

function outlined(change: Change, whole: boolean): OutlinedChange {
  const { id, parts, action, reason, class: weight } = change;
  const spans = parts.flatMap((part, index) =>
    whole && part.op === "keep"
      ? [{ style: "plain" as const, text: visibleText(marked(part.text)) }]
      : spansOf(part, index === 0, index === parts.length - 1),
  );
  const place = placeName(change);
  return {
    what: "change",
    id,
    class: weight,
    title: `${place}, ${action}, ${weight}: ${reason}`,
    place,
    action,
    reason,
    moved: action === "move",
    spans,
  };
}

export function placeName({ before, after }: Change): string {
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

function spansOf(part: Part, first: boolean, last: boolean): TextSpan[] {
  if (part.op === "keep") {
    return [{ style: "plain", text: visibleText(foldedText(marked(part.text), first, last)) }];
  }
  const visible =
    part.class === "typographic" ? visibleTypography : (text: string) => visibleText(marked(text));
  const moved = part.moved === undefined ? {} : { moved: part.moved };
  const spans: TextSpan[] = [];
  if (part.removed !== "") spans.push({ style: "removed", text: visible(part.removed), ...moved });
  if (part.added !== "") spans.push({ style: "added", text: visible(part.added), ...moved });
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

/** A page states its headline in several places: those that changed alike are told in one line. */
function claimsOf(claims: readonly ClaimChange[]): OutlinedClaim[] {
  const alike = new Map<string, ClaimChange[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.before ?? null, claim.after ?? null]);
    alike.set(key, [...(alike.get(key) ?? []), claim]);
  }
  return [...alike.values()].map((same) => {
    const [{ before, after } = {}] = same;
    const spans: TextSpan[] = [];
    if (before !== undefined) spans.push({ style: "removed", text: visibleText(before) });
    if (after !== undefined) spans.push({ style: "added", text: visibleText(after) });
    return { name: same.map(({ path }) => path).join(", "), spans };
  });
}
