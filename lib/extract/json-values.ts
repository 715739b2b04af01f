/**
 * JSON that stands inside a script: cut out by its brackets and parsed as JSON. Nothing is ever evaluated; what is
 * program text and not JSON is left out.
 */

/** A value with names: neither a list nor a plain one. */
export type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const nodeOf = (value: unknown): Node | undefined => (isNode(value) ? value : undefined);

const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]" };
/** Serialisers of state write it where JSON has no word. */
const undefinedWord = "undefined";

/** The value that begins at `start`; undefined where no JSON begins there. */
export function jsonAt(script: string, start: number): unknown {
  const text = bracketed(script, start);
  return text === undefined ? undefined : parseJson(text);
}

/** undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** From the bracket at `start` to the one that closes it, `undefined` outside strings as `null`. */
function bracketed(script: string, start: number): string | undefined {
  const first = script[start];
  if (first === undefined || !(first in closing)) return undefined;
  let parts = "";
  let from = start;
  let depth = 0;
  for (let at = start; at < script.length; at += 1) {
    const sign = script[at];
    if (sign === '"') at = endOfString(script, at);
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    else if (sign === "u" && script.startsWith(undefinedWord, at)) {
      parts += `${script.slice(from, at)}null`;
      from = at + undefinedWord.length;
      at = from - 1;
    }
    if (depth === 0) return parts + script.slice(from, at + 1);
  }
  return undefined;
}

/** Index of the quotation mark that ends the string begun at `start`. */
function endOfString(script: string, start: number): number {
  const quote = script[start] ?? '"';
  for (let at = start + 1; at < script.length; at += 1) {
    if (script[at] === "\\") at += 1;
    else if (script[at] === quote) return at;
  }
  return script.length;
}

/** The string literal that begins at `start`, in either kind of quotation marks; undefined where none does. */
export function stringAt(script: string, start: number): string | undefined {
  const quote = script[start];
  if (quote !== '"' && quote !== "'") return undefined;
  const inner = script.slice(start + 1, endOfString(script, start));
  const text =
    quote === '"' ? inner : inner.replace(/\\'/g, "'").replace(/(\\.)|"/g, (_, kept) => kept ?? '\\"');
  const value = parseJson(`"${text.replace(/\\x([0-9a-f]{2})/gi, "\\u00$1")}"`);
  return typeof value === "string" ? value : undefined;
}
