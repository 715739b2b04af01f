/**
 * What is told by how it is set: a power, a formula's parts, words struck out. Written with signs, because bare text
 * would say something else: 10 to the sixth is not 106.
 */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { isHidden } from "./apart.ts";

const superscripts: ReadonlyMap<string, string> = new Map(
  Object.entries({ "+": "⁺", "-": "⁻", "−": "⁻", "–": "⁻" }).concat(
    [..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit) => [String(digit), sign]),
  ),
);
const subscripts: ReadonlyMap<string, string> = new Map(
  Object.entries({ "+": "₊", "-": "₋", "−": "₋", "–": "₋" }).concat(
    [..."₀₁₂₃₄₅₆₇₈₉"].map((sign, digit) => [String(digit), sign]),
  ),
);
/** Longer than any power that is written in digits. */
const longestScript = 12;
const number = /^[+−–-]?\d+$/;

/**
 * What stands above or below the line right after a digit, where it is a number: "⁶"; undefined of all else, the marks
 * of footnotes among it, which follow words or hold a link.
 */
export function scriptText({ name, children }: Element, before: string): string | undefined {
  if ((name !== "sup" && name !== "sub") || !/^\d$/.test(before)) return undefined;
  const [only, ...more] = children;
  if (only === undefined || more.length > 0 || !isText(only) || only.data.length > longestScript)
    return undefined;
  const said = only.data.trim();
  const signs = name === "sup" ? superscripts : subscripts;
  return number.test(said) ? [...said].map((sign) => signs.get(sign) ?? sign).join("") : undefined;
}

const struckTags: ReadonlySet<string> = new Set(["s", "del", "strike"]);
export const strikes = (name: string): boolean => struckTags.has(name);
const strike = "~~";

/** As plain text is struck out everywhere, the space round it left as it is. */
export function struck(data: string): string {
  const said = data.trim();
  if (said === "") return data;
  const start = data.indexOf(said);
  return `${data.slice(0, start)}${strike}${said}${strike}${data.slice(start + said.length)}`;
}

/** Between the first part and the next; what is not here has its parts side by side. */
const joints: Readonly<Record<string, readonly string[]>> = {
  msup: ["^"],
  msub: ["_"],
  msubsup: ["_", "^"],
  mfrac: ["/"],
  mover: ["^"],
  munder: ["_"],
  munderover: ["_", "^"],
  mroot: ["√"],
};
/** Rows and cells of a matrix, and what a formula is made of beside words. */
const parted: ReadonlySet<string> = new Set(["mtable", "mtr"]);
/** The same formula once more, in another notation. */
const notations: ReadonlySet<string> = new Set(["annotation", "annotation-xml"]);

/** A formula as it reads in one line: "E=mc^2". */
export function mathText({ name, children }: Element): string {
  if (notations.has(name)) return "";
  const parts = children.map(partOf).filter((part) => part !== "");
  const between = joints[name];
  if (between === undefined) return (name === "msqrt" ? "√" : "") + parts.join(parted.has(name) ? " " : "");
  const several = parts.map((part) =>
    name === "mfrac" && part.length > 1 && !plain.test(part) ? `(${part})` : part,
  );
  return several.map((part, index) => (index === 0 ? "" : (between[index - 1] ?? "")) + part).join("");
}

/** Needs no brackets in a fraction. */
const plain = /^[\p{L}\p{N}.,]+$/u;

function partOf(node: AnyNode): string {
  if (isText(node)) return node.data.trim();
  return isTag(node) && !isHidden(node) ? mathText(node) : "";
}
