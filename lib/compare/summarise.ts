/** A diff in one line, for lists: "Headline; 2 numbers (12 → 21, 3 → 5); 1 paragraph removed; correction note added". */

import { noticeKinds } from "../article/article.ts";
import type { Change, ChangeAction, ClaimChange, Mention, Part, TouchKind } from "../article/diff.ts";
import { nounOf } from "./nouns.ts";
import { wholeSentences } from "./sentences.ts";

/** Examples shown of each kind; a list has one line for a version. */
const shownExamples = 3;
/** A longer name or number is cut: the line is no place for it. */
const longestExample = 40;

export function summarise(changes: readonly Change[], claims: readonly ClaimChange[]): string {
  const phrases = [
    ...fieldPhrases(changes),
    ...mentionPhrases(changes),
    ...touchPhrases(changes),
    ...otherEdits(changes),
    ...movements(changes),
    ...sentencePhrases(changes),
    ...movedSentences(changes),
    ...noticePhrases(changes),
  ];
  if (phrases.length === 0) phrases.push(...claimPhrases(claims));
  const line = phrases.join("; ") || "no change";
  return line.charAt(0).toUpperCase() + line.slice(1);
}

const metaFields = [
  ["headline", "headline"],
  ["standfirst", "standfirst"],
  ["bylines", "byline"],
] as const;

function fieldPhrases(changes: readonly Change[]): string[] {
  return metaFields.flatMap(([field, name]) => {
    const found = changes.filter((change) => change.field === field);
    if (found.length === 0) return [];
    const [only] = found;
    if (found.length === 1 && only?.action === "addition") return [`${name} added`];
    if (found.length === 1 && only?.action === "deletion") return [`${name} removed`];
    return found.every((change) => change.class === "typographic") ? [`${name} (typography)`] : [name];
  });
}

function mentionPhrases(changes: readonly Change[]): string[] {
  const mentions = changes.flatMap((change) => (change.field === "notices" ? [] : change.mentions));
  return [
    ...listed(
      "number",
      "numbers",
      mentions.filter(({ what }) => what === "number"),
    ),
    ...listed(
      "name",
      "names",
      mentions.filter(({ what }) => what === "name"),
    ),
  ];
}

function listed(one: string, many: string, mentions: readonly Mention[]): string[] {
  if (mentions.length === 0) return [];
  const shown = mentions.slice(0, shownExamples).map(({ before, after }) => {
    if (before === undefined) return `+${shorten(after ?? "")}`;
    return after === undefined ? `${shorten(before)} dropped` : `${shorten(before)} → ${shorten(after)}`;
  });
  const more = mentions.length > shownExamples ? ", …" : "";
  return [`${mentions.length} ${mentions.length === 1 ? one : many} (${shown.join(", ")}${more})`];
}

function shorten(text: string): string {
  return text.length <= longestExample ? text : `${[...text].slice(0, longestExample - 1).join("")}…`;
}

const toldTouches: readonly (readonly [TouchKind, string])[] = [
  ["negation", "negation"],
  ["quotation", "quotation"],
];

const isEdit = ({ before, after }: Change): boolean => before !== undefined && after !== undefined;

function touchPhrases(changes: readonly Change[]): string[] {
  return toldTouches
    .filter(([touch]) => changes.some((change) => isEdit(change) && partsTouch(change, touch)))
    .map(([, phrase]) => phrase);
}

function partsTouch({ parts }: Change, touch: TouchKind): boolean {
  return parts.some((part, index) => {
    if (part.op === "keep" || sentencesOf(parts, index) > 0) return false;
    return part.touches.includes(touch);
  });
}

/** Whole sentences that came or went, where a part is no more than that. */
function sentencesOf(parts: readonly Part[], index: number): number {
  const [ahead, part] = [parts[index - 1], parts[index]];
  if (part?.op !== "replace" || part.moved !== undefined) return 0;
  if ((part.removed.trim() === "") === (part.added.trim() === "")) return 0;
  return wholeSentences(ahead?.op === "keep" ? ahead.text : "", part.removed + part.added);
}

/** "1 sentence added; 2 sentences removed": within items that stayed. */
function sentencePhrases(changes: readonly Change[]): string[] {
  const edits = changes.filter((change) => isEdit(change) && isText(change));
  return (["added", "removed"] as const).flatMap((verb) => {
    const count = edits.reduce((sum, { parts }) => {
      const found = parts.map((part, index) =>
        part.op === "replace" && part[verb].trim() !== "" ? sentencesOf(parts, index) : 0,
      );
      return sum + found.reduce((all, one) => all + one, 0);
    }, 0);
    return count === 0 ? [] : [`${count} ${count === 1 ? "sentence" : "sentences"} ${verb}`];
  });
}

const isText = ({ field }: Change): boolean => field === "body" || field === "captions";

/** Both ends of a move have its number. */
function movedSentences(changes: readonly Change[]): string[] {
  const numbers = changes.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.op === "replace" && part.moved !== undefined ? [part.moved] : [])),
  );
  const count = new Set(numbers).size;
  return count === 0 ? [] : [`${count} ${count === 1 ? "sentence" : "sentences"} moved`];
}

/** An edit that did no more than take whole sentences out or in. */
function onlySentences({ parts }: Change): boolean {
  const told = parts.map(
    (part, index) => part.op === "replace" && (part.moved !== undefined || sentencesOf(parts, index) > 0),
  );
  return (
    told.includes(true) &&
    parts.every((part, index) => part.op === "keep" || told[index] === true || part.class === "typographic")
  );
}

/** Edits of the text that nothing else tells. */
function otherEdits(changes: readonly Change[]): string[] {
  const edits = changes.filter(
    (change) =>
      change.action === "edit" &&
      isText(change) &&
      change.mentions.length === 0 &&
      !onlySentences(change) &&
      !toldTouches.some(([touch]) => partsTouch(change, touch)),
  );
  const [substantive, others] = [
    edits.filter((change) => change.class === "substantive"),
    edits.filter((change) => change.class !== "substantive"),
  ];
  return [
    ...counted(substantive, "edited"),
    ...counted(
      others.filter((change) => change.class === "copy-edit"),
      "copy-edited",
    ),
    ...counted(
      others.filter((change) => change.class === "typographic"),
      "in other typography",
    ),
  ];
}

const verbs: readonly (readonly [ChangeAction, string])[] = [
  ["addition", "added"],
  ["deletion", "removed"],
  ["move", "moved"],
  ["split", "split"],
  ["merge", "merged"],
];

function movements(changes: readonly Change[]): string[] {
  const body = changes.filter(isText);
  return verbs.flatMap(([action, verb]) =>
    counted(
      body.filter((change) => change.action === action),
      verb,
    ),
  );
}

/** "2 paragraphs removed; 1 caption removed". */
function counted(changes: readonly Change[], verb: string): string[] {
  const counts = new Map<string, { count: number; one: string; many: string }>();
  for (const change of changes) {
    const noun = nounOf((change.before ?? change.after)?.items[0]?.kind ?? "paragraph");
    const entry = counts.get(noun.bare) ?? { count: 0, one: noun.bare, many: noun.many };
    entry.count += 1;
    counts.set(noun.bare, entry);
  }
  return [...counts.values()].map(({ count, one, many }) => `${count} ${count === 1 ? one : many} ${verb}`);
}

const noticeVerbs: Readonly<Record<ChangeAction, string>> = {
  addition: "added",
  deletion: "removed",
  edit: "changed",
  move: "moved",
  split: "split",
  merge: "merged",
};

function noticePhrases(changes: readonly Change[]): string[] {
  const notices = changes.filter(({ field }) => field === "notices");
  const phrases = noticeKinds.flatMap((kind) =>
    notices
      .filter((change) => (change.after ?? change.before)?.items[0]?.kind === kind)
      .map((change) => `${nounOf(kind).bare} ${noticeVerbs[change.action]}`),
  );
  return [...new Set(phrases)];
}

const claimNames: readonly (readonly [RegExp, string])[] = [
  [/^publishedAt\./, "date of publication"],
  [/^modifiedAt\./, "date of modification"],
  [/^headline\./, "headline as stated elsewhere on the page"],
  [/^section$/, "section"],
  [/^language$/, "language"],
  [/^canonicalUrl$/, "canonical address"],
];

function claimPhrases(claims: readonly ClaimChange[]): string[] {
  const names = claimNames.filter(([pattern]) => claims.some(({ path }) => pattern.test(path)));
  return names.length === 0 ? [] : [`no word, but ${names.map(([, name]) => name).join(", ")}`];
}
