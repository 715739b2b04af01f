/** How heavy each thing is that a change can touch, and how the labels of several changes are told as one. */
import { type ChangeClass, changeClasses, type Labels, type TouchKind, touchKinds } from "../article/diff.ts";

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
  wording: { class: "substantive", reason: "the wording changed" },
  structure: { class: "copy-edit", reason: "the same words stand elsewhere or otherwise" },
  grammar: { class: "copy-edit", reason: "an article or relative pronoun changed" },
  spelling: { class: "copy-edit", reason: "another spelling of the same word" },
  capitals: { class: "copy-edit", reason: "capital letters alone changed" },
  punctuation: { class: "copy-edit", reason: "punctuation alone changed" },
  typography: { class: "typographic", reason: "typography alone changed" },
};

const order = Object.keys(factsOfTouch);

function isHeavier(one: ChangeClass, other: ChangeClass): boolean {
  return changeClasses.indexOf(one) > changeClasses.indexOf(other);
}

/** Labels of what touches all these; at least one. `reason` overrides the phrase. */
export function labelsOf(touches: Iterable<TouchKind>, reason?: string): Labels {
  const set = new Set(touches);
  const sorted = touchKinds.filter((kind) => set.has(kind));
  const [first] = [...sorted].sort((x, y) => order.indexOf(x) - order.indexOf(y));
  const heaviest = sorted.reduce<ChangeClass>((most, kind) => {
    const found = factsOfTouch[kind].class;
    return isHeavier(found, most) ? found : most;
  }, "typographic");
  return {
    class: heaviest,
    touches: sorted,
    reason: reason ?? factsOfTouch[first ?? "typography"].reason,
  };
}

/** The labels of a whole from those of its parts: all they touch, and the reason of the heaviest. */
export function unitedLabels(labels: readonly Labels[]): Labels {
  return labelsOf(labels.flatMap(({ touches }) => touches));
}
