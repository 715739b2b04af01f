/**
 * The article where the page shows none of it: an application's shell, whose words stand only in its JSON-LD or in the
 * state of its scripts. It asks how much of those words the page shows, which no advert changes, and never takes a
 * teaser or what is not free to read.
 */
import { type Article, articleText, type Headline } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { PageIndex } from "./page-index.ts";
import { pageStates } from "./page-state.ts";
import { proseWeight } from "./prose.ts";
import { richTextHtml } from "./rich-text.ts";
import { countWords, shareIn, shinglesOf, wordsOf } from "./shingles.ts";
import { isSameHeadline, type StructuredBody, stateArticle } from "./state-article.ts";
import type { Judged } from "./verdict.ts";

export interface StructuredArticle {
  /** A page that shows it. */
  readonly html: string;
  readonly source: NonNullable<Article["source"]>;
  /** Where no claim of the page's head names it, but for a title that may hold the name of the site. */
  readonly headline?: Headline;
  readonly authors: readonly string[];
  /** What its body does not begin with already. */
  readonly standfirst?: string;
}

interface PageHead {
  readonly page: PageIndex;
  readonly url: string;
  readonly metadata: Metadata;
  readonly claims: ArticleClaims | undefined;
}

interface Shown {
  readonly article: Article;
  readonly judged: readonly Judged[];
}

/** Words; a page that shows so many has its article, whatever its scripts hold. No shell comes near. */
const enoughShown = 600;
/** Words; less is a summary or a notice. */
const fewestWords = 50;
/** What stands in the data must outweigh what the page shows by this: a shell with an advert still does not match it. */
const outweighing = 2;
/** A page that shows this much of it is its own source. */
const shownShare = 0.5;
/** Or so many paragraphs of it, though more were taken out than are left; a shell shows no more than a beginning. */
const enoughParagraphs = 5;
/** Of a paragraph's runs of words: one edited sentence leaves it the same. */
const sameParagraph = 0.7;
/** A text of less than this share of its own count of words is the beginning of it. */
const countedShare = 0.6;
/** Of two sources the first is taken unless the other says far more. */
const fullerBy = 1.5;

const cut = /(?:…|\.{3}|\[\s*(?:…|\.{3})\s*\])["'”’»)\s]*$/u;

interface Candidate extends StructuredBody {
  readonly source: StructuredArticle["source"];
  readonly text: string;
  readonly length: number;
}

export function structuredArticle(head: PageHead, shown: Shown): StructuredArticle | undefined {
  const { claims, metadata } = head;
  if (claims?.locked) return undefined;
  const shownWords = countWords(articleText(shown.article), enoughShown);
  if (shownWords >= enoughShown) return undefined;
  const [state, other] = [fromState(head), fromClaims(claims)];
  const best = state !== undefined && state.length * fullerBy >= (other?.length ?? 0) ? state : other;
  if (best === undefined || best.length <= outweighing * shownWords) return undefined;
  if (best.length < fewestWords && (shownWords > 0 || !isShortArticle(best.text))) return undefined;
  if (isTeaser(best, claims)) return undefined;
  if (isShown(best, shown)) return undefined;
  const { headline } = best;
  const claimed = [claims?.headline, metadata.meta.get("og:title")].filter((title) => title !== undefined);
  const named = headline === undefined || claimed.some((title) => isSameHeadline(title, headline));
  return {
    html: `<article>${best.html}</article>`,
    source: best.source,
    authors: best.authors ?? [],
    ...standfirstOver(best),
    ...(named ? {} : { headline: headlineOf(headline) }),
  };
}

/** Sentences of an article in brief, where a page shows nothing at all. */
const fewestSentences = 2;
const fewestWordsInBrief = 12;

const isShortArticle = (text: string): boolean =>
  countWords(text, fewestWordsInBrief) >= fewestWordsInBrief &&
  (text.match(/[.!?。！？؟।።](?=["'”’»)]{0,3}(?:\s|$))|[。！？]/g) ?? []).length >= fewestSentences;

/** Characters; descriptions are often the body's beginning, or a piece of it. */
const sameBeginning = 40;

function standfirstOver({ standfirst, text }: Candidate): { standfirst?: string } {
  if (standfirst === undefined || cut.test(standfirst)) return {};
  const body = normaliseText(text);
  return body.includes(standfirst.slice(0, sameBeginning)) ? {} : { standfirst };
}

/** Readers have it before them, as the page says it now. */
function isShown({ text }: Candidate, { judged }: Shown): boolean {
  const stored = shinglesOf(text);
  const onPage = shinglesOf(judged.map(({ block }) => block.text).join("\n"));
  if (shareIn(stored, onPage) >= shownShare) return true;
  const paragraphs = judged.filter(
    ({ block, verdict }) =>
      verdict.keep && proseWeight(block) > 0 && shareIn(shinglesOf(block.text), stored) >= sameParagraph,
  );
  return paragraphs.length >= enoughParagraphs;
}

const headlineOf = (text: string): Headline => ({
  text,
  reason: "the headline of the article in the page's state",
  candidates: {},
});

/** Names, not the site's: every headline that the head of the page claims. */
function titlesOf(claims: ArticleClaims | undefined, { meta, title }: Metadata): string[] {
  return [claims?.headline, meta.get("og:title"), title]
    .filter((text) => text !== undefined)
    .filter((text) => text !== "");
}

function fromState(head: PageHead): Candidate | undefined {
  const found = stateArticle(pageStates(head.page), {
    headlines: titlesOf(head.claims, head.metadata),
    url: head.url,
  });
  return found && { ...found, ...measured(found.html), source: "state" };
}

function fromClaims(claims: ArticleClaims | undefined): Candidate | undefined {
  const body = claims?.body ?? claims?.updates;
  if (body === undefined) return undefined;
  const html = richTextHtml(body);
  const standfirst = claims?.description;
  return {
    html,
    ...measured(html),
    locked: false,
    source: "json-ld",
    ...(standfirst === undefined ? {} : { standfirst: normaliseText(standfirst) }),
  };
}

function measured(html: string): { text: string; length: number } {
  const text = html.replace(/<[^<>]{0,2000}>/g, " ").trim();
  return { text, length: wordsOf(text).length };
}

function isTeaser(body: Candidate, claims: ArticleClaims | undefined): boolean {
  const counted = Math.max(body.words ?? 0, claims?.words ?? 0);
  return body.locked || cut.test(body.text) || body.length < countedShare * counted;
}
