/** Galleries: pictures in a row, one slide each, whose texts are captions wherever in the article they stand. */
import { type Element, isTag } from "domhandler";
import { isLink } from "./block-features.ts";
import { isWithin, selfAndAbove } from "./core.ts";
import { isNamed } from "./element-names.ts";
import type { PageBlock } from "./page-blocks.ts";

const galleryNames =
  /(?:^|-)(?:gallery|galleries|slideshow|photo-?essay|photo-?story|image-?set|picture-?series|bildergalerie|fotostrecke|diaporama)(?:-|$)/;
const pictures: ReadonlySet<string> = new Set(["img", "picture", "amp-img"]);
/** How far inside a slide its picture may stand. */
const deepest = 6;
const isNamedGallery = isNamed(galleryNames);

/** A caption in a gallery of the article's own, above or below its text. Cards of other pages are links. */
export function isGalleryCaption(block: PageBlock, container: Element): boolean {
  if (block.kind !== "caption" || isLink(block) || !isArticlePart(container)) return false;
  for (const at of selfAndAbove(block.element)) {
    if (at === container) return false;
    if (isNamedGallery(at)) return isWithin(at, container);
  }
  return false;
}

/** A gallery anywhere on a whole page may be anything's. */
const isArticlePart = (container: Element): boolean =>
  container.name === "article" || container.name === "main" || container.name === "section";

const slideNames = /^(?:.*-)?(?:slide|gallery-item|gallery-image|slideshow-item|gallery-entry)$/;
const isNamedSlide = isNamed(slideNames);

/** One picture of a gallery with its words. */
export const isSlide = (element: Element): boolean => isNamedSlide(element) && holdsPicture(element, 0);

const holdsPicture = (element: Element, depth: number): boolean =>
  depth < deepest &&
  element.children.some(
    (child) => isTag(child) && (pictures.has(child.name) || holdsPicture(child, depth + 1)),
  );

/** "2 of 4", "2/4": which slide it is. */
const counter = /^\D{0,12}\d{1,3}\s*(?:\/|of|von|de|sur|av|di)\s*\d{1,3}$/i;

export const isSlideCounter = (block: PageBlock): boolean => counter.test(block.text);
