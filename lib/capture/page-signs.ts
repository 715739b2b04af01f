/**
 * What a page shows of itself at a glance, read in one pass over its beginning: enough to know a wall by. It reads
 * tokens and builds no tree, so that no markup can make it slow; it extracts no article. Pure.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

export interface PageSigns {
  /** Of `<title>`, white space folded. */
  readonly title: string;
  /** What a reader sees before any script runs, white space folded, cut at a bound. */
  readonly text: string;
  /** Classes, ids, script and form addresses, lower case, for the marks of wall makers. */
  readonly marks: string;
  readonly asksPassword: boolean;
  /** JSON-LD says that the page's content is not free to read. */
  readonly saysNotFree: boolean;
  /** Words of the article, as JSON-LD counts them. */
  readonly claimedWords?: number;
  /** Contents of `<meta name>`, by the name in lower case, in order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Where the page sends its readers on to at once. */
  readonly sendsOnTo?: string;
}

/** Walls are small; what tells one stands near the beginning, after some inline style at most. */
const scannedCharacters = 192 * 1024;
const keptCharacters = 20_000;
/** Names of `<meta>`, and contents under one name. */
const keptMetas = 100;

/** A page that waits longer before it moves on is read by people meanwhile: a slide show, or a page that reloads. */
const atOnceSeconds = 5;

const unseen: ReadonlySet<string> = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "svg",
  "title",
  "select",
]);
const markAttributes = ["class", "id", "src", "action", "name"] as const;
const keptAttributes: ReadonlySet<string> = new Set([...markAttributes, "type", "http-equiv", "content"]);

class SignReader implements TokenizerCallbacks {
  readonly html: string;
  title = "";
  text = "";
  marks = "";
  jsonLd = "";
  asksPassword = false;
  sendsOnTo: string | undefined;
  readonly metas = new Map<string, string[]>();
  /** Names of the unseen elements we stand in. */
  readonly #inside: string[] = [];
  readonly #attributes = new Map<string, string>();
  #tag = "";
  #attribute = "";
  #isJsonLd = false;

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
    this.#addToAttribute(this.html.slice(start, Math.min(end, start + keptCharacters)));
  }

  onattribentity(codepoint: number): void {
    this.#addToAttribute(String.fromCodePoint(codepoint));
  }

  #addToAttribute(part: string): void {
    if (!keptAttributes.has(this.#attribute)) return;
    const value = this.#attributes.get(this.#attribute) ?? "";
    if (value.length < keptCharacters) this.#attributes.set(this.#attribute, value + part);
  }

  onopentagend(): void {
    this.onselfclosingtag();
    if (unseen.has(this.#tag)) this.#inside.push(this.#tag);
  }

  onselfclosingtag(): void {
    this.text += " ";
    const attributes = this.#attributes;
    this.#isJsonLd = this.#tag === "script" && attributes.get("type") === "application/ld+json";
    if (this.#tag === "input" && attributes.get("type")?.toLowerCase() === "password")
      this.asksPassword = true;
    if (this.#tag === "meta") this.#noteMeta(attributes.get("name")?.trim().toLowerCase() ?? "");
    // A browser that runs scripts never sees what stands in <noscript>.
    const isRefresh = this.#tag === "meta" && attributes.get("http-equiv")?.toLowerCase() === "refresh";
    if (isRefresh && this.#inside.length === 0) this.sendsOnTo ??= refreshTarget(attributes.get("content"));
    if (this.marks.length > keptCharacters) return;
    for (const name of markAttributes) if (attributes.has(name)) this.marks += ` ${attributes.get(name)}`;
  }

  #noteMeta(name: string): void {
    const content = this.#attributes.get("content");
    if (name === "" || content === undefined || this.metas.size >= keptMetas) return;
    this.metas.set(
      name,
      [...(this.metas.get(name) ?? []), content.slice(0, keptCharacters)].slice(-keptMetas),
    );
  }

  onclosetag(start: number, end: number): void {
    this.text += " ";
    if (this.#inside.at(-1) === this.html.slice(start, end).toLowerCase()) this.#inside.pop();
  }

  ontext(start: number, end: number): void {
    this.#addText(this.html.slice(start, Math.min(end, start + keptCharacters)));
  }

  ontextentity(codepoint: number): void {
    this.#addText(String.fromCodePoint(codepoint));
  }

  #addText(text: string): void {
    const inside = this.#inside.at(-1);
    if (inside === undefined) {
      if (this.text.length < keptCharacters) this.text += text;
    } else if (inside === "title" && this.#inside.length === 1) {
      if (this.title.length < keptCharacters) this.title += text;
    } else if (inside === "script" && this.#isJsonLd) {
      this.jsonLd += text;
    }
  }

  onattribend(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

export function pageSigns(html: string): PageSigns {
  const scanned = html.slice(0, scannedCharacters);
  const reader = new SignReader(scanned);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(scanned);
  tokenizer.end();
  const words = /"wordCount"\s*:\s*"?(\d{1,6})\b/.exec(reader.jsonLd)?.[1];
  return {
    title: folded(reader.title),
    text: folded(reader.text),
    marks: reader.marks.toLowerCase(),
    asksPassword: reader.asksPassword,
    saysNotFree: /"isAccessibleForFree"\s*:\s*"?false/i.test(reader.jsonLd),
    ...(words === undefined ? {} : { claimedWords: Number(words) }),
    metas: reader.metas,
    ...(reader.sendsOnTo === undefined ? {} : { sendsOnTo: reader.sendsOnTo }),
  };
}

function folded(text: string): string {
  return text.slice(0, keptCharacters).replace(/\s+/gu, " ").trim();
}

/** Of a `Refresh` header or its `<meta>`: the address, when the page goes there at once; a reload of itself has none. */
export function refreshTarget(content: string | undefined): string | undefined {
  const match = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]{1,2000})/i.exec(content ?? "");
  return match !== null && Number(match[1]) <= atOnceSeconds ? match[2] : undefined;
}
