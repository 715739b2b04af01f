/**
 * Whether a page breaks off, though its transfer ended in good order: a program died while it wrote, or the line's end is
 * the only mark of the body's. HTML need close neither `<html>` nor a paragraph, and many pages close nothing: what tells
 * is a last text within an article, or a tag, in the midst of which the page ends. Pure.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { normaliseText } from "../article/text.ts";

/** Elements that need no end tag, or can have none: left open they say nothing (HTML, 13.1.2.4). */
const optionalEnds: ReadonlySet<string> = new Set(
  `html head body p li dt dd option optgroup rt rp thead tbody tfoot tr td th colgroup caption area base br col embed hr
  img input link meta source track wbr`.split(/\s+/),
);
const codeTags: ReadonlySet<string> = new Set(["script", "style"]);
const phraseTags: ReadonlySet<string> = new Set(["a", "b", "cite", "em", "i", "q", "strong"]);
/** Elements within elements; what stands deeper is not looked at. */
const deepest = 1000;

class OpenReader implements TokenizerCallbacks {
  readonly html: string;
  readonly open: string[] = [];
  paragraphs = 0;
  paragraphEnds = 0;
  /** Whether nothing but text follows the last start tag. */
  hasJustOpened: boolean = false;
  #tag = "";

  constructor(html: string) {
    this.html = html;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.html.slice(start, end).toLowerCase();
  }

  onopentagend(): void {
    this.hasJustOpened = true;
    if (this.#tag === "p") this.paragraphs += 1;
    if (!optionalEnds.has(this.#tag) && this.open.length < deepest) this.open.push(this.#tag);
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).toLowerCase();
    this.hasJustOpened = false;
    if (tag === "p") this.paragraphEnds += 1;
    const at = this.open.lastIndexOf(tag);
    if (at >= 0) this.open.length = at;
  }

  onselfclosingtag(): void {}
  onattribname(): void {}
  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  ontext(): void {}
  ontextentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

const closesPage = /<\/(?:html|body)\b/i;
const beginsPage = /<(?:!doctype|html|body)\b/i;
/** Of a sentence, in the scripts that have one, and what may stand behind it. */
const sentenceEnd = /[.!?…。！？؟।۔։።៖]["'“”‘’«»)\]）」』\s]*$/u;

/** Whether a page closes what it is in, as most do: then one that does not has lost its end. */
export const isClosed = (html: string): boolean => closesPage.test(html);

function openAtEnd(html: string): OpenReader {
  const reader = new OpenReader(html);
  const tokenizer = new Tokenizer({ decodeEntities: false }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return reader;
}

/** Whether elements are left open at its end that no page may leave open. */
export const isLeftOpen = (html: string): boolean => !isClosed(html) && openAtEnd(html).open.length > 0;

/** Where a page breaks off; undefined when it may be whole. `lastText`: the last line of what was taken for the article. */
export function cutShort(html: string, lastText: string): string | undefined {
  if (isClosed(html) || !beginsPage.test(html)) return undefined;
  const { open, paragraphs, paragraphEnds, hasJustOpened } = openAtEnd(html);
  const isInCode = codeTags.has(open.at(-1) ?? "");
  const tail = html.slice(html.lastIndexOf(">") + 1);
  const isInComment = html.lastIndexOf("<!--") > html.lastIndexOf("-->");
  const isInPhrase = hasJustOpened && tail.trim() === "" && phraseTags.has(open.at(-1) ?? "");
  if (isInCode || isInComment || isInPhrase || /<[a-z/!]/i.test(tail))
    return open.length > 0 ? "the page breaks off in the midst of its markup" : undefined;
  // What stands behind the last entity is as it will be read.
  const last = normaliseText(tail.slice(tail.lastIndexOf(";") + 1));
  if (last === "" || sentenceEnd.test(last) || !normaliseText(lastText).endsWith(last)) return undefined;
  // Who closes paragraphs closes the last one, too.
  const isParagraphLost =
    paragraphEnds > 0 && paragraphEnds >= (paragraphs - 1) / 2 && paragraphs > paragraphEnds;
  return open.length > 0 || isParagraphLost ? "the page breaks off in the midst of a sentence" : undefined;
}
