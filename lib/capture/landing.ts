/**
 * Whether redirects led from an article to a front page, a section or an error page (the polite way of many sites to
 * say that an article is gone), or to a door. Pure; reads addresses only, and says nothing where they do not tell.
 */
import type { Fault } from "./fault.ts";

export interface Landing extends Fault {
  readonly outcome: "interstitial" | "soft-404";
}

/** Whole labels of a host, or segments of a path, where consent, login and checks are asked for. */
const doorWords: ReadonlySet<string> = new Set(
  `consent collectconsent privacy-gate privacygate cookiewall cookie-wall gdpr login log-in signin sign-in sso auth
  oauth accounts account myaccount register registration subscribe subscription paywall abo captcha challenge
  validate unblock`.split(/\s+/),
);

/** `/`, `/index.html`, `/en`, `/de-at/home`. */
const frontPage =
  /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/(?:index|home|default|start|homepage)(?:\.[a-z]{2,5})?)?\/?$/i;

const errorPage =
  /\/(?:404|410|error|errors|not-?found|page-?not-?found|fehler|erreur)(?:\.[a-z]{2,5})?\/?$/i;

/** What sections are called. One word alone does not make a section: articles may be called so, too. */
const sectionWords: ReadonlySet<string> = new Set(
  `news latest live archive archives topics topic tags tag category categories section sections search video videos
  world international national local regional europe africa asia americas us uk usa politics business economy finance
  money markets sport sports football culture arts entertainment music film books tv media opinion opinions comment
  comments analysis science technology tech health environment climate education travel lifestyle life food style
  fashion society weather crime nachrichten politik wirtschaft kultur wissen wissenschaft panorama ausland inland
  meinung gesellschaft actualites actualite monde politique economie societe sante planete noticias mundo politica
  economia deportes cultura sociedad notizie cronaca mondo esteri sport nieuws binnenland buitenland nyheter
  aktualnosci novosti`.split(/\s+/),
);

/** An article's last segment carries a number, a file ending or a headline's words. */
const articleSegment = /\d{2}|\.(?:html?|php|aspx?|shtml|jsp|story)$|(?:[^-_]+[-_]){2}/i;

/** A date in a path leads to an archive when nothing follows it. */
const dateSegment = /^\d{1,4}$/;

function segmentsOf(url: URL): string[] {
  return url.pathname
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");
}

/** An id in the query, as `/?p=1234`, makes an article of any path. */
function namesAnId(url: URL): boolean {
  return [...url.searchParams].some(
    ([name, value]) => /^(?:p|\w*id|article|story|page)$/i.test(name) && /\d/.test(value),
  );
}

function isArticleLike(url: URL): boolean {
  const last = segmentsOf(url).at(-1);
  return namesAnId(url) || (last !== undefined && !frontPage.test(url.pathname) && articleSegment.test(last));
}

function isSection(segments: readonly string[], target: readonly string[]): boolean {
  const isPlace = (segment: string) => sectionWords.has(segment) || dateSegment.test(segment);
  if (segments.every(isPlace)) return true;
  const isAbove = segments.length < target.length && segments.every((segment, at) => segment === target[at]);
  return isAbove && !segments.some((segment) => articleSegment.test(segment) && !dateSegment.test(segment));
}

function isDoor(url: URL): boolean {
  const [label = ""] = url.hostname.split(".", 1);
  return doorWords.has(label) || segmentsOf(url).some((segment) => doorWords.has(segment));
}

/** An address with a place in it, and a name in that: whatever it is called, a front page it is not. */
function isDeep(url: URL): boolean {
  const segments = segmentsOf(url);
  return segments.length > 1 && !isSection(segments, []) && !frontPage.test(url.pathname);
}

const withoutIndex = (url: URL): string =>
  segmentsOf(url)
    .join("/")
    .replace(/(?:^|\/)index(?:\.\w{1,5})?$/, "");

/**
 * What a page that stands at `target` says it is when it gives `claimed` for its address; undefined when that is no place
 * above an article, or when `target` is such a place itself.
 */
export function placeAbove(target: URL, claimed: URL): "a front page" | "a section" | undefined {
  const [own, other] = [segmentsOf(target), segmentsOf(claimed)];
  if (namesAnId(claimed) || (!namesAnId(target) && withoutIndex(target) === withoutIndex(claimed)))
    return undefined;
  if (!namesAnId(target) && (frontPage.test(target.pathname) || isSection(own, []))) return undefined;
  if (frontPage.test(claimed.pathname)) return "a front page";
  return isSection(other, own) ? "a section" : undefined;
}

/** Where an article's address led; undefined when that may be an article, or the address was none of an article. */
export function landedOn(target: URL, final: URL): Landing | undefined {
  if (target.href === final.href) return undefined;
  const isNamed = isArticleLike(target);
  if (!isNamed && !(isDeep(target) && frontPage.test(final.pathname))) return undefined;
  if (isNamed && isDoor(final) && !isDoor(target))
    return { outcome: "interstitial", reason: `sent on to ${final.href}, a door` };
  if (namesAnId(final)) return undefined;
  const gone = (what: string): Landing => ({
    outcome: "soft-404",
    reason: `sent on to ${what}, ${final.href}`,
  });
  if (frontPage.test(final.pathname)) return gone("a front page");
  if (errorPage.test(final.pathname)) return gone("an error page");
  return isSection(segmentsOf(final), segmentsOf(target)) ? gone("a section") : undefined;
}
