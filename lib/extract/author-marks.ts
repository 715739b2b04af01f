/** By what a template marks the name of an author: properties, names of elements, links to pages of people. */
import type { Element } from "domhandler";
import { namesIn, unique } from "./author-names.ts";
import { attributeOf, isLabelled, isNamed } from "./element-names.ts";
import { saysWord } from "./page-index.ts";
import { below, namesOfElement, partedText } from "./parted-text.ts";
import { fold } from "./site-names.ts";

const authorNames =
  /(?:^|-)(?:authors?|byline|bylines|by-line|writers?|contributors?|autor|autore|autoren|autores|auteurs?|verfasser|redacteur|skribent|forfatter)(?:-|$)/;
/** Of what a template names for the author, what is not the name: the picture, the biography, the other articles. */
const besideName =
  /(?:^|-)(?:bio|biography|description|desc|about|more|social|socials|follow|stories|articles|posts|role|position|job|avatar|image|img|photo|picture|email|date|comments?|reply|related|cards?)(?:-|$)/;
const isNamedForAuthor = isNamed(authorNames);
const isBesideName = isNamed(besideName);
const isNamedForSubject = isNamed(/(?:^|-)(?:categor(?:y|ies)|kategorien?|topics?|rubrik|rubrique)(?:-|$)/);
const isPropertyAuthor = isLabelled(/^author$/);
const isNamedName = isLabelled(/(?:^|-)(?:name|names)$/);

export const isMarked = (element: Element): boolean =>
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
export function leadsToAuthor(element: Element, url: string): boolean {
  const path = pathOf(element, url);
  if (path === undefined) return false;
  const slug = peoplePath.exec(path)?.[1];
  if (authorPath.test(path)) return true;
  const surname =
    fold(partedText(element) ?? "")
      .split(" ")
      .at(-1) ?? "";
  return slug !== undefined && surname !== "" && fold(slug).split(" ").includes(surname);
}

const subjectPath =
  /\/(?:tags?|topics?|categor(?:y|ies)|kategorien?|categorias?|sections?|rubriques?|themen?|subjects?)\/[^/]+\/?$/i;

/** A link to all that a site has on one subject: what stands in it looks like a name, and is none. */
export const leadsToSubject = (element: Element, url: string): boolean =>
  saysWord(element, "rel", "tag") || subjectPath.test(pathOf(element, url) ?? "");

const reviewed =
  "(?:reviewed|checked|edited|approved|illustrated|photographed|translated|narrated|photos?|images?|illustrations?) by|(?:geprüft|fotos|übersetzt) von|(?:relu|traduit) par|revisado por";
/** Up to where somebody's writing is told of. */
const reviewers = new RegExp(`(?<!\\p{L})(?:${reviewed})(?!\\p{L})(?:(?!(?<!\\p{L})by ).)*`, "giu");

/** Whether an element names somebody as more than one who read it or made its pictures, and no section. */
export function credits(element: Element, name: string): boolean {
  const text = partedText(element) ?? "";
  if (text.includes(name) && !text.replace(reviewers, "").includes(name)) return false;
  const said = fold(name);
  return ![...below(element)].some((one) => isNamedForSubject(one) && fold(partedText(one) ?? "") === said);
}

/** Longer than any line of authors. */
const longestLine = 160;

/** What stands in an element that is marked for the author: its links and its names before the whole. */
export function namesMarked(element: Element, url: string): string[] {
  const inside = [...below(element)].filter((one) => !isBesideName(one));
  const namesOf = (elements: readonly Element[]): string[] =>
    unique(elements.flatMap(namesOfElement)).filter((name) => credits(element, name));
  const led = namesOf(inside.filter((one) => leadsToPerson(one, url)));
  if (led.length > 0) return led;
  const named = namesOf(inside.filter(isNamedName));
  if (named.length > 0) return named;
  if (inside.some((one) => leadsToSubject(one, url))) return [];
  const text = partedText(element);
  if (text === undefined || text.length > longestLine) return [];
  return unique(namesIn(text.replace(reviewers, ""))).filter((name) => credits(element, name));
}
