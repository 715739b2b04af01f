/** The generous container, inside which every block is judged. */
import { type Element, isTag } from "domhandler";
import { alike } from "./alike.ts";
import { closest, isWithin, parentOf, selfAndAbove } from "./core.ts";
import { attributeOf } from "./element-names.ts";
import { isArticleOfItsOwn } from "./own-article.ts";

/**
 * The innermost `<article>` or `<main>` round the core, else the whole page. An `<article>` that does not hold the
 * headline and has its like beside it, without titles that link, is one section of several: then what holds them all.
 */
export function containerOf(core: Element, headline: Element | undefined): Element {
  let outermost = core;
  for (const element of selfAndAbove(core)) {
    outermost = element;
    if (!isContainer(element)) continue;
    const holdsHeadline = headline !== undefined && isWithin(headline, element);
    if (holdsHeadline || element.name !== "article" || !hasLike(element)) return element;
  }
  return outermost;
}

const isContainer = (element: Element): boolean =>
  element.name === "article" ||
  ((element.name === "main" || attributeOf(element, "role") === "main") && !isPart(element));

/** A page's main part stands in no article: one that does is a piece of it, which some template calls so. */
const isPart = (main: Element): boolean =>
  closest(main, (at) => at.name === "article" || (at !== main && at.name === "main")) !== undefined;

function hasLike(element: Element): boolean {
  const siblings = parentOf(element)?.children ?? [];
  return siblings.some(
    (other) => other !== element && isTag(other) && alike(other, element) && !isArticleOfItsOwn(other),
  );
}
