/**
 * Names that a template gives to elements, in one spelling: lower case, words joined by single hyphens. Hashed class
 * names come out as words that no list knows, which is what makes them harmless. Elements of one make share one list,
 * and whatever is asked of it is answered once.
 */
import { rememberTexts } from "./remember.ts";

/** A class attribute longer than this is a list of utilities; what names the element stands at its beginning. */
const longestNames = 400;

const spelled = rememberTexts((name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, ""),
);

/** Every name in an attribute. */
export function spell(names: string): readonly string[] {
  return names
    .slice(0, longestNames)
    .split(/\s+/)
    .map(spelled)
    .filter((name) => name !== "");
}

/** Names with digits number a thing (`post-123`, `css-1x2y3z`): they do not say what it is. */
const numbered = /\d/;

export class Names {
  readonly list: readonly string[];
  /** The class attribute as it stands. */
  readonly classes: string;
  /** By the number of the question. */
  readonly answers: (boolean | undefined)[] = [];
  private telling: readonly string[] | undefined = undefined;

  constructor(list: readonly string[], classes: string) {
    this.list = list;
    this.classes = classes;
  }

  /** Those that number nothing. */
  get unnumbered(): readonly string[] {
    this.telling ??= this.list.filter((name) => !numbered.test(name));
    return this.telling;
  }
}

let questions = 0;

/** A question about names, put once to each list of them. */
export function askNames(find: (names: Names) => boolean): (names: Names) => boolean {
  const number = questions;
  questions += 1;
  return (names) => {
    const known = names.answers[number];
    if (known !== undefined) return known;
    const answer = find(names);
    names.answers[number] = answer;
    return answer;
  };
}

const noNames = new Names([], "");
const namesFrom = rememberTexts((classes) => new Names(spell(classes), classes));

/** Those in a class attribute and an id. */
export function namesIn(classes = "", id = ""): Names {
  const named = classes === "" ? noNames : namesFrom(classes);
  if (id === "") return named;
  const isLong = classes.length + id.length >= longestNames;
  return new Names(isLong ? spell(`${classes} ${id}`) : [...named.list, ...spell(id)], classes);
}
