/** Who wrote a state's article, and its standfirst, under the names that content systems keep them by. */
import { normaliseText } from "../article/text.ts";
import { namesIn, unique } from "./author-names.ts";
import { type Node, nodeOf } from "./json-values.ts";

const authorKeys = ["authors", "author", "bylines", "byline", "creator", "writers"];
const nameKeys = ["name", "displayName", "display_name", "fullName", "full_name", "byline", "title"];
const standfirstKeys = [
  "standfirst",
  "subtitle",
  "subTitle",
  "subheadline",
  "subHeadline",
  "subheadlines",
  "dek",
  "deck",
  "lead",
  "description",
];
const textForms = ["basic", "rendered", "default", "text", "value"];
/** Of a list of authors. */
const mostNames = 24;

export function authorsIn(node: Node): string[] {
  const places = [...authorKeys.map((key) => node[key]), nodeOf(node["credits"])?.["by"]];
  for (const place of places) {
    const list: readonly unknown[] = Array.isArray(place) ? place.slice(0, mostNames) : [place];
    const names = unique(list.flatMap(nameOf).flatMap(namesIn));
    if (names.length > 0) return names;
  }
  return [];
}

function nameOf(author: unknown): string[] {
  if (typeof author === "string") return [author];
  const node = nodeOf(author);
  const name = nameKeys.map((key) => node?.[key]).find((one) => typeof one === "string" && one !== "");
  if (typeof name === "string") return [name];
  const parts = [node?.["firstName"] ?? node?.["first_name"], node?.["lastName"] ?? node?.["last_name"]];
  return parts.every((part) => typeof part === "string") ? [parts.join(" ")] : [];
}

export function standfirstIn(node: Node): string | undefined {
  for (const key of standfirstKeys) {
    const value = node[key];
    const inner = nodeOf(value);
    const text = inner
      ? textForms.map((form) => inner[form]).find((form) => typeof form === "string")
      : value;
    if (typeof text !== "string") continue;
    const said = normaliseText(text.replace(/<[^<>]{0,200}>/g, ""));
    if (said !== "") return said;
  }
  return undefined;
}
