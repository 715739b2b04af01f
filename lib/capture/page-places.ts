/**
 * What the makers of a page call its parts, by class, id and element: the wall in the article's place, or the frame round
 * it. Such names are English, or a vendor's, whatever language the page is in. Data only.
 */

/** `frame`: what stands round an article on every page of a site. */
export type Place = "paywall" | "consent" | "bot check" | "login" | "page not found" | "error page" | "frame";

const frameElements: ReadonlySet<string> = new Set(["header", "nav", "footer", "aside"]);

/** One word of a class or an id, in lower case. The first that fits names the place. */
const placeNames: readonly (readonly [place: Place, name: RegExp])[] = [
  [
    "paywall",
    /(?:pay|reg|subscri(?:be|ption)|premium|abo|meter(?:ed)?)[-_]?(?:wall|gate|lock|duvari|blocker|barrier)|article[-_]?(?:subscribe|locked|paywall|offer)|(?:^|[-_])(?:paywall|regwall|locked|lock[-_]?box|salesposter|sales[-_]poster|piano-offer|tp-modal|steady-paywall|poool)/,
  ],
  [
    "consent",
    /consent|cookie|(?:^|[-_])(?:cmp|gdpr|rodo|rgpd|didomi|onetrust|usercentrics|axeptio)(?:$|[-_])|privacy[-_]?(?:gate|wall)|^sp_message|^qc-cmp|^cybot|^fc-/,
  ],
  ["bot check", /captcha|(?:^|[-_])(?:challenge|bot-?check|px-)|waiting-?room/],
  ["login", /(?:^|[-_])(?:log-?in|sign-?in|sso)(?:[-_](?:form|box|page|wall|required))?$/],
  ["page not found", /^(?:error-?|page-?|http-?)?(?:404|410)(?:[-_]page)?$|(?:^|[-_])not-?found|no-results$/],
  ["error page", /^(?:page-*)?error(?:[-_]?page)?$|^error-?5\d\d$|(?:^|[-_])maintenance/],
  [
    "frame",
    /^(?!(?:no|has|with|without)[-_]).*(?:^|[-_])(?:nav|navbar|navigation|menu|topbar|top-bar|footer|sidebar|masthead|trending|related|recommended|newsletter|breadcrumbs?|banner|popular|social|share)(?:$|[-_])/,
  ],
];

/** Where an element stands, by what it is called; undefined when its names say nothing of that. */
export function placeOf(element: string, names: string): Place | undefined {
  if (frameElements.has(element)) return "frame";
  const words = names.toLowerCase().split(/\s+/);
  // A page says in its own classes what it could show: `cookie-banner-open`. Only an error is told of all of it.
  const isWhole = element === "body" || element === "html";
  const found = placeNames.find(
    ([place, name]) => !(isWhole && !errors.has(place)) && words.some((word) => name.test(word)),
  );
  return found?.[0];
}

const errors: ReadonlySet<Place> = new Set(["page not found", "error page"]);
