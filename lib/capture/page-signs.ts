/**
 * What a page shows of itself at a glance, read in one pass over its beginning: enough to know a wall by. It reads
 * tokens and builds no tree, so that no markup can make it slow; it extracts no article. Pure.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { type Place, placeOf } from "./page-places.ts";

export interface PageSigns {
  /** Of `<title>`, white space folded. */
  readonly title: string;
  /** What a reader sees before any script runs, white space folded, cut at a bound. */
  readonly text: string;
  /** The same, of what stands outside the site's frame and every wall. */
  readonly mainText: string;
  /** The same by the place that it stands in. */
  readonly places: ReadonlyMap<Place, string>;
  /** Markup says that this is an article, or when it was published. */
  readonly isMarkedArticle: boolean;
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
  /** It asks itself again before long, as who waits for something does. */
  readonly reloads: boolean;
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
const keptAttributes: ReadonlySet<string> = new Set([
  ...markAttributes,
  "type",
  "http-equiv",
  "content",
  "property",
]);
/** They have no end tag, so nothing stands in them. */
const voids: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);
/** Places within places; a page that nests more is none that anyone laid out. */
const deepestPlace = 100;

/** An element that is called something, and how many of its own kind stand open in it. */
interface OpenPlace {
  readonly place: Place;
  readonly element: string;
  depth: number;
}

class SignReader implements TokenizerCallbacks {
  readonly html: string;
  title = "";
  text = "";
  marks = "";
  jsonLd = "";
  asksPassword = false;
  sendsOnTo: string | undefined;
  reloads: boolean = false;
  readonly metas = new Map<string, string[]>();
  mainText = "";
  readonly places = new Map<Place, string>();
  isMarkedArticle: boolean = false;
  readonly #open: OpenPlace[] = [];
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
    // All in `<noscript>` is text, another one's start tag too.
    const isText = this.#tag === "noscript" && this.#inside.includes("noscript");
    if (unseen.has(this.#tag) && !isText) this.#inside.push(this.#tag);
    if (this.#inside.length === 0 && !voids.has(this.#tag)) this.#enterPlace();
  }

  #enterPlace(): void {
    // `<p>` ends the one before it; its end tag is often left out.
    if (this.#tag === "p") this.#leavePlace("p");
    const around = this.#open.at(-1);
    const names = `${this.#attributes.get("class") ?? ""} ${this.#attributes.get("id") ?? ""}`;
    // What stands in a place is that place's, whatever it is called.
    const place = around === undefined ? placeOf(this.#tag, names) : undefined;
    if (place !== undefined && this.#open.length < deepestPlace)
      this.#open.push({ place, element: this.#tag, depth: 0 });
    else if (around?.element === this.#tag) around.depth += 1;
  }

  #leavePlace(tag: string): void {
    const around = this.#open.at(-1);
    if (around?.element !== tag) return;
    if (around.depth === 0) this.#open.pop();
    else around.depth -= 1;
  }

  onselfclosingtag(): void {
    this.#addText(" ");
    const attributes = this.#attributes;
    this.#isJsonLd = this.#tag === "script" && attributes.get("type") === "application/ld+json";
    if (this.#tag === "input" && attributes.get("type")?.toLowerCase() === "password")
      this.asksPassword = true;
    if (this.#tag === "meta") this.#noteMeta(attributes.get("name")?.trim().toLowerCase() ?? "");
    if (this.#tag === "time" || (this.#tag === "meta" && saysArticle(attributes)))
      this.isMarkedArticle = true;
    // A browser that runs scripts never sees what stands in <noscript>.
    const isRefresh = this.#tag === "meta" && attributes.get("http-equiv")?.toLowerCase() === "refresh";
    if (isRefresh && this.#inside.length === 0) {
      this.sendsOnTo ??= refreshTarget(attributes.get("content"));
      this.reloads ||= reloadsSoon(attributes.get("content"));
    }
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
    this.#addText(" ");
    const tag = this.html.slice(start, end).toLowerCase();
    if (this.#inside.at(-1) === tag) this.#inside.pop();
    else if (this.#inside.length === 0) this.#leavePlace(tag);
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
      this.#addToPlace(text);
    } else if (inside === "title" && this.#inside.length === 1) {
      if (this.title.length < keptCharacters) this.title += text;
    } else if (inside === "script" && this.#isJsonLd) {
      this.jsonLd += text;
    }
  }

  #addToPlace(text: string): void {
    const place = this.#open.at(-1)?.place;
    const before = place === undefined ? this.mainText : (this.places.get(place) ?? "");
    if (before.length >= keptCharacters) return;
    if (place === undefined) this.mainText += text;
    else this.places.set(place, before + text);
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
    mainText: folded(reader.mainText),
    places: new Map([...reader.places].map(([place, text]) => [place, folded(text)])),
    isMarkedArticle: reader.isMarkedArticle || articleType.test(reader.jsonLd),
    marks: reader.marks.toLowerCase(),
    asksPassword: reader.asksPassword,
    saysNotFree: /"isAccessibleForFree"\s*:\s*"?false/i.test(reader.jsonLd),
    ...(words === undefined ? {} : { claimedWords: Number(words) }),
    metas: reader.metas,
    reloads: reader.reloads,
    ...(reader.sendsOnTo === undefined ? {} : { sendsOnTo: reader.sendsOnTo }),
  };
}

/** schema.org's kinds of article, and the fields that only they have. */
const articleType = /"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting|Report|Review)"|"datePublished"\s*:/;

/** Open Graph: `og:type` article, `article:published_time`. */
function saysArticle(attributes: ReadonlyMap<string, string>): boolean {
  const property = attributes.get("property")?.toLowerCase();
  if (property === "og:type") return attributes.get("content")?.trim().toLowerCase() === "article";
  return property?.startsWith("article:published") === true;
}

function folded(text: string): string {
  return text.slice(0, keptCharacters).replace(/\s+/gu, " ").trim();
}

/** Seconds. Front pages and live blogs reload themselves more seldom. */
const soonSeconds = 60;

function reloadsSoon(content: string | undefined): boolean {
  const seconds = /^\s*(\d{1,6})(?:\.\d*)?\s*$/.exec(content ?? "")?.[1];
  return seconds !== undefined && Number(seconds) <= soonSeconds;
}

/** Of a `Refresh` header or its `<meta>`: the address, when the page goes there at once; a reload of itself has none. */
export function refreshTarget(content: string | undefined): string | undefined {
  const match = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]{1,2000})/i.exec(content ?? "");
  return match !== null && Number(match[1]) <= atOnceSeconds ? match[2] : undefined;
}
