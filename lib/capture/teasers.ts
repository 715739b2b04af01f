/**
 * Whether what was taken for the article is a list of teasers: headings that are links to other pages of the site, each
 * with a line or two below it. So front pages, sections and archives are made, and articles are not. Pure.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Article } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";

export interface Teasers {
  /** How many of them hold some of the article's blocks. */
  readonly inArticle: number;
  /** Of the article's characters, the part that stands in teasers. */
  readonly share: number;
  /** What of the article stands outside of them. */
  readonly rest: string;
  /** Headings on the whole page that lead elsewhere. */
  readonly onPage: number;
  /** Of `<meta property="og:…">`. */
  readonly ogUrl?: string;
  readonly ogType?: string;
}

/** Front pages are long; what tells one stands in its first megabyte, inline scripts and all. */
const scannedCharacters = 1024 * 1024;
const keptHeadings = 1000;
/** Of a heading, and below it: a teaser's line or two are no longer, and what is longer is told here and not elsewhere. */
const keptCharacters = 400;
/** Labels such as `More` stand on every page. */
const shortestHeadline = 12;
/** Of a page's teasers those to be passed over between one block and the next. */
const nearTeasers = 50;

const unseenTags: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);
const headingTags: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

interface Stretch {
  text: string;
  /** Where it leads, of a link; of a heading, where the link in it or round it leads. */
  href: string | undefined;
}

interface Heading extends Stretch {
  /** What stands between it and the next heading. */
  below: string;
}

/** The headings of a page, and what stands below each. */
class LinkReader implements TokenizerCallbacks {
  readonly html: string;
  readonly headings: Heading[] = [];
  readonly metas = new Map<string, string>();
  #tag = "";
  #attribute = "";
  readonly #attributes = new Map<string, string>();
  #href: string | undefined;
  #heading: Heading | undefined;
  #isInHeading: boolean = false;
  #isUnseen: boolean = false;

  constructor(html: string) {
    this.html = html;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.html.slice(start, end).toLowerCase();
    this.#attributes.clear();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.html.slice(start, end).toLowerCase();
  }

  onattribdata(start: number, end: number): void {
    const value = this.#attributes.get(this.#attribute) ?? "";
    if (value.length < keptCharacters)
      this.#attributes.set(this.#attribute, value + this.html.slice(start, end));
  }

  onattribentity(codepoint: number): void {
    const value = this.#attributes.get(this.#attribute) ?? "";
    this.#attributes.set(this.#attribute, value + String.fromCodePoint(codepoint));
  }

  onopentagend(): void {
    this.#addText(" ");
    this.#isUnseen ||= unseenTags.has(this.#tag);
    if (this.#tag === "meta") this.onselfclosingtag();
    else if (this.#tag === "a") {
      this.#href = this.#attributes.get("href");
      if (this.#isInHeading && this.#heading !== undefined) this.#heading.href = this.#href;
    } else if (headingTags.has(this.#tag) && this.headings.length < keptHeadings) {
      this.#heading = { text: "", href: this.#href, below: "" };
      this.headings.push(this.#heading);
      this.#isInHeading = true;
    }
  }

  onselfclosingtag(): void {
    if (this.#tag !== "meta") return;
    const name = this.#attributes.get("property")?.trim().toLowerCase() ?? "";
    const content = this.#attributes.get("content");
    if (name.startsWith("og:") && content !== undefined && !this.metas.has(name))
      this.metas.set(name, content.trim());
  }

  onclosetag(start: number, end: number): void {
    this.#addText(" ");
    const tag = this.html.slice(start, Math.min(end, start + keptCharacters)).toLowerCase();
    if (unseenTags.has(tag)) this.#isUnseen = false;
    else if (tag === "a") this.#href = undefined;
    else if (headingTags.has(tag)) this.#isInHeading = false;
  }

  ontext(start: number, end: number): void {
    this.#addText(this.html.slice(start, Math.min(end, start + keptCharacters)));
  }

  ontextentity(codepoint: number): void {
    this.#addText(String.fromCodePoint(codepoint));
  }

  #addText(text: string): void {
    const heading = this.#heading;
    if (heading === undefined || this.#isUnseen) return;
    const part = this.#isInHeading ? "text" : "below";
    if (heading[part].length <= keptCharacters) heading[part] += text;
  }

  onattribend(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

export function teasersOf(html: string, pageUrl: string, { blocks }: Pick<Article, "blocks">): Teasers {
  const scanned = html.slice(0, scannedCharacters);
  const reader = new LinkReader(scanned);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(scanned);
  tokenizer.end();
  const page = new URL(pageUrl);
  const teasers = reader.headings.filter(
    ({ href, text, below }) =>
      leadsElsewhere(href, page) && text.trim().length >= shortestHeadline && below.length <= keptCharacters,
  );
  const [ogUrl, ogType] = [reader.metas.get("og:url"), reader.metas.get("og:type")];
  return {
    ...standingIn(teasers, blocks),
    onPage: new Set(teasers.map(({ href }) => href)).size,
    ...(ogUrl === undefined ? {} : { ogUrl }),
    ...(ogType === undefined ? {} : { ogType: ogType.toLowerCase() }),
  };
}

/** To another page of the same site: a list of books or of sources leads to others. */
function leadsElsewhere(href: string | undefined, page: URL): boolean {
  const to = href === undefined ? null : URL.parse(href, page.href);
  return to !== null && siteOf(to) === siteOf(page) && to.pathname !== page.pathname;
}

const siteOf = ({ hostname }: URL): string => hostname.split(".").slice(-2).join(".");

/** Markup puts white space between words or takes it away. */
const bare = (text: string): string => normaliseText(text).replace(/\s+/gu, "");

/** Each block stands in one teaser at most, in the order of the page: so many of either are walked through once. */
function standingIn(
  teasers: readonly Heading[],
  blocks: Article["blocks"],
): Pick<Teasers, "inArticle" | "share" | "rest"> {
  const texts = teasers.map(({ text, below }) => bare(`${text} ${below}`));
  const found = new Set<number>();
  const rest: string[] = [];
  let [from, characters, all] = [0, 0, 0];
  for (const block of blocks) {
    all += block.text.length;
    const line = bare(block.text);
    const at = texts.slice(from, from + nearTeasers).findIndex((text) => text.includes(line));
    if (at < 0) rest.push(block.text);
    else {
      from += at;
      found.add(from);
      characters += block.text.length;
    }
  }
  return { inArticle: found.size, share: all === 0 ? 0 : characters / all, rest: rest.join("\n") };
}
