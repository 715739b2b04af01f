/**
 * What the page's own markup sets apart from its article: by element, by role, by being hidden, by name. A name is a
 * hint, not proof: container.ts takes it back where the article itself turns out to stand inside.
 */
import { type Element, isTag } from "domhandler";
import { areNames, attributeOf, isNamed, namesOf } from "./element-names.ts";
import { isArticleOfItsOwn } from "./own-article.ts";
import { isFoldedText } from "./panels.ts";
import { rememberTexts } from "./remember.ts";

export interface Apart {
  /** For people: "hidden", "element nav", "named related-posts". */
  readonly reason: string;
  /** The outermost element that is set apart. */
  readonly element: Element;
  /** Whether it stays apart whatever stands inside. */
  readonly certain: boolean;
  /** By a name alone. */
  readonly isNamed?: true;
}

const hiddenNames =
  /(?:^|\s)(?:hidden|hide|is-hidden|w-condition-invisible|w-form-(?:done|fail)|d-none|sr-only|visually-?hidden|screen-reader(?:-text|-only)?|screenreader|assistive-text|a11y-only|offscreen|u-hidden|print-only|visible-print(?:-block)?|only-print|(?:\S*-)?(?:rollover|popover|hovercard|tooltip)(?:-\S*)?)(?:\s|$)/i;
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const isNamedHidden = areNames(({ classes }) => hiddenNames.test(classes));
const isStyledHidden = rememberTexts((style) => hiddenStyle.test(style));

/** Not shown to a reader who sees. */
export function isHidden(element: Element): boolean {
  if ("hidden" in element.attribs || attributeOf(element, "aria-hidden") === "true") return true;
  const style = attributeOf(element, "style");
  if (style !== undefined && isStyledHidden(style)) return true;
  return isNamedHidden(element);
}

export const hiddenReason = "hidden";

const apartTags: ReadonlySet<string> = new Set([
  "nav",
  "aside",
  "footer",
  "form",
  "menu",
  "dialog",
  "address",
  "search",
  "amp-sidebar",
]);
const apartRoles: ReadonlySet<string> = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "search",
  "banner",
  "dialog",
  "alertdialog",
  "menu",
  "menubar",
  "toolbar",
  "tooltip",
  "alert",
  "tablist",
]);

/** What a template calls a box beside the text that says more of what the text speaks of, in any language. */
const factNames =
  /(?:^|-)(?:facts?|facts?-?box|facts?-?file|fact-?sheet|info-?box|info-?kasten|key-?(?:facts|points|figures|dates|takeaways)|takeaways|(?<!twitter-)timeline|chronolog(?:y|ie|ia)|glossary|explainer|at-a-glance|(?:by|in)-(?:the-)?numbers|fakten(?:box|check)?|faktenkasten|fakta(?:-?(?:ruta|boks|box))?|faktaboks|zahlen-und-fakten|encadre|encadr|repere|reperes|ficha|recuadro|despiece|scheda|kader|feitenkader|ramka|tietolaatikko)(?:-|$)/;
const isFactBox = isNamed(factNames);

/** What stands in several columns is named for all of them: `grid-toc-content-sidebar`. */
const columns = /(?:^|-)grid-(?:[a-z]+-)*(?:content|main|body|article)(?:-|$)/;
/** State and layout, not content: `has-sidebar`, `no-comments`, `sidebar-enabled-false`, WordPress's `category-social`. */
const layoutNames =
  /^(?:has|no|not|with|without|is|tag|category|cat|type|js|hentry|status|format|theme|template)-|^(?:page|single)-(?!related|comments?|footer|share|social|newsletter)|^post-(?:\d|(?:type|template|format|category|tag|status|password)(?:-|$))|(?:^|-)(?:wrap|wrapper|layout|container-fixed|fixed|embed|canvas-pusher|false|disabled|off)$/;
/** Wrappers of what is certain to be something else. */
const wrapped =
  /^(?:(?:.*-)?footer|related|comments?|recommended|newsletter|outbrain|taboola|cookies?)(?:-[a-z]+)?-(?:wrap|wrapper)$/;

/** Whatever the rest of the name says. */
const anywhere =
  /(?:^|-)(?:comments?|commentlist|disqus|respond|livefyre|coral|related|relateds|footer|recirc|recirculation|recommended|recommendations?|recommends|outbrain|taboola|zergnet|revcontent|newsletters?|subscribe|subscription|signup|sign-up|share|shares|sharing|sharebar|sharedaddy|addtoany|addthis|sharethis|social|socials|promo|promos|promotion|promobox|sponsor|sponsors|sponsored|advert|adverts|advertisement|advertising|adsbygoogle|adunit|ad-unit|ad-slot|adslot|gpt-ad|google-ads?|googletag|ad-container|ad-wrapper|dfp|cookie|cookies|consent|gdpr|onetrust|breadcrumbs?|pagination|pager|sidebar|side-bar|trending|popular|most-read|mostread|most-popular|read-next|readnext|up-next|next-up|read-also|readmore|more-stories|more-news|more-from|also-like|you-may-like|author-?bio|author-?box|about-?author|author-?info|author-?card|post-?author|bio|biography|masthead|navbar|topbar|toolbar|skip-link|byline|bylines|dateline|post-?meta|entry-?meta|article-?meta|meta-?data|timestamp|jp-relatedposts|post-?tags|entry-?tags|article-?tags|tag-?list|tags-?links|tagcloud|copyright|disclaimer|paywall|modal|popup|pop-up|lightbox|overlay|follow|follow-us|call-to-action|cta|donate|donation|most-viewed|print-hide|no-print|noprint|tooltip|widget-area|rating|ratings|print-footer|countdown|poll|quiz|site-header|site-footer|page-header-nav|mega-menu|megamenu|dropdown-menu|off-canvas|offcanvas|mailchimp|mc-embed-signup|hubspot|inline-?promo|story-?list|link-?list|listicle-nav|table-of-contents|ez-toc-container|post-?navigation|nav-?links|next-?post|prev-?post|nextprev|prev-?next|adjacent-posts|pagenav|feedback|report-error|more-on|(?:right|left|side)-?rail|(?:right|left)-?side-?bar)(?:-|$)/;
/** Run together with another word: `newfooter-2`. */
const atStart = /^[a-z]{1,12}footer(?:-|$)/;
/** A person's line or box, unless it says whose words a quotation is. */
const person = /(?:^|-)(?:authors?|sabox(?:plugin)?|abh)(?:-|$)/;
/** Other news, which come and go. */
const tickers =
  /^breaking-(?:news(?:-(?:bar|banner|ticker|alert|strip|box))?|bar|banner|ticker|alert)$|^(?:news|stock|stocks|market|markets)-?ticker$|^(?:clock|current-(?:date|time)|todays-date|date-today)$/;
/** Only as the whole name, or its last word. */
const atEnd = /(?:^|-)(?:ad|ads|nav|navigation|menu|tags|meta|banner|by-line|breadcrumb|toc|rail)$/;

/** A longer id is a heading made an anchor: what it speaks of is the article's. */
const mostWords = 5;
/** A longer class is made of an article's title or its subjects. */
const mostInName = 6;
const headings = /^h[1-6]$/;
/** How far out a quotation may begin round the line that says whose it is. */
const outwards = 3;

function isInQuotation(element: Element): boolean {
  let at = element.parent;
  for (let step = 0; step < outwards && at !== null && isTag(at); step += 1) {
    if (at.name === "blockquote") return true;
    at = at.parent;
  }
  return false;
}

/** An id that says what the text under it is about, not what part of the template it is. */
function anchorOf(element: Element): string | undefined {
  const id = attributeOf(element, "id")?.toLowerCase();
  return id !== undefined && (headings.test(element.name) || id.split("-").length > mostWords)
    ? id
    : undefined;
}

/** What a name says of where an element belongs; "entry" and "person" only of some. */
type Said = "nothing" | "apart" | "entry" | "person";

const saidBy = rememberTexts((name): Said => {
  if (name.split("-").length > mostInName) return "nothing";
  if (wrapped.test(name)) return "apart";
  if (layoutNames.test(name) || columns.test(name)) return "nothing";
  if (anywhere.test(name) || atEnd.test(name) || atStart.test(name) || tickers.test(name)) return "apart";
  // An entry of WordPress's sidebar. Elsewhere a widget may be whatever a page is built of.
  if (name === "widget") return "entry";
  return person.test(name) ? "person" : "nothing";
});

/** `map-and-related` holds a map too: it is apart only where all that it names is. */
const saidByAll = (name: string): Said =>
  name
    .split("-and-")
    .map(saidBy)
    .reduce((said, other) => (other === "nothing" ? other : said));

const mayBeApart = areNames(({ list }) => list.some((name) => saidByAll(name) !== "nothing"));

function apartName(element: Element): string | undefined {
  if (!mayBeApart(element)) return undefined;
  const anchor = anchorOf(element);
  return namesOf(element).find((name) => {
    if (name === anchor) return false;
    const said = saidByAll(name);
    if (said === "entry") return element.name === "li";
    return said === "apart" || (said === "person" && !isInQuotation(element));
  });
}

const certainNames =
  /(?:^|-)(?:comments?|commentlist|disqus|cookies?|consent|gdpr|onetrust|related|recommended|outbrain|taboola|copyright)(?:-|$)|^(?:site-|page-|global-|main-|article-|entry-|post-)?footer(?:-|$)/;

/** The outermost elements are never apart: their names speak of the whole page. */
const wholePage: ReadonlySet<string> = new Set(["html", "body", "main", "article"]);

/** What a server is asked to fill, as the scripts of adverts have it. */
const slotAttributes = ["data-ad-unit", "data-ad-slot", "data-ad-client", "data-google-query-id"];
const isNamedSlot = isNamed(/^adsbygoogle$/);

/** Made to hold an advert, whatever it is named. */
const isAdvertSlot = ({ attribs }: Element): boolean => slotAttributes.some((name) => name in attribs);

/** An advert in the midst of a line. */
export const isInlineAdvert = (element: Element): boolean => isAdvertSlot(element) || isNamedSlot(element);

/** A reader's words, where they are marked up as an article of their own. An opinion so named has a headline. */
const isNamedComment = isNamed(
  /^(?:(?:div|user|reader|single)-)?comment(?:-(?:\d+|body|item|card|entry|content|box|single|post))?$/,
);
const isComment = (element: Element): boolean =>
  element.name === "article" && isNamedComment(element) && !isArticleOfItsOwn(element);

export function apartOf(element: Element): Apart | undefined {
  if (isHidden(element) && !isFoldedText(element)) return { reason: hiddenReason, element, certain: false };
  if (isComment(element)) return { reason: "a reader's comment", element, certain: false, isNamed: true };
  if (wholePage.has(element.name)) return undefined;
  return apartByKind(element) ?? apartByName(element);
}

function apartByKind(element: Element): Apart | undefined {
  if (apartTags.has(element.name) && !(element.name === "aside" && isFactBox(element)))
    return {
      reason: `element ${element.name}`,
      element,
      certain: element.name === "nav" || element.name === "footer",
    };
  const role = attributeOf(element, "role");
  if (role === undefined || !apartRoles.has(role)) return undefined;
  return role === "complementary" && isFactBox(element)
    ? undefined
    : { reason: `role ${role}`, element, certain: false };
}

function apartByName(element: Element): Apart | undefined {
  if (isAdvertSlot(element)) return { reason: "an advert's place", element, certain: false, isNamed: true };
  const name = apartName(element);
  return name === undefined
    ? undefined
    : { reason: `named ${name}`, element, certain: certainNames.test(name), isNamed: true };
}
