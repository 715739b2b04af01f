/** What is known of a page that is to be judged, and what on it may be a wall's own words. Pure. */
import { type Article, articleText } from "../article/article.ts";
import type { HeaderLines } from "../article/capture.ts";
import { normaliseText } from "../article/text.ts";
import { type PageSigns, pageSigns } from "./page-signs.ts";
import type { KnownArticle } from "./replaced.ts";
import { isProse, isTold, newsIn, quoted } from "./wall-prose.ts";

export interface JudgedPage {
  readonly status: number;
  readonly targetUrl: string;
  readonly finalUrl: string;
  readonly responseHeaders: HeaderLines;
  readonly html: string;
  /** Left out when extraction found none. */
  readonly article?: Article;
  /** A person's rule for this host says where the article stands, and it was found there. */
  readonly isChosen?: boolean;
  /** The newest version's, where there is one. */
  readonly known?: KnownArticle;
}

/** Characters. The words of a wall stay below; a news item of three paragraphs stands above. */
export const wallTextLimit = 1200;
/** Below this even one request outweighs the text. */
export const stubLimit = 600;
/** Below this the extracted text may be the wall's own. */
const scrapLimit = 300;
/** Walls show little else; the page around an article, with its menus and links, shows more. */
export const wallPageLimit = 2500;
/** Of the known text: an article seldom loses half and gains a request to subscribe in one edit. */
export const lossShare = 0.5;

export interface Facts {
  readonly page: JudgedPage;
  readonly signs: PageSigns;
  readonly text: string;
  readonly headline: string;
  /** Short by itself, or beside what is known. */
  readonly isShort: boolean;
  /** Several paragraphs of whole sentences: an article speaks so, a wall does not. */
  readonly isProse: boolean;
  /** A line at least that tells as news does. */
  readonly isNews: boolean;
  /** Enough of them to be an article, whatever it speaks of. */
  readonly isReport: boolean;
  /** Somebody wrote it, or it was published on a day: no wall says so of itself. */
  readonly isSigned: boolean;
}

export function factsOf(page: JudgedPage): Facts {
  const text = page.article === undefined ? "" : textOf(page.article);
  const signs = pageSigns(page.html);
  const news = newsIn(text);
  const isReport = isProse(text) || isTold(text) || news === "report";
  return {
    page,
    signs,
    text,
    headline: normaliseText(page.article?.headline.text ?? ""),
    isProse: isProse(text),
    isNews: isReport || news !== undefined,
    isReport,
    isSigned: isSigned(page, signs),
    isShort: text.length < stubLimit || text.length < (page.known?.textLength ?? 0) * lossShare,
  };
}

/** The text of a gallery is its captions, and of a correction its notice. */
const textOf = (article: Article): string =>
  articleText(article).trim() || linesOf(article.blocks) || linesOf(article.notices);

const linesOf = (parts: readonly { readonly text: string }[]): string =>
  parts
    .map(({ text }) => text)
    .join("\n\n")
    .trim();

/** A day that the address alone tells is no sign: a wall stands under the same address. */
const isSigned = ({ article }: JudgedPage, signs: PageSigns): boolean =>
  signs.isMarkedArticle ||
  (article?.bylines.length ?? 0) > 0 ||
  (article?.publishedAt !== undefined && article.publishedAt.source !== "url");

export const isArticleLike = ({ isNews, isSigned }: Facts): boolean => isNews || isSigned;

/**
 * What may be the wall's own words. Where a text was found, that decides: a footer's "cookie settings" is on every page.
 * Of a page that shows hardly anything else, all is heard but the site's frame; what stands in walls' places round a text
 * that is signed or told is not, and its headline asks nothing.
 */
export function heardOn(facts: Facts): string {
  const { signs, text, headline } = facts;
  if (!isBare(signs, text)) return unquoted(text);
  const all = unquoted(`${signs.title} ${text} ${shownOn(facts)}`);
  return isArticleLike(facts) && headline !== "" ? all.replaceAll(headline, " ") : all;
}

export function shownOn(facts: Facts): string {
  const { mainText, places } = facts.signs;
  if (isArticleLike(facts)) return mainText;
  const inPlaces = [...places].flatMap(([place, text]) => (place === "frame" ? [] : [text]));
  return [mainText, ...inPlaces].join(" ").slice(0, wallPageLimit);
}

/** What is quoted is spoken of, not asked. */
export const unquoted = (text: string): string => text.replace(new RegExp(quoted, "gu"), " ");

/** Nothing of an article, or hardly anything on a page that shows hardly anything. */
export function isBare(signs: PageSigns, text: string): boolean {
  return text === "" || (text.length < scrapLimit && signs.text.length < wallPageLimit);
}
