/** An element's text as a line of names: told apart where elements end, whatever white space a template leaves out. */
import { type Element, isTag, isText } from "domhandler";
import { edge, longestStatement, namesIn } from "./author-names.ts";
import { isSilentTag } from "./elements.ts";

const conjunctions = new RegExp(
  `[${edge}\\s]*(,|;|&|(?<=[${edge}\\s])(?:and|und|et|y|e|och|en|og)(?=[${edge}\\s]))[${edge}\\s]*`,
  "gu",
);

/**
 * An element's text with the edges of what stands in it, where no comma and no "and" joins the two sides. Undefined
 * for one that holds more than a line of names.
 */
export function partedText(element: Element): string | undefined {
  let text = "";
  for (const run of runsOf(element)) {
    text += run;
    if (text.length > longestStatement) return undefined;
  }
  return text.replace(conjunctions, (joint, word: string) => {
    if (!joint.includes(edge)) return joint;
    return /[,;]/.test(word) ? `${word} ` : ` ${word} `;
  });
}

function* runsOf(element: Element): Generator<string> {
  for (const child of element.children) {
    if (isText(child)) yield child.data.replace(/\s+/g, " ");
    if (!isTag(child) || (isSilentTag(child.name) && child.name !== "button")) continue;
    yield edge;
    yield* runsOf(child);
    yield edge;
  }
}

/** Left over where a day or a section stood after it: "Jane Doe on". */
const leftOver = /\s+(?:on|in|at|for|last|Last)$/;
export const namesOfElement = (element: Element): string[] =>
  namesIn(partedText(element) ?? "").map((name) => name.replace(leftOver, ""));
/** Where one element holds several lines, each is read by its text alone. */
export const isLine = (element: Element): boolean => partedText(element) !== undefined;

export function* below(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (!isTag(child)) continue;
    yield child;
    yield* below(child);
  }
}
