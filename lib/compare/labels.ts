/** How heavy each thing is that a change can touch, and how the labels of several changes are told as one. */
import { type ChangeClass, type Labels, type TouchKind, touchKinds } from "../article/diff.ts";

interface TouchFacts {
  readonly class: ChangeClass;
  /** Why, in a phrase; of several, the first in this table is told. */
  readonly reason: string;
}

/** In the order in which a reader wants to know. */
const factsOfTouch: Readonly<Record<TouchKind, TouchFacts>> = {
  direction: { class: "substantive", reason: "hidden characters reorder what is shown" },
  negation: { class: "substantive", reason: "a negation changed" },
  number: { class: "substantive", reason: "a number changed" },
  date: { class: "substantive", reason: "a date changed" },
  quotation: { class: "substantive", reason: "a quotation changed" },
  name: { class: "substantive", reason: "a name changed" },
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

const order = new Map(Object.keys(factsOfTouch).map((touch, rank) => [touch, rank]));
const rankOf = (touch: TouchKind): number => order.get(touch) ?? order.size;

const weightOf: Readonly<Record<ChangeClass, number>> = { typographic: 0, "copy-edit": 1, substantive: 2 };

/** Labels of what touches all these; at least one. `reason` overrides the phrase. */
export function labelsOf(touches: Iterable<TouchKind>, reason?: string): Labels {
  const set = new Set(touches);
  const sorted = touchKinds.filter((kind) => set.has(kind));
  let [first, heaviest]: [TouchKind, ChangeClass] = ["typography", "typographic"];
  for (const touch of sorted) {
    const found = factsOfTouch[touch].class;
    if (weightOf[found] > weightOf[heaviest]) heaviest = found;
    if (rankOf(touch) < rankOf(first)) first = touch;
  }
  return { class: heaviest, touches: sorted, reason: reason ?? factsOfTouch[first].reason };
}

/** The labels of a whole from those of its parts: all they touch, and the reason of the heaviest. */
export function unitedLabels(labels: readonly Labels[]): Labels {
  return labelsOf(labels.flatMap(({ touches }) => touches));
}
