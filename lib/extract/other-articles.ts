/**
 * Other articles on the page of one, such as the next ones of an endless page: parts built like the one asked for, each
 * with a title of its own. The one asked for is known by the page's own headline or address, never by its length.
 */
import { type Element, isTag } from "domhandler";
import { alike } from "./alike.ts";
import { isWithin, parentOf, selfAndAbove } from "./core.ts";
import { attributeOf, isNamed } from "./element-names.ts";
import { isMarkedArticle } from "./own-article.ts";
import type { PageBlock } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";
import { isSameHeadline } from "./state-article.ts";

export interface AskedFor {
  /** What the head of the page calls its article. */
  readonly headlines: readonly string[];
  readonly url: string;
}

/** A title and the largest element round it that holds no other title. */
interface Part {
  readonly title: PageBlock;
  readonly root: Element;
  /** Blocks of running text. */
  readonly prose: number;
}

const none: ReadonlySet<Element> = new Set();
/** More titles than an endless page has when it is captured; a page of so many h1 uses them for something else. */
const mostTitles = 40;

/** The outermost elements of the page's other articles. */
export function otherArticles(blocks: readonly PageBlock[], asked: AskedFor): ReadonlySet<Element> {
  const titles = titlesIn(blocks);
  if (titles.length < 2 || titles.length > mostTitles) return none;
  const parts = partsOf(titles, blocks);
  const own =
    parts.find(({ title }) => asked.headlines.some((headline) => isSameHeadline(headline, title.text))) ??
    parts.find(({ root }) => addressesOf(root).some((address) => isSameAddress(address, asked.url)));
  if (own === undefined || own.prose === 0) return none;
  const others = parts.filter(
    (part) => part !== own && part.prose > 0 && alike(part.root, own.root) && isArticle(part, own),
  );
  return new Set(others.map(({ root }) => root));
}

/** Every h1, and the first heading in each outermost `<article>`. */
function titlesIn(blocks: readonly PageBlock[]): PageBlock[] {
  const known = new Set<Element>();
  return blocks.filter((block) => {
    if (block.kind !== "heading") return false;
    const article = outermostArticle(block.element);
    const isFirst = article !== undefined && !known.has(article);
    if (article !== undefined) known.add(article);
    return isFirst || block.level === 1;
  });
}

function outermostArticle(element: Element): Element | undefined {
  let article: Element | undefined;
  for (let at: Element | undefined = element; at !== undefined; at = parentOf(at))
    if (at.name === "article") article = at;
  return article;
}

function partsOf(titles: readonly PageBlock[], blocks: readonly PageBlock[]): Part[] {
  const held = new Map<Element, number>();
  for (const { element } of titles) {
    for (const at of selfAndAbove(element)) held.set(at, (held.get(at) ?? 0) + 1);
  }
  const roots = titles.map((title) => {
    let root = title.element;
    for (const at of selfAndAbove(title.element)) {
      if (held.get(at) !== 1) break;
      root = at;
    }
    return { title, root };
  });
  const prose = blocks.filter((block) => proseWeight(block) > 0);
  return roots.map((part) => ({
    ...part,
    prose: prose.filter((block) => isWithin(block.element, part.root)).length,
  }));
}

const datedNames =
  /(?:^|-)(?:byline|author|dateline|timestamp|published|pubdate|post-date|entry-date)(?:-|$)/;
const isNamedForDate = isNamed(datedNames);

/** Of running text; the head of an article, with its date and its standfirst, has fewer. */
const fewestBlocks = 3;

/** A section of one article may bear an h1; it has no date, author or address of its own. */
function isArticle({ title, root }: Part, own: Part): boolean {
  if (isMarkedArticle(root)) return true;
  if (root.name === "article" && title.level === 1) return true;
  if (addressesOf(root).length > 0 && addressesOf(own.root).length > 0) return true;
  return own.prose >= fewestBlocks && isDated(root);
}

function isDated(element: Element): boolean {
  if (element.name === "time" || isNamedForDate(element)) return true;
  return element.children.some((child) => isTag(child) && isDated(child));
}

const addressAttributes = [
  "data-url",
  "data-href",
  "data-permalink",
  "data-canonical",
  "data-canonical-url",
  "data-article-url",
  "data-page-url",
  "data-path",
  "itemid",
];

/** The addresses that endless pages give to each article, to show them in the browser's address line. */
const addressesOf = (element: Element): string[] =>
  addressAttributes
    .map((name) => attributeOf(element, name))
    .filter((value) => value !== undefined)
    .filter((value) => value.includes("/"));

function isSameAddress(address: string, url: string): boolean {
  if (!URL.canParse(address, url)) return false;
  const [one, other] = [new URL(address, url), new URL(url)];
  return one.host === other.host && one.pathname === other.pathname;
}
