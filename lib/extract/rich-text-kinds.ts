/** What the types that content systems give to the nodes of a body mean for reading. */
import { type Node, nodeOf } from "./json-values.ts";

export type NodeKind =
  | "no text"
  | "inline"
  | "break"
  | "heading"
  | "quotation"
  | "list-item"
  | "list"
  | "picture"
  | "table"
  | "paragraph";

/** The first that fits a type's name. */
const kinds: readonly (readonly [NodeKind, RegExp])[] = [
  [
    "no text",
    /(?:^|-)(?:ads?|advert\w*|related|recirc\w*|newsletter\w*|promo\w*|interstitial|link-list|divider|separator|hr|horizontal-rule|script|iframe|oembed|embed|video|audio|podcast|poll|quiz|author-bio|signup|code-embed)(?:-|$)/,
  ],
  ["break", /(?:^|-)(?:hard-break|line-?break|br)$/],
  ["inline", /(?:^|-)(?:span|hyperlink|link|strong|em|mark|inline|a|b|i)$/],
  [
    "heading",
    /(?:^|-)(?:header|heading|subheading|subhead|sub-title|subtitle|crosshead|h[1-6]|header-(?:one|two|three|four|five|six)|heading-[1-6])$/,
  ],
  ["quotation", /(?:^|-)(?:block-?quote|quote|pull-?quote|quotation)$/],
  ["list-item", /(?:^|-)(?:list-?item|li)$/],
  ["list", /(?:^|-)(?:list|bullet-?list|ordered-?list|unordered-?list|ul|ol)$/],
  ["picture", /(?:^|-)(?:image|images|photo|picture|figure|media|asset|img)$/],
  ["table", /(?:^|-)table$/],
  ["paragraph", /(?:^|-)(?:paragraph|p|unstyled|normal|text|block|raw-html|html|content|body)$/],
];

/** Where a node says what it is: Portable Text's and Draft.js's styles before the plain type. */
const typeKeys = ["style", "type", "_type", "nodeType", "kind", "__typename", "component", "tag"];

const spelled = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();

const typesOf = (node: Node): string[] =>
  typeKeys.map((key) => node[key]).filter((type) => typeof type === "string");

/** undefined where nothing in the node says what it is. */
export function kindOf(node: Node): NodeKind | undefined {
  if (typeof node["listItem"] === "string") return "list-item";
  for (const type of typesOf(node)) {
    const found = kinds.find(([, pattern]) => pattern.test(spelled(type)));
    if (found !== undefined) return found[0];
  }
  return undefined;
}

const numbers = ["one", "two", "three", "four", "five", "six"];

/** Of a heading; 2 where it does not say. The headline's own level is not for a body. */
export function levelOf(node: Node): number {
  const inner = [node, nodeOf(node["attrs"]), nodeOf(node["data"])];
  const said = inner.map((one) => one?.["level"]).find((level) => typeof level === "number");
  const named = /(?:h|heading-?|header-)([1-6]|one|two|three|four|five|six)$/.exec(
    typesOf(node).map(spelled).join(" "),
  )?.[1];
  const level = said ?? (named === undefined ? 2 : numbers.indexOf(named) + 1 || Number(named));
  return Math.min(6, Math.max(2, Math.round(level)));
}
