/** The names that a template gives an element: its classes and its id; and its labels, which are more. */
import type { Element } from "domhandler";
import { askNames, Names, namesIn, spell } from "./names.ts";
import { PageElement } from "./page-element.ts";

/** An attribute's value; undefined where the element has none. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attribs[name];
}

export const namesOf = (element: Element): readonly string[] => nameSetOf(element).list;

export function nameSetOf(element: Element): Names {
  if (!(element instanceof PageElement)) return readNames(element);
  element.names ??= readNames(element);
  return element.names;
}

const readNames = (element: Element): Names =>
  namesIn(attributeOf(element, "class"), attributeOf(element, "id"));

/** Characters; a longer value is data. */
const longestValue = 60;

/** The names, and what else a template calls an element by: itemprop, name and data attributes. */
export const labelsOf = (element: Element): readonly string[] => labelSetOf(element).list;

function labelSetOf(element: Element): Names {
  if (!(element instanceof PageElement)) return readLabels(element);
  element.labels ??= readLabels(element);
  return element.labels;
}

function readLabels(element: Element): Names {
  const names = nameSetOf(element);
  let values = "";
  for (const name of Object.keys(element.attribs)) {
    if (name !== "itemprop" && name !== "name" && !name.startsWith("data-")) continue;
    const value = attributeOf(element, name) ?? "";
    if (value.length <= longestValue && !value.includes(" ")) values += ` ${value}`;
  }
  return values === "" ? names : new Names([...names.list, ...spell(values.slice(1))], names.classes);
}

type Question = (element: Element) => boolean;

const someOf =
  (pattern: RegExp) =>
  ({ list }: Names): boolean =>
    list.some((name) => pattern.test(name));

/** Whether an element's names are such as `find` says. */
export function areNames(find: (names: Names) => boolean): Question {
  const ask = askNames(find);
  return (element) => ask(nameSetOf(element));
}

/** Whether one of an element's names is such. */
export const isNamed = (pattern: RegExp): Question => areNames(someOf(pattern));

/** Whether its labels are such as `find` says. */
export function areLabels(find: (labels: Names) => boolean): Question {
  const ask = askNames(find);
  return (element) => ask(labelSetOf(element));
}

/** Whether one of its labels is such. */
export const isLabelled = (pattern: RegExp): Question => areLabels(someOf(pattern));
