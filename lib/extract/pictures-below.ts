/** Captions of pictures that a template sets right below the body, before anything else is said. */
import { type Element, isTag } from "domhandler";
import { type ApartLookup, closest, isWithin, parentOf } from "./core.ts";
import type { PageBlock } from "./page-blocks.ts";

interface BodyOfPage {
  readonly core: Element;
  readonly apart: ApartLookup;
}

/** In the first element with text beside the core, where captions are all that it says. */
export function picturesBelow(
  blocks: readonly PageBlock[],
  { core, apart }: BodyOfPage,
): ReadonlySet<PageBlock> {
  const parent = parentOf(core);
  const last = blocks.findLastIndex(({ element }) => isWithin(element, core));
  const next = blocks[last + 1];
  if (parent === undefined || next?.kind !== "caption") return new Set();
  const picture = closest(next.element, (at) => parentOf(at) === parent);
  if (picture === undefined || !holdsPicture(picture)) return new Set();
  const said = blocks.filter(({ element }) => isWithin(element, picture));
  const isCaption = said.every(
    ({ kind, linked, element }) => kind === "caption" && linked === 0 && apart(element) === undefined,
  );
  return new Set(isCaption ? said : []);
}

const pictureTags: ReadonlySet<string> = new Set(["img", "picture", "video", "svg"]);

const holdsPicture = (element: Element): boolean =>
  element.children.some((child) => isTag(child) && (pictureTags.has(child.name) || holdsPicture(child)));
