/**
 * Who wrote it, as the lines beside the headline and at the article's foot show it: by what a template names them, by
 * where they lead, by the words before them. Each way is asked for itself; which is believed is decided elsewhere.
 */
import { type Element, isTag, isText } from "domhandler";
import { normaliseText } from "../article/text.ts";
import {
  edge,
  isFullName,
  isName,
  longestStatement,
  namesIn,
  saysMoreThanName,
  unique,
} from "./author-names.ts";
import { isWithin, parentOf, selfAndAbove } from "./core.ts";
import { readDays } from "./dates.ts";
import { attributeOf, isLabelled, isNamed } from "./element-names.ts";
import { holdsFewBlocks, isSilentTag } from "./elements.ts";
import type { PageBlock } from "./page-blocks.ts";
import { type PageIndex, saysWord } from "./page-index.ts";
import { isBylineLabel, isBylineLine, noticeKindOf } from "./phrases.ts";
import { fold } from "./site-names.ts";

/** Longer than any line that only says who wrote. */
const longestLine = 160;
/** How far out from a line its template may name it for the author. */
const outwards = 3;

const authorNames =
  /(?:^|-)(?:authors?|byline|bylines|by-line|writers?|contributors?|autor|autore|autoren|autores|auteurs?|verfasser|redacteur|skribent|forfatter)(?:-|$)/;
/** Of what a template names for the author, what is not the name: the picture, the biography, the other articles. */
const besideName =
  /(?:^|-)(?:bio|biography|description|desc|about|more|social|socials|follow|stories|articles|posts|role|position|job|avatar|image|img|photo|picture|email|date|comments?|reply|related|cards?)(?:-|$)/;
const isNamedForAuthor = isNamed(authorNames);
const isBesideName = isNamed(besideName);
const isPropertyAuthor = isLabelled(/^author$/);
const isNamedName = isLabelled(/(?:^|-)(?:name|names)$/);

const isMarked = (element: Element): boolean =>
  saysWord(element, "rel", "author") ||
  isPropertyAuthor(element) ||
  (isNamedForAuthor(element) && !isBesideName(element));

/** Where sites keep a page for each author. */
const authorPath =
  /\/(?:authors?|autor(?:en|es)?|auteurs?|by|writers?|contributors?|journalists?|reporters?|redaktion|skribent)\/[^/]+\/?$/i;
/** Where they also keep other people, and other things. */
const peoplePath = /\/(?:people|profiles?|staff|team|experts?|u|users?)\/([^/]+)\/?$/i;

function pathOf(element: Element, url: string): string | undefined {
  const href = element.name === "a" ? attributeOf(element, "href") : undefined;
  return href === undefined || !URL.canParse(href, url) ? undefined : new URL(href, url).pathname;
}

/** A link to where pages of people are kept. */
function leadsToPerson(element: Element, url: string): boolean {
  const path = pathOf(element, url);
  return path !== undefined && (authorPath.test(path) || peoplePath.test(path));
}

/** A link to an author's page: called so, or repeating the surname. */
function leadsToAuthor(element: Element, url: string): boolean {
  const path = pathOf(element, url);
  if (path === undefined) return false;
  const slug = peoplePath.exec(path)?.[1];
  const surname = (text: string): string | undefined => fold(text).split(" ").at(-1);
  return (
    authorPath.test(path) || (slug !== undefined && surname(slug) === surname(partedText(element) ?? ""))
  );
}

const conjunctions = new RegExp(
  `[${edge}\\s]*(,|;|&|(?<=[${edge}\\s])(?:and|und|et|y|e|och|en|og)(?=[${edge}\\s]))[${edge}\\s]*`,
  "gu",
);

/**
 * An element's text with the edges of what stands in it, where no comma and no "and" joins the two sides. Undefined
 * for one that holds more than a line of names.
 */
function partedText(element: Element): string | undefined {
  let text = "";
  for (const run of runsOf(element)) {
    text += run;
    if (text.length > longestStatement) return undefined;
  }
  return text.replace(conjunctions, (joint, word: string) => {
    if (!joint.includes(edge)) return joint;
    return /[,;]/.test(word) ? `${word} ` : ` ${word} `;
  });
}

function* runsOf(element: Element): Generator<string> {
  for (const child of element.children) {
    if (isText(child)) yield child.data.replace(/\s+/g, " ");
    if (!isTag(child) || (isSilentTag(child.name) && child.name !== "button")) continue;
    yield edge;
    yield* runsOf(child);
    yield edge;
  }
}

/** Left over where a day or a section stood after it: "Jane Doe on". */
const leftOver = /\s+(?:on|in|at|for|last|Last)$/;
const namesOfElement = (element: Element): string[] =>
  namesIn(partedText(element) ?? "").map((name) => name.replace(leftOver, ""));
/** Where one element holds several lines, each is read by its text alone. */
const isLine = (element: Element): boolean => partedText(element) !== undefined;

function* below(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (!isTag(child)) continue;
    yield child;
    yield* below(child);
  }
}

/** What stands in a line's element, and the elements round it that hold little more, the line's own first. */
function* around({ element }: PageBlock, headline: Element | undefined): Generator<Element> {
  if (!isLine(element)) return;
  yield* below(element);
  let at: Element | undefined = element;
  for (let steps = 0; at !== undefined && steps <= outwards; steps += 1, at = parentOf(at)) {
    if (!holdsFewBlocks(at) || (headline !== undefined && isWithin(headline, at))) return;
    yield at;
  }
}

/** What stands in an element that is marked for the author: its links and its names before the whole. */
function namesMarked(element: Element, url: string): string[] {
  const inside = [...below(element)].filter((one) => !isBesideName(one));
  const led = unique(inside.filter((one) => leadsToPerson(one, url)).flatMap(namesOfElement));
  if (led.length > 0) return led;
  const named = unique(inside.filter(isNamedName).flatMap(namesOfElement));
  if (named.length > 0) return named;
  const text = partedText(element);
  return text !== undefined && text.length <= longestLine ? unique(namesIn(text)) : [];
}

export interface ShownAuthors {
  /** In elements that the template names for the author. */
  readonly marked: readonly string[];
  /** Linked to a page of their own. */
  readonly linked: readonly string[];
  /** In a line that begins with "By", or has it after a day. */
  readonly lined: readonly string[];
  /** Below a line that says nothing but "By". */
  readonly labelled: readonly string[];
  /** A full name and a day, and nothing else, in one line. */
  readonly dated: readonly string[];
}

export function shownAuthors(
  lines: readonly PageBlock[],
  headline: Element | undefined,
  url: string,
): ShownAuthors {
  const texts = lines.filter(({ kind }) => kind !== "caption");
  return {
    marked: first(texts, (block) => {
      const elements = [...around(block, headline)].filter(isMarked);
      return elements.map((element) => namesMarked(element, url)).find((names) => names.length > 0) ?? [];
    }),
    linked: first(texts, (block) =>
      [...around(block, headline)]
        .filter((element) => leadsToAuthor(element, url))
        .flatMap(namesOfElement)
        .filter(isFullName),
    ),
    lined: first(texts, inLine),
    labelled: first(texts, ({ text }, next) =>
      isBylineLabel(text) && next !== undefined && next.text.length <= longestLine
        ? namesOfElement(next.element)
        : [],
    ),
    dated: first(texts, besideDay),
  };
}

function first(
  lines: readonly PageBlock[],
  find: (block: PageBlock, next: PageBlock | undefined, before: PageBlock | undefined) => readonly string[],
): string[] {
  for (const [index, block] of lines.entries()) {
    const names = unique(find(block, lines[index + 1], lines[index - 1]));
    if (names.length > 0) return names;
  }
  return [];
}

const preposition = /\s(?:on|in|at)(?:\s.*)?$/iu;
/** Also what a title or a sentence may begin with. */
const doubtful = /^\W*from(?!\p{L})/iu;
/** Of names that are not made like a person's. */
const mostWords = 6;

function isCredited(name: string): boolean {
  const words = name.split(" ");
  if (isFullName(name) || words.length === 1) return isName(name) && !/^(?:the|our|my|an?)$/i.test(name);
  return words.length <= mostWords && /^(?:the\s)?\P{Ll}/u.test(name) && !/\.$/.test(name);
}

/** By what begins with "By" in the line, its element's edges and days considered. */
function inLine({ text, element }: PageBlock): string[] {
  if (text.length > longestLine || noticeKindOf(text) !== undefined) return [];
  const parts = (partedText(element) ?? text)
    .split(edge)
    .map(normaliseText)
    .filter((part) => part !== "");
  for (const [index, part] of parts.entries()) {
    const [day] = isBylineLine(part) ? [] : readDays(part, "day first");
    const said = day === undefined ? part : part.slice(day.end).replace(/^[\s,|·•–—-]+/, "");
    if (!isBylineLine(said) || doubtful.test(said)) continue;
    if (isBylineLabel(said)) return namesIn(parts[index + 1] ?? "").filter(isCredited);
    return namesIn(said)
      .map((name) => name.replace(preposition, ""))
      .filter(isCredited);
  }
  return [];
}

function besideDay({ text, element }: PageBlock): string[] {
  if (text.length > longestLine || noticeKindOf(text) !== undefined || readDays(text).length === 0) return [];
  const names = namesIn(partedText(element) ?? text).map((name) => name.replace(preposition, ""));
  return names.every(isFullName) ? names : [];
}

/** Lines; further below the headline a full name alone names other things. */
const mostBelow = 3;
const tellsMore = (line: PageBlock | undefined): boolean =>
  line !== undefined &&
  line.text.length <= longestLine &&
  (saysMoreThanName(line.text) || readDays(line.text, "day first").length > 0);

/** A full name in a line of its own right below the headline, next to one that says when, or what somebody does. */
export const nameBelow = (lines: readonly PageBlock[]): string[] =>
  first(lines.slice(0, mostBelow), nameAlone);

function nameAlone(
  { text, kind, linked, element }: PageBlock,
  next: PageBlock | undefined,
  before: PageBlock | undefined,
): string[] {
  if (
    kind === "heading" ||
    (kind === "list-item" && linked > 0) ||
    !isFullName(text) ||
    !/\p{Ll}/u.test(text)
  )
    return [];
  // Several links side by side are no one's name.
  if (isLine(element) && namesOfElement(element).join() !== text) return [];
  return tellsMore(next) || tellsMore(before) ? [text] : [];
}

/** Whether a line of the page, whatever it calls it, says no more than this name, a day and a "By". */
export function showsName(lines: readonly PageBlock[], name: string): boolean {
  const wanted = fold(name);
  return lines.some(
    ({ text, element }) =>
      text.length <= longestLine &&
      namesIn(partedText(element) ?? text).some((shown) => fold(shown) === wanted),
  );
}

/** Elements round headline and text that are marked for the author, other articles' cards and comments apart. */
export function markedInPage(page: PageIndex, { url, inArticle, core, headline }: MarkedSources): string[] {
  // Beyond the smallest element that holds the headline and the text stand other things.
  const whole = headline && [...selfAndAbove(core)].find((at) => isWithin(headline, at));
  const found = page.all
    .filter((element) => isMarked(element) && holdsFewBlocks(element) && inArticle(element))
    .slice(0, mostMarked)
    .filter((element) => (whole === undefined || isWithin(element, whole)) && !isOfOther(element, core));
  return found.map((element) => namesMarked(element, url)).find((names) => names.length > 0) ?? [];
}

interface MarkedSources {
  readonly url: string;
  readonly inArticle: (element: Element) => boolean;
  readonly core: Element;
  readonly headline: Element | undefined;
}

/** The article's own author is named among the first; further down they are other articles'. */
const mostMarked = 60;
const headings = /^h[1-6]$/;

/** Whose picture or whose words these are is not who wrote the article. */
const ofOthers: ReadonlySet<string> = new Set(["figure", "figcaption", "blockquote"]);
const isNamedForComments = isNamed(/(?:^|-)(?:comments?|commentlist|disqus|respond)(?:-|$)/);

const isTitle = (element: Element): boolean =>
  headings.test(element.name) && [...below(element)].some(({ name }) => name === "a");

/** Whether it stands in a picture's caption, a quotation, a comment or a card: the smallest box round it with titles that lead elsewhere has one of them. */
export function isOfOther(element: Element, core: Element): boolean {
  for (const at of selfAndAbove(element)) {
    if (isWithin(core, at)) return false;
    if (ofOthers.has(at.name) || isNamedForComments(at)) return true;
    const titles = [...below(at)].filter(isTitle).length;
    if (titles > 0) return titles === 1;
  }
  return false;
}
