/**
 * What a page shows of itself at a glance, read in one pass over its beginning: enough to know a wall by. Builds no
 * tree, so that no markup can make it slow; extracts no article. Pure.
 */
import { Parser } from "htmlparser2";

export interface PageSigns {
  /** Of `<title>`, white space folded. */
  readonly title: string;
  /** What a reader sees before any script runs, white space folded, cut at a bound. */
  readonly text: string;
  /** Names of elements' classes, ids, script addresses and form targets, lower case, for marks of wall makers. */
  readonly marks: string;
  readonly asksPassword: boolean;
  /** JSON-LD says that the page's content is not free to read. */
  readonly saysNotFree: boolean;
  /** Where the page sends its readers on to at once. */
  readonly sendsOnTo?: string;
}

/** Walls are small; what tells one stands near the beginning, after some inline style at most. */
const scannedCharacters = 192 * 1024;
const keptCharacters = 20_000;

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

type Attributes = Readonly<Record<string, string | undefined>>;

class SignReader {
  title = "";
  text = "";
  marks = "";
  jsonLd = "";
  asksPassword = false;
  sendsOnTo: string | undefined;
  /** Names of the unseen elements we stand in. */
  readonly #inside: string[] = [];
  #isJsonLd = false;

  onopentag(name: string, attributes: Attributes): void {
    if (unseen.has(name)) this.#inside.push(name);
    this.#isJsonLd = name === "script" && attributes["type"] === "application/ld+json";
    if (name === "input" && attributes["type"]?.toLowerCase() === "password") this.asksPassword = true;
    if (name === "meta" && this.#inside.length === 0) this.#readMeta(attributes);
    if (this.marks.length > keptCharacters) return;
    for (const key of markAttributes) if (attributes[key] !== undefined) this.marks += ` ${attributes[key]}`;
  }

  #readMeta(attributes: Attributes): void {
    if (attributes["http-equiv"]?.toLowerCase() === "refresh")
      this.sendsOnTo ??= refreshTarget(attributes["content"]);
  }

  ontext(text: string): void {
    const inside = this.#inside.at(-1);
    if (inside === "title" && this.#inside.length === 1) this.title += text.slice(0, keptCharacters);
    else if (inside === "script" && this.#isJsonLd) this.jsonLd += text.slice(0, keptCharacters);
    else if (inside === undefined && this.text.length < keptCharacters) this.text += `${text} `;
  }

  onclosetag(name: string): void {
    if (this.#inside.at(-1) === name) this.#inside.pop();
  }
}

export function pageSigns(html: string): PageSigns {
  const reader = new SignReader();
  const parser = new Parser(reader, { decodeEntities: true });
  parser.end(html.slice(0, scannedCharacters));
  return {
    title: folded(reader.title),
    text: folded(reader.text),
    marks: reader.marks.toLowerCase(),
    asksPassword: reader.asksPassword,
    saysNotFree: /"isAccessibleForFree"\s*:\s*"?false/i.test(reader.jsonLd),
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
