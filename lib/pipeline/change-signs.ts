/**
 * Signs by which a change in one article is recognised in others: digests of words that came or went, names of fields
 * that were lost or gained. Three articles do not by chance lose the same words within a day; a template that changed
 * makes them. Notices leave no sign: the same correction under several articles is an editor's doing.
 */
import type { Article } from "../article/article.ts";
import type { Change, Diff } from "../article/diff.ts";
import { digestOf, hexOf } from "../article/digest.ts";
import { normaliseText } from "../article/text.ts";

/** On one look's line. A change of template that leaves more shows in these too. */
const mostSigns = 12;
/** Hex digits: told apart are the changes of one host within a day. */
const signDigits = 8;
/** Letters. Shorter words inside a sentence (a tense, a number) come and go by themselves in several articles. */
const shortestInBody = 12;
const shortestElsewhere = 3;

export function changeSigns(before: Article, after: Article, { changes }: Diff): string[] {
  const signs = [...fieldSigns(before, after), ...changes.flatMap(signsOfChange)];
  return [...new Set(signs)].slice(0, mostSigns);
}

const fields = {
  headline: ({ headline }: Article) => headline.text !== "",
  standfirst: ({ standfirst }: Article) => standfirst !== undefined,
  bylines: ({ bylines }: Article) => bylines.length > 0,
  captions: ({ blocks }: Article) => blocks.some(({ kind }) => kind === "caption"),
} as const;

/** A field that one of the two has, and the other has not at all. */
function fieldSigns(before: Article, after: Article): string[] {
  return Object.entries(fields).flatMap(([name, has]) => {
    if (has(before) === has(after)) return [];
    return [`${has(before) ? "lost" : "gained"}:${name}`];
  });
}

function signsOfChange(change: Change): string[] {
  if (change.field === "notices") return [];
  return [...kindSigns(change), ...wordSigns(change)];
}

/** Blocks that became another kind of block. */
function kindSigns({ before, after }: Change): string[] {
  const [old, young] = [before?.items ?? [], after?.items ?? []];
  if (old.length !== young.length) return [];
  return old.flatMap(({ kind }, index) => {
    const now = young[index]?.kind ?? kind;
    return now === kind ? [] : [`kind:${kind}:${now}`];
  });
}

/** What came or went: whole blocks, and runs of words inside them. */
function wordSigns({ field, action, parts, class: weight }: Change): string[] {
  const isWhole = action === "addition" || action === "deletion";
  const shortest = field === "body" && !isWhole ? shortestInBody : shortestElsewhere;
  return parts.flatMap((part) => {
    if (part.op === "keep") return [];
    // A house that turns its quotation marks round does so everywhere.
    if (weight === "typographic") return [signOf("type", field, `${part.removed}\n${part.added}`)];
    return [
      ...textsIn(part.removed, shortest).map((text) => signOf("-", field, text)),
      ...textsIn(part.added, shortest).map((text) => signOf("+", field, text)),
    ];
  });
}

/** The texts of blocks stand with a blank line between them. */
function textsIn(words: string, shortest: number): string[] {
  return words
    .split("\n\n")
    .map(normaliseText)
    .filter((text) => text.length >= shortest);
}

const signOf = (what: string, field: string, text: string): string =>
  `${what}${field}:${hexOf(digestOf(text)).slice(0, signDigits)}`;
