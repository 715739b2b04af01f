/**
 * The article among the values of a page's state: of the objects that bear the page's own headline or address and
 * hold a body, the one that says most. Walks under bounds; believes nothing that names no headline of the page's.
 */
import { normaliseText } from "../article/text.ts";
import { type Node, nodeOf } from "./json-values.ts";
import { richTextHtml } from "./rich-text.ts";
import { wordsOf } from "./shingles.ts";
import { authorsIn, standfirstIn } from "./state-credits.ts";

/** Objects and lists; states of large pages have some 50,000. */
const mostNodes = 150_000;
/** Of those that look like the article; the same one is often kept several times over. */
const mostCandidates = 40;

const headlineKeys = [
  "headline",
  "headlines",
  "title",
  "name",
  "heading",
  "displayTitle",
  "seoTitle",
  "webTitle",
];
const headlineForms = ["basic", "rendered", "default", "main", "text", "value"];
const addressKeys = [
  "url",
  "canonicalUrl",
  "canonical_url",
  "canonical",
  "website_url",
  "webUrl",
  "permalink",
  "path",
  "uri",
  "slug",
];
const bodyKeys = [
  "content_elements",
  "articleBody",
  "body",
  "bodyHtml",
  "bodyHTML",
  "body_html",
  "bodyText",
  "content",
  "contentHtml",
  "contentHTML",
  "html",
  "articleContent",
  "storyHTML",
  "storyBody",
  "paragraphs",
  "blocks",
  "bodyBlocks",
  "contentBlocks",
  "components",
  "sections",
  "elements",
  "richText",
  "rich_text",
  "text",
  "fullText",
  "mainContent",
];
const freeKeys = ["isAccessibleForFree", "isFree", "free"];
const lockedKeys = [
  "isPremium",
  "premium",
  "locked",
  "isLocked",
  "paywalled",
  "isPaywalled",
  "isPaywall",
  "isSubscriberOnly",
  "subscriberOnly",
];
const countKeys = ["wordCount", "word_count", "wordcount"];

export interface KnownOfPage {
  /** Headlines that the page claims, without its site's name. */
  readonly headlines: readonly string[];
  readonly url: string;
}

export interface StructuredBody {
  readonly html: string;
  readonly headline?: string;
  readonly authors?: readonly string[];
  readonly standfirst?: string;
  /** As it says itself. */
  readonly words?: number;
  /** It says that it is not for everyone to read. */
  readonly locked: boolean;
}

/** undefined where the states hold no such article. */
export function stateArticle(states: readonly unknown[], known: KnownOfPage): StructuredBody | undefined {
  let best: StructuredBody | undefined;
  let candidates = 0;
  for (const node of nodesIn(states)) {
    const headline = headlineOf(node);
    if (!isOfPage(node, headline, known) || !bodyKeys.some((key) => node[key] !== undefined)) continue;
    candidates += 1;
    if (candidates > mostCandidates) break;
    const html = bodyOf(node);
    if (html.length > (best?.html.length ?? 0)) best = bodyWith(node, html, headline);
  }
  return best;
}

/** Outermost first, so that the bound cuts what lies deepest. */
function* nodesIn(states: readonly unknown[]): Generator<Node> {
  const waiting: unknown[] = [...states];
  for (let at = 0; at < waiting.length && at < mostNodes; at += 1) {
    const value = waiting[at];
    if (typeof value !== "object" || value === null) continue;
    const inner = Array.isArray(value) ? value : Object.values(value);
    for (const one of inner) if (typeof one === "object" && one !== null) waiting.push(one);
    const node = nodeOf(value);
    if (node !== undefined) yield node;
  }
}

function headlineOf(node: Node): string | undefined {
  for (const key of headlineKeys) {
    const value = node[key];
    const inner = nodeOf(value);
    const forms = inner ? headlineForms.map((form) => inner[form]) : [value];
    const text = forms.find((form) => typeof form === "string" && form.trim() !== "");
    if (typeof text === "string") return normaliseText(text.replace(/<[^>]{0,200}>/g, ""));
  }
  return undefined;
}

function isOfPage(node: Node, headline: string | undefined, { headlines, url }: KnownOfPage): boolean {
  if (headline !== undefined && headlines.some((claimed) => isSameHeadline(claimed, headline))) return true;
  const { pathname } = new URL(url);
  if (headline === undefined || pathname.length < shortestPath) return false;
  return addressKeys.some((key) => {
    const address = node[key];
    if (typeof address !== "string" || !URL.canParse(address, url)) return false;
    const named = new URL(address, new URL("/", url)).pathname;
    return named.length >= shortestPath && trimmed(named) === trimmed(pathname);
  });
}

/** So much of a title is at least its headline: the rest is the name of the site or a section. */
const headlineShare = 0.6;

/** The name of a place or a person in a headline is not that headline. */
export function isSameHeadline(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other]
    .map((text) => wordsOf(text).join(" "))
    .sort((a, b) => a.length - b.length);
  return short !== "" && ` ${long} `.includes(` ${short} `) && short.length >= headlineShare * long.length;
}

/** Characters; the path of a front page or a section is shorter than an article's. */
const shortestPath = 10;
const trimmed = (path: string): string => path.replace(/\/$/, "");

/** Of several fields the one that says most: a summary may be called `content` where the body is called `html`. */
function bodyOf(node: Node): string {
  let best = "";
  for (const key of bodyKeys) {
    if (node[key] === undefined) continue;
    const html = richTextHtml(node[key]);
    if (html.length > best.length) best = html;
  }
  return best;
}

function bodyWith(node: Node, html: string, headline: string | undefined): StructuredBody {
  const words = countKeys.map((key) => Number(node[key] ?? Number.NaN)).find((count) => count > 0);
  const locked = freeKeys.some((key) => node[key] === false) || lockedKeys.some((key) => node[key] === true);
  const standfirst = standfirstIn(node);
  return {
    html,
    locked,
    authors: authorsIn(node),
    ...(standfirst === undefined ? {} : { standfirst }),
    ...(headline === undefined ? {} : { headline }),
    ...(words === undefined ? {} : { words }),
  };
}
