/** Whether a part of a page is another article, such as the next one of an endless page. */
import { type Element, isTag } from "domhandler";
import { attributeOf } from "./element-names.ts";

const titles: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4"]);
const articleType = /schema\.org\/\w*(?:Article|BlogPosting)$/i;

/** Whether its microdata call the element an article. */
export const isMarkedArticle = (element: Element): boolean =>
  articleType.test(attributeOf(element, "itemtype") ?? "");

/** A link to a place on the same page makes a title an anchor, or one that unfolds. */
const leadsAway = (element: Element): boolean =>
  element.name === "a" && !(attributeOf(element, "href") ?? "#").startsWith("#");

/** It is marked up as one, has an h1, or has a title that links to its own page. */
export function isArticleOfItsOwn(element: Element, inTitle = false): boolean {
  if (element.name === "h1" || (inTitle && leadsAway(element))) return true;
  if (isMarkedArticle(element)) return true;
  const inside = inTitle || titles.has(element.name);
  return element.children.some((child) => isTag(child) && isArticleOfItsOwn(child, inside));
}
