/** What HTML's elements mean for reading: which part blocks, which say nothing, which are captions or posts. */
import { type Element, isTag } from "domhandler";
import { isNamed } from "./element-names.ts";
import { isSlide } from "./gallery.ts";
import { isPictureTable } from "./picture-table.ts";

const blockTags: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary " +
    "table tbody td tfoot th thead tr ul amp-sidebar amp-accordion"
  ).split(" "),
);

/** Code, pictures and controls: what stands in them is not read as text. */
const silentTags: ReadonlySet<string> = new Set(
  (
    "script style noscript template svg math iframe object embed video audio canvas map select option button input " +
    "textarea head title link meta base datalist progress meter frameset noframes applet amp-ad amp-embed"
  ).split(" "),
);

export const isBlockTag = (name: string): boolean => blockTags.has(name);
export const isSilentTag = (name: string): boolean => silentTags.has(name);

/** Inside a caption, these end being one: a figure may hold a table, a quotation, or the headline over its picture. */
export const leavesCaption: ReadonlySet<string> = new Set(["table", "blockquote", "h1"]);

const captionNames =
  /^(?:.*-)?(?:caption|captions|figcaption|cutline|credit|credits|caption-text(?:-[a-z]+)?|caption-inner|photo|image|picture|img)$/;
const isNamedCaption = isNamed(captionNames);

/** What holds more blocks than this is no caption and no standfirst, whatever its name says. */
const fewBlocks = 3;

export const holdsFewBlocks = (element: Element): boolean => countBlocks(element, fewBlocks) <= fewBlocks;

export function isCaption(element: Element): boolean {
  if (element.name === "figcaption" || element.name === "figure") return true;
  if (isPictureTable(element)) return true;
  if (!isNamedCaption(element) && !isSlide(element)) return false;
  return element.name !== "body" && holdsFewBlocks(element) && !holdsHeadline(element);
}

/** What stands over a picture with its article's headline heads the article. */
const holdsHeadline = (element: Element): boolean =>
  element.children.some((child) => isTag(child) && (child.name === "h1" || holdsHeadline(child)));

/** Block elements below `element`, counted until there are more than `enough`. */
function countBlocks(element: Element, enough: number): number {
  let count = 0;
  for (const child of element.children) {
    if (count > enough) break;
    if (isTag(child)) count += (blockTags.has(child.name) ? 1 : 0) + countBlocks(child, enough - count);
  }
  return count;
}

const postNames =
  /^(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed|reddit-(?:card|embed-bq)|text-post-media|imgur-embed-pub|wp-embedded-content)$/;

/** A post of another site, set into the page by that site's own snippet. */
export const isEmbeddedPost = isNamed(postNames);
