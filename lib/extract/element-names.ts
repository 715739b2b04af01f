/**
 * The names a template gives an element (classes, id), in one spelling: lower case, words joined by single hyphens.
 * Hashed class names come out as words that no list knows, which is what makes them harmless.
 */
import type { Element } from "domhandler";

/** A class attribute longer than this is a list of utilities; what names the element stands at its beginning. */
const longestNames = 400;
const none: readonly string[] = [];

function spell(names: string): readonly string[] {
  return names
    .slice(0, longestNames)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/\s+/)
    .map((name) => name.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""))
    .filter((name) => name !== "");
}

/** An attribute's value; undefined where the element has none. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attribs[name];
}

const labelled = new WeakMap<Element, readonly string[]>();
/** Characters; a longer value is data. */
const longestValue = 60;

/** The names, and what else a template calls an element by: itemprop, name and data attributes. */
export function labelsOf(element: Element): readonly string[] {
  const known = labelled.get(element);
  if (known !== undefined) return known;
  const values = Object.entries(element.attribs)
    .filter(([name]) => name === "itemprop" || name === "name" || name.startsWith("data-"))
    .map(([, value]) => value)
    .filter((value) => value.length <= longestValue && !value.includes(" "));
  const labels = values.length === 0 ? namesOf(element) : [...namesOf(element), ...spell(values.join(" "))];
  labelled.set(element, labels);
  return labels;
}

const spelled = new WeakMap<Element, readonly string[]>();

export function namesOf(element: Element): readonly string[] {
  const known = spelled.get(element);
  if (known !== undefined) return known;
  const classes = attributeOf(element, "class");
  const id = attributeOf(element, "id");
  const names = classes === undefined && id === undefined ? none : spell(`${classes ?? ""} ${id ?? ""}`);
  spelled.set(element, names);
  return names;
}
