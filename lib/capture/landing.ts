/**
 * Whether redirects led from an article to the site's front page or a section's: the polite way of many sites to say
 * that an article is gone. Pure; reads addresses only, and says nothing where they do not tell.
 */

/** `/`, `/index.html`, `/en`, `/de-at/home`. */
const frontPage =
  /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/(?:index|home|default|start|homepage)(?:\.[a-z]{2,5})?)?\/?$/i;

/** A word or two, no digits: `news`, `world-politics`. */
const sectionSegment = /^[a-z]{2,20}(?:[-_][a-z]{2,20})?$/i;
/** Sections nest no deeper: `/news/world/europe`. */
const deepestSection = 3;

/** An article's last segment carries a number, a date, a file ending or a headline's words. */
const articleSegment = /\d{2}|\.(?:html?|php|aspx?|shtml|jsp|story)$|(?:[^-_]+[-_]){2}/i;

function segmentsOf(url: URL): string[] {
  return url.pathname.split("/").filter((segment) => segment !== "");
}

/** An id in the query, as `/?p=1234`, makes an article of any path. */
function namesAnId(url: URL): boolean {
  return [...url.searchParams].some(
    ([name, value]) => /^(?:p|id|\w*id|article|story|page)$/i.test(name) && /\d/.test(value),
  );
}

function isArticleLike(url: URL): boolean {
  const last = segmentsOf(url).at(-1);
  return namesAnId(url) || (last !== undefined && !frontPage.test(url.pathname) && articleSegment.test(last));
}

/** `front page` or `section`, where an article's address ended there; else undefined. */
export function landedOn(target: URL, final: URL): "front page" | "section" | undefined {
  if (!isArticleLike(target) || namesAnId(final)) return undefined;
  if (frontPage.test(final.pathname)) return "front page";
  const segments = segmentsOf(final);
  const section =
    segments.length <= deepestSection && segments.every((segment) => sectionSegment.test(segment));
  return section ? "section" : undefined;
}
