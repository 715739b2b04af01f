/**
 * The body of an article as content systems keep it (HTML, plain text, or trees of typed nodes: Arc, Portable Text,
 * Contentful, ProseMirror, Lexical, Slate, Draft.js, Editor.js), as HTML to be read like any page. Under bounds; it
 * looks into what it does not know, and leaves out what its type says is no text.
 */
import { type Node, nodeOf, parseJson } from "./json-values.ts";
import { kindOf, levelOf } from "./rich-text-kinds.ts";

/** Deeper than any body is nested. */
const deepest = 40;
/** Characters of HTML; more than the longest article. */
const longest = 3_000_000;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

const inlineMarkup =
  /<\/?(?:em|i|b|strong|a|span|u|sub|sup)(?:\s[^>]{0,2000})?>|&(?:\w{2,8}|#x?[\da-f]{1,6});/i;
const blockMarkup = /<(?:p|div|h[1-6]|ul|ol|blockquote|figure|section|table|br)(?:\s[^>]{0,2000})?\/?>/i;

const textKeys = ["text", "html", "content", "value", "body", "rendered", "processed", "raw"];
const innerKeys = [
  "content_elements",
  "children",
  "content",
  "items",
  "blocks",
  "paragraphs",
  "body",
  "root",
  "document",
  "json",
  "elements",
  "rows",
  "data",
];
const captionKeys = ["caption", "captionHtml", "caption_html"];

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const textIn = (node: Node): string | undefined => textKeys.map((key) => node[key]).find(isText);
const innerOf = (node: Node): unknown =>
  innerKeys.map((key) => node[key]).find((value) => typeof value === "object" && value !== null);
/** The list that a node holds, at once or one step further in, as Editor.js has it. */
function listIn(node: Node): readonly unknown[] {
  const inner = innerOf(node);
  if (Array.isArray(inner)) return inner;
  const next = nodeOf(inner);
  const list = next && innerOf(next);
  return Array.isArray(list) ? list : [];
}

/** `{ type: "text", text: "…" }` is a run of text where it stands in a block. Arc's paragraphs have `content` instead. */
const isRun = (node: Node): boolean => node["type"] === "text" && node["content"] === undefined;

function isBlock(value: unknown): boolean {
  const node = nodeOf(value);
  if (node === undefined || isRun(node) || node["nodeType"] === "text") return false;
  const kind = kindOf(node);
  return kind !== undefined && kind !== "inline" && kind !== "break";
}

class Writer {
  html = "";

  /** `inline`: inside a block, where text is a run of it and no paragraph of its own. */
  write(value: unknown, depth: number, inline: boolean): void {
    if (depth > deepest || this.html.length > longest) return;
    if (typeof value === "string") this.writeText(value, depth, inline);
    else if (Array.isArray(value)) for (const item of value) this.write(item, depth + 1, inline);
    else {
      const node = nodeOf(value);
      if (node !== undefined) this.writeNode(node, depth, inline);
    }
  }

  private writeText(text: string, depth: number, inline: boolean): void {
    const nested = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
    if (typeof nested === "object") this.write(nested, depth + 1, inline);
    else if (blockMarkup.test(text)) this.html += text;
    else if (inline) this.html += inlineMarkup.test(text) ? text : escaped(text);
    else this.html += inlineMarkup.test(text) ? `<p>${text}</p>` : paragraphs(text);
  }

  private writeNode(node: Node, depth: number, inline: boolean): void {
    const kind = kindOf(node);
    if (kind === "no text") return;
    if (kind === "break") this.html += "<br>";
    else if (kind === "picture") this.writeCaption(node);
    else if (kind === "heading") this.wrap(`h${levelOf(node)}`, node, depth, true);
    else if (kind === "quotation") this.wrap("blockquote", node, depth, !listIn(node).some(isBlock));
    else if (kind === "list-item") this.wrap("li", node, depth, !listIn(node).some(isBlock));
    else if (kind === "list") this.writeRows(listIn(node), "ul", "li", depth);
    else if (kind === "table") this.writeTable(node, depth);
    else if (kind === "paragraph") this.writeParagraph(node, depth, inline);
    else this.writeInner(node, depth, inline || kind === "inline");
  }

  private wrap(tag: string, node: Node, depth: number, inline: boolean): void {
    this.html += `<${tag}>`;
    this.writeInner(node, depth, inline);
    this.html += `</${tag}>`;
  }

  private writeParagraph(node: Node, depth: number, inline: boolean): void {
    const text = textIn(node);
    if (inline) this.writeInner(node, depth, true);
    else if (text !== undefined ? blockMarkup.test(text) : listIn(node).some(isBlock))
      this.writeInner(node, depth, false);
    else this.wrap("p", node, depth, true);
  }

  private writeRows(rows: readonly unknown[], outer: string, each: string, depth: number): void {
    this.html += `<${outer}>`;
    for (const row of rows) {
      const node = nodeOf(row);
      const kind = node && kindOf(node);
      const own = kind === "list-item" || kind === "list" || kind === "no text";
      if (!own) this.html += `<${each}>`;
      this.write(row, depth + 1, !own);
      if (!own) this.html += `</${each}>`;
    }
    this.html += `</${outer}>`;
  }

  private writeTable(node: Node, depth: number): void {
    this.html += "<table>";
    for (const row of listIn(node)) {
      const cells = nodeOf(row);
      const list = Array.isArray(row) ? row : cells ? listIn(cells) : [];
      this.writeRows(list, "tr", "td", depth + 1);
    }
    this.html += "</table>";
  }

  /** Its text where it has one, else what it holds. */
  private writeInner(node: Node, depth: number, inline: boolean): void {
    this.write(textIn(node) ?? innerOf(node), depth + 1, inline);
  }

  private writeCaption(node: Node): void {
    const caption = captionKeys.map((key) => node[key]).find(isText);
    if (caption === undefined) return;
    this.html += `<figure><figcaption>${inlineMarkup.test(caption) ? caption : escaped(caption)}</figcaption></figure>`;
  }
}

/** Plain text: a paragraph for each blank line, or for each line where there is none. */
function paragraphs(text: string): string {
  const parts = /\n\s*\n/.test(text) ? text.split(/\n\s*\n/) : text.split("\n");
  return parts
    .filter((part) => part.trim() !== "")
    .map((part) => `<p>${escaped(part)}</p>`)
    .join("");
}

/** The body as HTML; "" where it holds no text. */
export function richTextHtml(body: unknown): string {
  const writer = new Writer();
  writer.write(body, 0, false);
  return writer.html;
}
