/**
 * Whether a publisher's note speaks of what changed in the article: it names a word or number that went or came, or
 * shares the words of the sentence in which one did. A guess by words, and told as no more than that.
 */
import type { Change } from "../article/diff.ts";
import { sideText } from "./change-ids.ts";
import { classAt, unspacedClass } from "./character-class.ts";
import { plainWord } from "./lexicon.ts";
import type { TextRange } from "./quoted-ranges.ts";
import { sentencesIn } from "./sentences.ts";
import { languages } from "./words/languages.ts";
import { noticeWords } from "./words/notice-words.ts";

/** Shorter words are seldom what a note is about; numbers count at any length. In UTF-16 units. */
const leastLetters = 4;
/** Shared with the sentence around a change, where no changed word itself is named. */
const leastShared = 2;

const commonWords = new Set(
  [noticeWords, ...Object.values(languages).map((lists) => lists.function)].flatMap((words) =>
    words.split(" "),
  ),
);

/** Undefined where the note names nothing, or nothing else changed: then there is nothing to say. */
export function speaksOf(note: Change, changes: readonly Change[]): boolean | undefined {
  const named = topicsOf(addedText(note));
  if (named.size === 0 || changes.length === 0) return undefined;
  const around = new Set<string>();
  for (const change of changes) {
    const texts = changedTexts(change);
    for (const text of texts.changed) for (const topic of topicsOf(text)) if (named.has(topic)) return true;
    for (const text of texts.around) for (const topic of topicsOf(text)) around.add(topic);
  }
  const shared = [...named].filter((topic) => around.has(topic)).length;
  return shared >= leastShared || 2 * shared >= named.size;
}

function addedText({ parts }: Change): string {
  return parts.map((part) => (part.op === "replace" ? part.added : "")).join(" ");
}

const wordOrNumber = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu;
const digit = /^\p{N}/u;

/** The words and numbers of a text that could be what it is about. */
function topicsOf(text: string): Set<string> {
  const topics = new Set<string>();
  for (const [found] of text.matchAll(wordOrNumber)) {
    const word = plainWord(found);
    if (classAt(word, 0) === unspacedClass) {
      for (let at = 0; at + 1 < word.length; at++) topics.add(word.slice(at, at + 2));
    } else if (digit.test(word) || (word.length >= leastLetters && !commonWords.has(word))) topics.add(word);
  }
  return topics;
}

/** What went and what came, and the sentences of both sides that it stood in. */
function changedTexts(change: Change): { readonly changed: string[]; readonly around: string[] } {
  const parts = change.parts.flatMap((part) =>
    part.op === "replace" && part.class !== "typographic" ? [part] : [],
  );
  const before = parts.map((part): TextRange => [part.before, part.before + part.removed.length]);
  const after = parts.map((part): TextRange => [part.after, part.after + part.added.length]);
  return {
    changed: parts.flatMap(({ removed, added }) => [removed, added]),
    around: [
      ...sentencesAround(sideText(change, "before") ?? "", before),
      ...sentencesAround(sideText(change, "after") ?? "", after),
    ],
  };
}

/** `ranges` in ascending order. */
function sentencesAround(text: string, ranges: readonly TextRange[]): string[] {
  const found: string[] = [];
  let next = 0;
  for (const [from, to] of sentencesIn(text)) {
    while ((ranges[next]?.[1] ?? text.length + 1) < from) next += 1;
    if ((ranges[next]?.[0] ?? text.length + 1) <= to) found.push(text.slice(from, to));
  }
  return found;
}
