/**
 * The article as schema.org markup claims it. Publishers write it by template: broken JSON, arrays, graphs and other
 * things' descriptions are the rule. What cannot be read is left out; nothing here is believed by itself.
 */
import { load } from "cheerio/slim";
import { textContent } from "domutils";
import { attributeOf } from "./element-names.ts";
import { type Node, nodeOf } from "./json-values.ts";
import type { Metadata } from "./metadata.ts";
import type { PageIndex } from "./page-index.ts";
import { fold } from "./site-names.ts";

/** More nodes than any honest description has. */
const mostNodes = 2_000;
/** Deeper than any honest description goes. */
const deepest = 24;
/** Characters; a script beyond it is data for other ends. */
const longestScript = 1_000_000;

const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|\w*NewsArticle|BlogPosting|\w*BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|Recipe|\w*Posting|HowTo)$/;
const pageTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:WebPage|ItemPage|MedicalWebPage|FAQPage|AboutPage|WebSite)$/;

const siteTypes = /^(?:https?:\/\/schema\.org\/)?(?:WebSite|NewsMediaOrganization)$/;

export interface ArticleClaims {
  readonly headline?: string;
  readonly description?: string;
  readonly body?: string;
  /** What a live blog's entries say, in its order. */
  readonly updates?: string;
  readonly authors: readonly string[];
  /** Of the authors, those who are no persons. */
  readonly organisations: readonly string[];
  /** Names of the page's publisher and site. */
  readonly publishers: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  readonly section?: string;
  readonly language?: string;
  readonly url?: string;
  /** Words of the body, as the publisher counts them. */
  readonly words?: number;
  /** Says that not everyone may read it. */
  readonly locked: boolean;
  /** Calls itself a live blog. */
  readonly live: boolean;
}

/** JSON as publishers write it: with raw line ends in strings, commas too many, comment marks round it. */
function parseLoosely(text: string): unknown {
  const trimmed = text
    .replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\/\]\]>|;)\s*$/, "");
  for (const attempt of [trimmed, mended(trimmed)]) {
    try {
      return JSON.parse(attempt);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

function mended(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are what breaks the JSON
  return text.replace(/[\u0000-\u001f]+/g, " ").replace(/,\s*([}\]])/g, "$1");
}

function collect(value: unknown, into: Node[], depth: number): void {
  if (depth > deepest || into.length >= mostNodes) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  const node = nodeOf(value);
  if (node === undefined) return;
  into.push(node);
  for (const [key, inner] of Object.entries(node))
    if (typeof inner === "object" && key !== "__proto__") collect(inner, into, depth + 1);
}

const typesOf = (node: Node): string[] => [node["@type"]].flat().filter((type) => typeof type === "string");

/** Some templates escape for HTML what stands in JSON; a script's text is read without that. */
const plain = (text: string): string =>
  /&(?:#\w{2,7}|[a-z]\w{1,7});/i.test(text) ? load(text.replaceAll("<", "&lt;"), null, false).text() : text;

const textOf = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === "string") return first.trim() === "" ? undefined : plain(first);
  const named = nodeOf(first);
  const inner = named?.["@value"] ?? named?.["name"];
  return typeof inner === "string" && inner.trim() !== "" ? plain(inner) : undefined;
};

interface ClaimedAuthor {
  readonly name: string;
  readonly isOrganisation: boolean;
}

function authorsOf(node: Node, byId: ReadonlyMap<string, Node>): ClaimedAuthor[] {
  const given = node["author"] ?? node["creator"];
  const list: unknown[] = Array.isArray(given) ? given : [given];
  return list.flatMap((author) => {
    const stated = nodeOf(author);
    if (stated === undefined)
      return typeof author === "string" ? [{ name: plain(author), isOrganisation: false }] : [];
    const id = stated["@id"];
    const whole = stated["name"] === undefined && typeof id === "string" ? byId.get(id) : stated;
    const types = whole === undefined ? [] : typesOf(whole);
    const isOrganisation = types.some((type) => type.endsWith("Organization")) && !types.includes("Person");
    const name: unknown = whole?.["name"];
    return (Array.isArray(name) ? name : [name])
      .filter((one) => typeof one === "string")
      .map((one) => ({ name: plain(one), isOrganisation }));
  });
}

function publisherOf(node: Node, byId: ReadonlyMap<string, Node>): string | undefined {
  const given = nodeOf(node["publisher"]);
  if (given === undefined) return undefined;
  const id = given["@id"];
  return textOf(given) ?? (typeof id === "string" ? textOf(byId.get(id)) : undefined);
}

type Tagged = PageIndex["tagged"];

const scripts = (tagged: Tagged): string[] =>
  tagged("script")
    .filter((script) => attributeOf(script, "type")?.toLowerCase().includes("ld+json"))
    .map((script) => textContent(script));

/** Frameworks that write only meta tags from a page's settings put it into one. */
const misplaced = (tagged: Tagged): string[] =>
  tagged("meta")
    .filter((meta) => attributeOf(meta, "name") === "script:ld+json")
    .map((meta) => attributeOf(meta, "content") ?? "");

/** What the page says of itself elsewhere, by which its own description is told from those of articles it links to. */
export interface PageIdentity {
  readonly url: string;
  readonly metadata: Pick<Metadata, "meta" | "title" | "canonicalUrl">;
}

/**
 * `undefined` where the page describes no article. Of several nodes one that names the page's address or title is
 * taken, and of those the one that describes most.
 */
export function readJsonLd({ tagged }: PageIndex, identity: PageIdentity): ArticleClaims | undefined {
  const nodes: Node[] = [];
  for (const text of [...scripts(tagged), ...misplaced(tagged)])
    if (text.length <= longestScript) collect(parseLoosely(text), nodes, 0);
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = node["@id"];
    if (typeof id === "string" && (!byId.has(id) || Object.keys(node).length > 2)) byId.set(id, node);
  }
  const entries = new Set(nodes.flatMap(entriesOf));
  const articles = nodes.filter(
    (node) => !entries.has(node) && typesOf(node).some((type) => articleTypes.test(type)) && "@type" in node,
  );
  const pages = nodes.filter((node) => typesOf(node).some((type) => pageTypes.test(type)));
  const own = articles.filter(isOfPage(identity));
  const best =
    richest(own.length > 0 ? own : articles) ?? pages.find((node) => node["datePublished"] !== undefined);
  if (best === undefined) return undefined;
  const sites = nodes.filter((node) => typesOf(node).some((type) => siteTypes.test(type)));
  const publishers = [publisherOf(best, byId), ...sites.map((node) => textOf(node["name"]))];
  return {
    ...claimsOf(best, byId),
    publishers: publishers.filter((name) => name !== undefined),
    live: nodes.some((node) => typesOf(node).some((type) => type.endsWith("LiveBlogPosting"))),
  };
}

/** Host and path: publishers write an address with another scheme, query or fragment. */
function placeOf(address: string, base: string): string | undefined {
  const { hostname, pathname } = URL.parse(address, base) ?? {};
  return hostname && `${hostname.replace(/^www\./, "")}${pathname?.replace(/\/+$/, "")}`;
}

function isOfPage({ url, metadata }: PageIdentity): (node: Node) => boolean {
  const { meta, title, canonicalUrl } = metadata;
  const places = [url, canonicalUrl, meta.get("og:url")].map((one) => one && placeOf(one, url));
  const titles = [title, meta.get("og:title") ?? ""].map(fold).filter((one) => one !== "");
  return (node) => {
    const page = node["mainEntityOfPage"];
    const addresses = [node["url"], page, nodeOf(page)?.["@id"]].map(textOf);
    const headline = fold(textOf(node["headline"]) ?? "");
    return (
      (headline !== "" && titles.some((one) => one === headline || one.startsWith(`${headline} `))) ||
      addresses.some((one) => one !== undefined && places.includes(placeOf(one, url)))
    );
  };
}

const entriesOf = (node: Node): Node[] =>
  [node["liveBlogUpdate"]]
    .flat()
    .map((entry) => nodeOf(entry))
    .filter((entry) => entry !== undefined);

function updatesOf(node: Node): string | undefined {
  const said = entriesOf(node).flatMap((entry) => [textOf(entry["headline"]), textOf(entry["articleBody"])]);
  const texts = said.filter((text) => text !== undefined);
  return texts.length > 0 ? texts.join("\n\n") : undefined;
}

const telling = ["headline", "datePublished", "author", "articleBody", "mainEntityOfPage", "dateModified"];

function richest(nodes: readonly Node[]): Node | undefined {
  let best: { node: Node; count: number } | undefined;
  for (const node of nodes) {
    const count = telling.filter((name) => node[name] !== undefined).length;
    if (best === undefined || count > best.count) best = { node, count };
  }
  return best?.node;
}

function claimsOf(node: Node, byId: ReadonlyMap<string, Node>): Omit<ArticleClaims, "publishers" | "live"> {
  const page = nodeOf(node["mainEntityOfPage"]);
  const fields = {
    headline: textOf(node["headline"]) ?? textOf(node["name"]),
    description: textOf(node["description"]),
    body: textOf(node["articleBody"]),
    updates: updatesOf(node),
    published: textOf(node["datePublished"]) ?? textOf(node["dateCreated"]),
    modified: textOf(node["dateModified"]),
    section: textOf(node["articleSection"]),
    language: textOf(node["inLanguage"]),
    url: textOf(node["url"]) ?? (page ? textOf(page["@id"]) : textOf(node["mainEntityOfPage"])),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const words = Number(node["wordCount"] ?? Number.NaN);
  const authors = authorsOf(node, byId);
  return {
    ...Object.fromEntries(given),
    ...(words > 0 ? { words } : {}),
    locked: /^false$/i.test(String(node["isAccessibleForFree"])),
    authors: authors.map(({ name }) => name),
    organisations: authors.filter(({ isOrganisation }) => isOrganisation).map(({ name }) => name),
  };
}
