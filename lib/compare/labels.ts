/** How heavy each thing is that a change can touch, and how the labels of several changes are told as one. */
import { type ChangeClass, type Labels, type TouchKind, touchKinds } from "../article/diff.ts";

interface TouchFacts {
  readonly class: ChangeClass;
  /** Why, in a phrase; of several, the first in this table is told. */
  readonly reason: string;
  /** What came or went is called so; of the others it is said that they changed. */
  readonly noun?: string;
}

/** In the order in which a reader wants to know. */
const factsOfTouch: Readonly<Record<TouchKind, TouchFacts>> = {
  direction: { class: "substantive", reason: "hidden characters reorder what is shown" },
  negation: { class: "substantive", reason: "a negation changed", noun: "a negation" },
  number: { class: "substantive", reason: "a number changed", noun: "a number" },
  date: { class: "substantive", reason: "a date changed", noun: "a date" },
  quotation: { class: "substantive", reason: "a quotation changed" },
  name: { class: "substantive", reason: "a name changed", noun: "a name" },
  attribution: { class: "substantive", reason: "who says it changed" },
  hedge: { class: "substantive", reason: "how sure it is changed" },
  link: { class: "substantive", reason: "an address changed" },
  wording: { class: "substantive", reason: "the wording changed" },
  structure: { class: "copy-edit", reason: "the same words stand elsewhere or otherwise" },
  grammar: { class: "copy-edit", reason: "an article or relative pronoun changed" },
  spelling: { class: "copy-edit", reason: "another spelling of the same word" },
  capitals: { class: "copy-edit", reason: "capital letters alone changed" },
  punctuation: { class: "copy-edit", reason: "punctuation alone changed" },
  typography: { class: "typographic", reason: "typography alone changed" },
};

const weightOf: Readonly<Record<ChangeClass, number>> = { typographic: 0, "copy-edit": 1, substantive: 2 };

const bitOf = new Map(touchKinds.map((kind, index) => [kind, 2 ** index]));
/** By the bits of what is touched: few combinations occur, each many times. */
const known = new Map<number, Labels>();

/** Labels of what touches all these; at least one. `reason` overrides the phrase. */
export function labelsOf(touches: Iterable<TouchKind>, reason?: string): Labels {
  let bits = 0;
  for (const touch of touches) bits |= bitOf.get(touch) ?? 0;
  const labels = known.get(bits) ?? labelsOfBits(bits);
  known.set(bits, labels);
  return reason === undefined ? labels : { ...labels, reason };
}

export type OneSided = "added" | "removed";

/**
 * Labels of words that one side alone has: a sign may have gone from a number that stayed, so that only what the words
 * themselves touch came or went. Undefined where nothing more is to be said than `labelsOf` does.
 */
export function labelsOneSided(
  touches: ReadonlySet<TouchKind>,
  ofWords: ReadonlySet<TouchKind>,
  verb: OneSided | undefined,
): Labels | undefined {
  const labels = labelsOf(touches);
  const told = Object.entries(factsOfTouch).find(([, { reason }]) => reason === labels.reason);
  const noun = told?.[1].noun;
  const came = touchKinds.some((kind) => kind === told?.[0] && ofWords.has(kind));
  return verb === undefined || noun === undefined || !came
    ? undefined
    : labelsOf(touches, `${noun} was ${verb}`);
}

function labelsOfBits(bits: number): Labels {
  const touches = touchKinds.filter((kind) => ((bitOf.get(kind) ?? 0) & bits) !== 0);
  const facts = Object.entries(factsOfTouch).flatMap(([touch, found]) =>
    touches.some((kind) => kind === touch) ? [found] : [],
  );
  const heaviest = facts.reduce<ChangeClass>(
    (most, found) => (weightOf[found.class] > weightOf[most] ? found.class : most),
    "typographic",
  );
  return { class: heaviest, touches, reason: facts[0]?.reason ?? factsOfTouch.typography.reason };
}

/** The labels of a whole from those of its parts: all they touch, and their reason, or that of the heaviest. */
export function unitedLabels(labels: readonly Labels[]): Labels {
  const [only] = labels;
  const same = only !== undefined && labels.every(({ reason }) => reason === only.reason);
  return labelsOf(
    labels.flatMap(({ touches }) => touches),
    same ? only.reason : undefined,
  );
}
