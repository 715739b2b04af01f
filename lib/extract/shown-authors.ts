/**
 * Who wrote it, as the lines beside the headline and at the article's foot show it: by what a template names them, by
 * where they lead, by the words before them. Each way is asked for itself; which is believed is decided elsewhere.
 */
import type { Element } from "domhandler";
import { normaliseText } from "../article/text.ts";
import { credits, isMarked, leadsToAuthor, leadsToSubject, namesMarked } from "./author-marks.ts";
import { edge, isFullName, isName, namesIn, saysMoreThanName, unique } from "./author-names.ts";
import { isWithin, parentOf } from "./core.ts";
import { readDays, withoutDays } from "./dates.ts";
import { holdsFewBlocks } from "./elements.ts";
import type { PageBlock } from "./page-blocks.ts";
import type { PageIndex } from "./page-index.ts";
import { below, isLine, namesOfElement, partedText } from "./parted-text.ts";
import { isBiography, isBylineLabel, isBylineLine, noticeKindOf, tellsRelativeTime } from "./phrases.ts";
import { fold } from "./site-names.ts";

/** Longer than any line that only says who wrote. */
const longestLine = 160;
/** How far out from a line its template may name it for the author. */
const outwards = 3;

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

/** Signs for several, and has a page as a person does. */
const desk = /^(?:the\s+)?\p{Lu}.*\s(?:team|staff|desk|editors|redaktion|rédaction|redacción|redazione)$/iu;

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

export interface AuthorSearch {
  readonly headline?: Element | undefined;
  readonly url: string;
  /** Lines that show only other names are passed over. */
  readonly accepts: (name: string) => boolean;
}

export function shownAuthors(
  lines: readonly PageBlock[],
  { headline, url, accepts }: AuthorSearch,
): ShownAuthors {
  const texts = lines.filter(({ kind }) => kind !== "caption");
  const first: typeof firstNames = (blocks, find) =>
    firstNames(blocks, (block, ...next) =>
      find(block, ...next).filter((name) => accepts(name) && credits(block.element, name)),
    );
  return {
    marked: first(texts, (block) => {
      const elements = [...around(block, headline)].filter(isMarked);
      return elements.map((element) => namesMarked(element, url)).find((names) => names.length > 0) ?? [];
    }),
    linked: first(texts, (block) =>
      [...around(block, headline)]
        .filter((element) => leadsToAuthor(element, url))
        .flatMap(namesOfElement)
        .filter((name) => isFullName(name) || desk.test(name)),
    ),
    lined: first(texts, inLine),
    labelled: first(texts, ({ text }, next) =>
      isBylineLabel(text) && next !== undefined && next.text.length <= longestLine
        ? namesOfElement(next.element)
        : [],
    ),
    dated: first(texts, (block) => besideDay(block, url)),
  };
}

function firstNames(
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

/** "Edda Holm, Delegate to the Harbour Board": what is said of somebody after a comma, in more words than a degree has. */
function withoutOffice(name: string): string {
  const [person = "", office = ""] = name.split(/,\s+(.*)/u);
  return isFullName(person) && office.split(" ").length > mostOfDegree ? person : name;
}

const mostOfDegree = 2;

/** By what begins with "By" in the line, its element's edges and days considered. */
function inLine({ text, element, kind }: PageBlock): string[] {
  if (text.length > longestLine || noticeKindOf(text) !== undefined) return [];
  // A heading that only goes on with "by" names who made what stands under it.
  if (kind === "heading" && !isBylineLine(text)) return [];
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
      .map((name) => withoutOffice(name.replace(preposition, "")))
      .filter(isCredited);
  }
  return [];
}

function besideDay({ text, element }: PageBlock, url: string): string[] {
  if (text.length > longestLine || noticeKindOf(text) !== undefined || readDays(text).length === 0) return [];
  if ([element, ...below(element)].some((one) => leadsToSubject(one, url))) return [];
  const said = partedText(element) ?? text;
  const names = namesIn(said).map((name) => name.replace(preposition, ""));
  const last = names.at(-1) ?? "";
  const after = withoutDays(said.slice(said.indexOf(last) + last.length));
  return names.every(isFullName) && (!isLabel.test(after) || saysMoreThanName(after)) ? names : [];
}

/** Goes on with another name or a section: then the first may be one as well. */
const isLabel = new RegExp(`^[\\s${edge}/|•·,–—-]*\\p{Lu}`, "u");

/** Lines; further below the headline a full name alone names other things. */
const mostBelow = 3;
const tellsMore = (line: PageBlock | undefined): boolean =>
  line !== undefined &&
  line.text.length <= longestLine &&
  (saysMoreThanName(line.text) || readDays(line.text, "day first").length > 0);

/**
 * A full name in a line of its own right below the headline, next to one that says when, or what somebody does. Times
 * told from now, which come and go without the article, do not count.
 */
export const nameBelow = (lines: readonly PageBlock[]): string[] =>
  firstNames(lines.filter(({ text }) => !tellsRelativeTime(text)).slice(0, mostBelow), nameAlone);

function nameAlone(
  { text, kind, linked, bold, visible, element }: PageBlock,
  next: PageBlock | undefined,
  before: PageBlock | undefined,
): string[] {
  if (
    (kind === "heading" && linked < visible) ||
    (kind === "list-item" && linked > 0) ||
    !isFullName(text) ||
    !/\p{Ll}/u.test(text)
  )
    return [];
  // Several links side by side are no one's name.
  if (isLine(element) && namesOfElement(element).join() !== text) return [];
  // Set bold as nothing else above the text is, a name alone is enough.
  const isSet = element.name === "p" && linked === 0 && bold === visible;
  return isSet || tellsMore(next) || tellsMore(before) ? [text] : [];
}

/** A full name in a line of its own, and below it who that is: "Edda Holm" over "Edda is a writer in Alvik." */
export const nameOverBiography = (lines: readonly PageBlock[]): string[] =>
  firstNames(lines, ({ text, kind }, next) => {
    if (kind === "list-item" || !isFullName(text) || next === undefined) return [];
    const [given = text] = text.split(" ");
    return [text, given].some(
      (name) => next.text.startsWith(name) && isBiography(next.text.slice(name.length)),
    )
      ? [text]
      : [];
  });

/** Below a line that says nothing but "By", wherever it stands. */
export const nameUnderLabel = (
  lines: readonly PageBlock[],
  mayNameAuthor: (element: Element) => boolean,
): string[] =>
  firstNames(lines, ({ text }, next) =>
    isBylineLabel(text) && next !== undefined && isFullName(next.text) && mayNameAuthor(next.element)
      ? [next.text]
      : [],
  );

/** Markup often has only the first of several authors: a line that names persons alone, all of `known` among them and more. */
export function fullerList(
  lines: readonly PageBlock[],
  known: readonly string[],
  isSure: (name: string) => boolean,
): string[] | undefined {
  const saysAll = ({ text }: PageBlock): boolean =>
    text.length <= longestLine && known.every((name) => text.includes(name));
  for (const { text, element } of lines.filter(saysAll)) {
    const names = unique(namesIn(partedText(element) ?? text));
    const holdsKnown = known.every((one) => names.some((name) => name.includes(one)));
    if (names.length > known.length && holdsKnown && names.every((name) => isFullName(name) && isSure(name)))
      return names;
  }
  return undefined;
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

/** Anywhere on the page, in elements that are marked for the author. */
export function markedInPage(
  page: PageIndex,
  url: string,
  mayNameAuthor: (element: Element) => boolean,
): string[] {
  const found = page.all
    .filter((element) => isMarked(element) && holdsFewBlocks(element))
    .slice(0, mostMarked)
    .filter(mayNameAuthor);
  const names = (element: Element): string[] =>
    namesMarked(element, url).filter((name) => credits(parentOf(element) ?? element, name));
  return found.map(names).find((those) => those.length > 0) ?? [];
}

/** The article's own author is named among the first; further down they are other articles'. */
const mostMarked = 60;
