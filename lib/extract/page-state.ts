/**
 * The state that frameworks write into a page for their own scripts: Next.js (data and flight), Nuxt 3, Apollo, Redux
 * and their like, Remix, Arc's Fusion. Read as JSON only and under bounds. What a framework writes as a program
 * (Nuxt 2's function call) or keeps in files of its own (Gatsby) is not read.
 */
import { isText } from "domhandler";
import { attributeOf } from "./element-names.ts";
import { flightPieces, flightValues } from "./flight.ts";
import { jsonAt, parseJson, stringAt } from "./json-values.ts";
import type { PageIndex } from "./page-index.ts";

/** Characters of all scripts together; beyond it a page is an application, not an article. */
const longestState = 6_000_000;
/** Characters; less holds no article. */
const shortestState = 300;

const assigned =
  /\b(?:Fusion\.globalContent|__[A-Za-z0-9_]*(?:STATE|DATA|PROPS|CONTENT|STORE|CACHE|NUXT|CONTEXT)[A-Za-z0-9_]*__|__remixContext|__staticRouterHydrationData|initialState|preloadedState|pageData|initialData)["']?\]?\s*=\s*/g;
const parsed = /^JSON\.parse\(\s*(decodeURIComponent\(\s*)?/;
/** What stands between an assignment's sign and its value is shorter. */
const longestCall = 60;

const jsonType = /^application\/(?:[\w.+-]+\+)?json$/i;
const otherJson = /ld\+json|speculationrules|importmap/i;

/** Everything in the page's scripts that may hold its article, in the order of the page. */
export function pageStates({ tagged }: PageIndex): unknown[] {
  const values: unknown[] = [];
  let pieces = "";
  let read = 0;
  for (const script of tagged("script")) {
    if (attributeOf(script, "src") !== undefined) continue;
    const [text] = script.children;
    if (text === undefined || !isText(text) || text.data.length < shortestState) continue;
    const type = script.attribs["type"] ?? "";
    if (otherJson.test(type)) continue;
    read += text.data.length;
    if (read > longestState) break;
    if (jsonType.test(type.trim())) values.push(stateOf(parseJson(text.data), script.attribs["id"]));
    else if (text.data.includes("__next_f")) pieces += flightPieces(text.data);
    else values.push(...assignedValues(text.data));
  }
  return [...values, ...flightValues(pieces)].filter((value) => value !== undefined);
}

const stateOf = (value: unknown, id: string | undefined): unknown =>
  id === "__NUXT_DATA__" && Array.isArray(value) ? unflattened(value) : value;

function assignedValues(script: string): unknown[] {
  const found: unknown[] = [];
  let after = 0;
  for (const { index, 0: name } of script.matchAll(assigned)) {
    if (index < after) continue;
    const start = index + name.length;
    const call = parsed.exec(script.slice(start, start + longestCall));
    const value =
      call === null ? jsonAt(script, start) : fromLiteral(script, start + call[0].length, call[1]);
    if (value !== undefined) found.push(value);
    after = start;
  }
  return found;
}

function fromLiteral(script: string, start: number, encoded: string | undefined): unknown {
  const literal = stringAt(script, start);
  if (literal === undefined) return undefined;
  return parseJson(encoded === undefined ? literal : percentDecoded(literal));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

/** Deeper than any state that holds an article. */
const deepest = 100;

/** Nuxt 3 writes a list in which every value is named by its place; the first is the whole. Some carry a type. */
function unflattened(list: readonly unknown[]): unknown {
  const known = new Map<number, unknown>();
  const valueAt = (place: unknown, depth: number): unknown => {
    if (typeof place !== "number" || place < 0 || depth > deepest) return undefined;
    if (known.has(place)) return known.get(place);
    const flat = list[place];
    if (typeof flat !== "object" || flat === null) return flat;
    // Set first: a state may hold itself.
    known.set(place, undefined);
    const value = Array.isArray(flat)
      ? typeof flat[0] === "string"
        ? valueAt(flat[1], depth + 1)
        : flat.map((inner) => valueAt(inner, depth + 1))
      : Object.fromEntries(Object.entries(flat).map(([key, inner]) => [key, valueAt(inner, depth + 1)]));
    known.set(place, value);
    return value;
  };
  return valueAt(0, 0);
}
