/** Where a block's link leads: what leads to the same site is furniture far more often than what leads elsewhere. */
import { type Element, isTag } from "domhandler";
import { parentOf } from "./core.ts";
import { attributeOf } from "./element-names.ts";
import type { PageBlock } from "./page-blocks.ts";
import { rememberTexts } from "./remember.ts";

export type LinkTarget = "same page" | "same site" | "elsewhere" | "nowhere";

/** The first link in the block, or the link that the block stands in. */
export const linkElementOf = (block: PageBlock): Element | undefined =>
  linkIn(block.element) ?? linkRound(block.element);

export function linkOf(block: PageBlock): string | undefined {
  const link = linkElementOf(block);
  return link === undefined ? undefined : attributeOf(link, "href");
}

/** An address that has no host of its own, whatever follows. */
const ownPath = /^\/[\w-]/;
/** An address whose host stands as any parser reads it. */
const plainAddress = /^https?:\/\/(?!.*xn--)([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?=[/?#]|$)/;
const hostOf = rememberTexts((url) => new URL(url).host);
const isOfWeb = rememberTexts((url) => /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ""));

export function linkTarget(block: PageBlock, url: string): LinkTarget {
  const href = linkOf(block);
  if (href === undefined) return "nowhere";
  if (href.includes("#") && isOfPage(href, url)) return "same page";
  if (ownPath.test(href) && isOfWeb(url)) return "same site";
  const [, host] = plainAddress.exec(href) ?? [];
  if (host !== undefined && isOfWeb(url)) return host === hostOf(url) ? "same site" : "elsewhere";
  if (!URL.canParse(href, url)) return "nowhere";
  const to = new URL(href, url);
  if (to.host === hostOf(url)) return "same site";
  return isOfWeb(to.href) ? "elsewhere" : "nowhere";
}

/** A place on the page itself, whether or not the page's own address stands before it. */
function isOfPage(href: string, url: string): boolean {
  if (href.startsWith("#")) return true;
  if (!URL.canParse(href, url)) return false;
  const [to, here] = [new URL(href, url), new URL(url)];
  return (
    to.hash !== "" && to.host === here.host && to.pathname === here.pathname && to.search === here.search
  );
}

function linkRound(element: Element): Element | undefined {
  let at: Element | undefined = element;
  while (at !== undefined && at.name !== "a") at = parentOf(at);
  return at;
}

function linkIn(element: Element): Element | undefined {
  for (const child of element.children) {
    if (!isTag(child)) continue;
    const found = child.name === "a" ? child : linkIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
