/** Where on a page a name may be the article's author's: round headline and text, and in nothing that is another's. */
import { type Element, isTag } from "domhandler";
import { isWithin, selfAndAbove } from "./core.ts";
import { isNamed } from "./element-names.ts";
import { below } from "./parted-text.ts";

const headings = /^h[1-6]$/;

/** Whose picture or whose words these are is not who wrote the article. */
const ofOthers: ReadonlySet<string> = new Set(["figure", "figcaption", "blockquote"]);
const isNamedForComments = isNamed(/(?:^|-)(?:comments?|commentlist|disqus|respond)(?:-|$)/);

const isTitle = (element: Element): boolean =>
  headings.test(element.name) && [...below(element)].some(({ name }) => name === "a");

/** How many titles with links stand in an element; each is counted once, however many lines are asked about. */
function titleCounter(): (element: Element) => number {
  const known = new Map<Element, number>();
  const count = (element: Element): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    let titles = 0;
    for (const child of element.children) {
      if (isTag(child)) titles += (isTitle(child) ? 1 : 0) + count(child);
    }
    known.set(element, titles);
    return titles;
  };
  return count;
}

/**
 * Whether an element stands in a picture's caption, a quotation, a comment or a card. A card is known by the smallest
 * box round it with titles that lead elsewhere: it has one.
 */
function isOfOther(element: Element, core: Element, titlesIn: (element: Element) => number): boolean {
  for (const at of selfAndAbove(element)) {
    if (isWithin(core, at)) return false;
    if (ofOthers.has(at.name) || isNamedForComments(at)) return true;
    const titles = titlesIn(at);
    if (titles > 0) return titles === 1;
  }
  return false;
}

/** Beyond the smallest element that holds the headline and the text stand other things. */
export function authorScope(core: Element, headline: Element | undefined): (element: Element) => boolean {
  const whole = headline && [...selfAndAbove(core)].find((at) => isWithin(headline, at));
  const titlesIn = titleCounter();
  return (element) =>
    (whole === undefined || isWithin(element, whole)) && !isOfOther(element, core, titlesIn);
}
