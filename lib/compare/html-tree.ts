/**
 * HTML as a tree of a few safe elements, written by one function: text can only become text, and no attribute can hold
 * an address outside the page. So what strangers wrote is escaped by construction.
 */

type TagName =
  | "section"
  | "article"
  | "h2"
  | "h3"
  | "h4"
  | "p"
  | "ul"
  | "li"
  | "nav"
  | "a"
  | "span"
  | "del"
  | "ins";

interface Attributes {
  readonly id?: string;
  readonly class?: string;
  readonly href?: `#${string}`;
  readonly dir?: "auto";
  readonly "aria-label"?: string;
}

export interface HtmlElement {
  readonly tag: TagName;
  readonly attributes: Attributes;
  readonly children: readonly HtmlNode[];
}

/** A string is text. */
export type HtmlNode = HtmlElement | string;

export function element(tag: TagName, attributes: Attributes, ...children: readonly HtmlNode[]): HtmlElement {
  return { tag, attributes, children };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes.get(sign) ?? sign);
}

/** Elements that begin a line of their own, so that a person can read the source; white space between them is nothing. */
const ownLine: ReadonlySet<TagName> = new Set([
  "section",
  "article",
  "h2",
  "h3",
  "h4",
  "p",
  "ul",
  "li",
  "nav",
]);

export function writeHtml(node: HtmlNode): string {
  if (typeof node === "string") return escaped(node);
  const { tag, attributes, children } = node;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inner = children.map(writeHtml).join("");
  return `<${tag}${written.join("")}>${inner}</${tag}>${ownLine.has(tag) ? "\n" : ""}`;
}
