/**
 * How every page and feed is written: tagged templates in which whatever is set in becomes text. A string of a stranger
 * passes two gates that no caller can forget: controls, bidi overrides and invisible characters are made visible
 * (visibleText), then Hono's `html` escapes it for text and quoted attributes, in HTML and in XML alike.
 *
 * Hono's templates rather than its JSX: Node strips types from .ts, but runs no .tsx, and a checkout has no build step.
 * Addresses need a third gate (`webAddress`): a string in `href` can be escaped and still be a program.
 */
import { html as honoHtml } from "hono/html";
import { codePointName, visibleText } from "../article/visible-text.ts";

/** Markup of ours. Made by `html` alone. */
export interface Markup {
  readonly isEscaped: true;
  toString(): string;
}

export type Content = Markup | string | number | false | undefined | readonly Content[];

/** Hono escapes where it stands; what it answers at once is what it escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const written = honoHtml(strings, ...values.map(shown));
  if (written instanceof Promise) throw new TypeError("a page is written at once: a value was a promise");
  return written;
}

/** No XML may hold them (XML 1.0 §2.2), and a feed with one is none. */
const noCharacters = /[\ufffe\uffff]/g;

function shown(value: Content): Content {
  if (typeof value === "string") return visibleText(value).replace(noCharacters, codePointName);
  return Array.isArray(value) ? value.map(shown) : value;
}

/** An address of the web as a link's target; undefined for any scheme but http and https. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
