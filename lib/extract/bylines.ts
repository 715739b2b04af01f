/**
 * Who the page says wrote the article: names only, one entry each. What markup claims is believed first, then what
 * readers are shown. A name that may be anyone's who works there, the site's own or a login's, is believed last, and
 * only where readers are shown it too or it is made like a person's.
 */
import type { Element } from "domhandler";
import type { ArticleLines } from "./article-lines.ts";
import { isFullName, namesIn, unique } from "./author-names.ts";
import { authorScope } from "./author-scope.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageIndex } from "./page-index.ts";
import {
  type AuthorSearch,
  fullerList,
  markedInPage,
  nameBelow,
  nameOverBiography,
  nameUnderLabel,
  shownAuthors,
  showsName,
} from "./shown-authors.ts";
import { isSiteName, siteNames } from "./site-names.ts";

/** What elements say that are known to name authors. */
export function namedBylines(texts: readonly string[]): string[] {
  const names = unique(texts.flatMap(namesIn));
  // A site's own way of signing (a desk's long name, an address) is what was asked for, even where it is no name.
  return names.length > 0 ? names : unique(texts);
}

export interface BylineSources {
  readonly page: PageIndex;
  readonly claims: ArticleClaims | undefined;
  readonly metadata: Metadata;
  readonly lines: ArticleLines;
  /** The same of the article by itself. */
  readonly alone: () => ArticleLines;
  readonly headline: Element | undefined;
  readonly core: Element;
  readonly url: string;
  /** Whether an element may speak of this article rather than of another. */
  readonly inArticle: (element: Element) => boolean;
}

type Claiming = Pick<BylineSources, "claims" | "metadata">;

/** Each place that claims authors, the most reliable first. */
function claimingPlaces({ claims, metadata }: Claiming): string[][] {
  const places = [claims?.authors ?? [], metadata.authors, metadata.labelledAuthors];
  return places.map((stated) => unique(stated.flatMap(namesIn))).filter((names) => names.length > 0);
}

/** The authors that the page's metadata names. */
export const claimedAuthors = (page: Claiming): string[] => claimingPlaces(page)[0] ?? [];

type Place = readonly string[];
type Accepts = (name: string) => boolean;

/** Each way in which lines beside the headline show authors, the most reliable first. */
function beside({ lines, headline, url }: BylineSources, accepts: Accepts): readonly Place[] {
  const { marked, labelled, linked, lined, dated } = shownAuthors(lines.near, { headline, url, accepts });
  return [marked, lined, labelled, linked, dated];
}

/** And elsewhere on the page. */
function elsewhere(
  { page, lines, headline, core, url, inArticle }: BylineSources,
  accepts: Accepts,
): readonly Place[] {
  const mayNameAuthor = authorScope(core, headline);
  const own = lines.foot.filter(({ element }) => mayNameAuthor(element));
  const { marked, lined, labelled, linked } = shownAuthors(own, { headline, url, accepts });
  const mayName = (element: Element): boolean => inArticle(element) && mayNameAuthor(element);
  const inPage = markedInPage(page, url, mayName);
  const underLabel = nameUnderLabel(lines.dropped, mayName);
  return [inPage, marked, lined, labelled, linked, nameOverBiography(own), underLabel];
}

/** A login, as a content system names its users: "jdoe2", "jane.doe". */
const login = /^[\p{Ll}\d._-]+$/u;

/** No line under a headline is signed with a legal form; such a name is the site's owner's or its maker's. */
const legalForm = /[\s,](?:inc|llc|ltd|gmbh|corp|plc)\.?$/i;

export function findBylines(sources: BylineSources): string[] {
  const { claims, metadata, lines, url } = sources;
  const site = siteNames(metadata, claims, url);
  const isSure = (name: string): boolean =>
    !login.test(name) && !legalForm.test(name) && !isSiteName(name, site);
  const isShown = (name: string): boolean => showsName(lines.near, name);
  const isPersonal = (name: string): boolean =>
    isFullName(name) && !legalForm.test(name) && claims?.organisations.includes(name) !== true;
  const claimed = claimingPlaces(sources);
  const sure = firstWith(isSure, claimed);
  if (sure !== undefined)
    return signedInstead(sources, sure, isSure) ?? fullerList(lines.near, sure, isSure) ?? sure;
  const isAny = (): boolean => true;
  return (
    firstWith(isSure, beside(sources, isSure)) ??
    firstWith(isShown, claimed) ??
    firstWith(isAny, beside(sources, isAny)) ??
    firstWith(isSure, [nameBelow(lines.below), ...elsewhere(sources, isSure)]) ??
    firstWith(isPersonal, claimed) ??
    firstWith(isAny, elsewhere(sources, isAny)) ??
    firstWith(isSure, shownAlone(sources.alone(), { url, accepts: isSure })) ??
    []
  );
}

/** A page that nowhere shows the name it claims, a login's owner as a rule, and is signed "By" another. */
function signedInstead(sources: BylineSources, claimed: Place, accepts: Accepts): string[] | undefined {
  const { lines, headline, url } = sources;
  const shown = [...lines.near, ...lines.foot];
  if (claimed.some((name) => shown.some(({ text }) => text.includes(name)))) return undefined;
  const { lined } = shownAuthors(lines.near, { headline, url, accepts });
  return lined.length > 0 && lined.every(isFullName) ? [...lined] : undefined;
}

/** A name in the text may stand apart from headline and end only by what was dropped between. */
function shownAlone({ below, near, foot }: ArticleLines, search: AuthorSearch): readonly Place[] {
  const [beginning, end] = [near, foot].map((lines) => shownAuthors(lines, search));
  return [
    beginning?.labelled,
    beginning?.lined,
    beginning?.dated,
    nameBelow(below),
    end?.lined,
    end?.labelled,
  ].filter((names) => names !== undefined);
}

function firstWith(holds: (name: string) => boolean, places: Iterable<Place>): string[] | undefined {
  for (const names of places) {
    const found = names.filter(holds);
    if (found.length > 0) return found;
  }
  return undefined;
}
