/**
 * Next.js's flight format: rows `id:value` sent in pieces by `self.__next_f.push([1,"…"])`. Rows of JSON are parsed;
 * long texts have rows of their own, which others refer to as `$id`.
 */
import { jsonAt, parseJson } from "./json-values.ts";

const pushed = /\b__next_f\.push\(\s*/g;
const decoder = new TextDecoder();
const newline = 0x0a;
/** `id:`, and for a text its length in bytes, both in hexadecimal digits. */
const rowHead = /^([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?/;
const longestHead = 24;

interface Rows {
  readonly texts: ReadonlyMap<string, string>;
  readonly json: readonly string[];
}

/** What one script pushes. */
export function flightPieces(script: string): string {
  let pieces = "";
  for (const { index, 0: call } of script.matchAll(pushed)) {
    const value = jsonAt(script, index + call.length);
    const piece: unknown = Array.isArray(value) ? value[1] : undefined;
    if (typeof piece === "string") pieces += piece;
  }
  return pieces;
}

/** The values of all rows, texts put in where they are referred to. */
export function flightValues(pieces: string): unknown[] {
  if (pieces === "") return [];
  const { texts, json } = rowsOf(new TextEncoder().encode(pieces));
  return json.map((row) => withTexts(parseJson(row), texts, 0));
}

/** Lengths of texts are given in bytes of UTF-8. */
function rowsOf(bytes: Uint8Array): Rows {
  const texts = new Map<string, string>();
  const json: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const head = rowHead.exec(decoder.decode(bytes.subarray(at, at + longestHead)));
    const [all = "", id = "", length] = head ?? [];
    const from = at + all.length;
    const lineEnd = bytes.indexOf(newline, from);
    const end =
      length === undefined
        ? lineEnd < 0
          ? bytes.length
          : lineEnd
        : Math.min(bytes.length, from + Number.parseInt(length, 16));
    const row = decoder.decode(bytes.subarray(from, end));
    if (length !== undefined) texts.set(id, row);
    else if (/^[[{]/.test(row)) json.push(row);
    at = length === undefined ? end + 1 : end;
  }
  return { texts, json };
}

/** Deeper than any page's tree of components that holds an article. */
const deepest = 100;

function withTexts(value: unknown, texts: ReadonlyMap<string, string>, depth: number): unknown {
  if (texts.size === 0 || depth > deepest) return value;
  if (typeof value === "string") return value.startsWith("$") ? (texts.get(value.slice(1)) ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, texts, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withTexts(inner, texts, depth + 1)]),
  );
}
