/** What the site calls itself, and a title without it. Nothing here decides what the headline is. */
import type { ArticleClaims } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";

/** For telling whether two spellings are one headline or one name: letters and digits, words one space apart. */
export const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** As `fold`, for names that a host writes without white space. */
const foldTight = (text: string): string => fold(text).replaceAll(" ", "");

const nameTags = [
  "og:site_name",
  "application-name",
  "apple-mobile-web-app-title",
  "twitter:app:name:iphone",
];

/** Every name that may be the site's own: what it states, and the parts of its host. */
export function siteNames(metadata: Metadata, claims: ArticleClaims | undefined, url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
  const labels = host.split(".");
  const stated = nameTags.map((name) => metadata.meta.get(name) ?? "");
  return [
    ...stated,
    // "The Courier | News of the coast" as the site's name: either part of it may follow a title.
    ...stated.flatMap((name) => name.split(separators)),
    ...(claims?.publishers ?? []),
    host,
    labels.slice(-2).join("."),
    labels.length > 1 ? (labels.at(-2) ?? "") : "",
    labels[0] ?? "",
  ].filter((name) => fold(name) !== "");
}

export const isSiteName = (text: string, names: readonly string[]): boolean => {
  const tight = foldTight(text);
  return tight !== "" && names.some((name) => foldTight(name) === tight);
};

/** Shorter parts of a host begin too many words. */
const shortestLabel = 5;
/** Shorter names end too many hosts. */
const shortestEnding = 4;
/**
 * After a bar, what begins as the host does is the site's longer name: "| Courier of the Coast" on courier.example; and
 * what the host ends on is its own: "| Courier" on readcourier.example.
 */
const isAkinToName = (part: string, names: readonly string[]): boolean => {
  const said = foldTight(part);
  return names.some((name) => {
    const tight = foldTight(name);
    return (
      (tight.length >= shortestLabel && said.startsWith(tight)) ||
      (said.length >= shortestEnding && tight.endsWith(said))
    );
  });
};

/** Between a title and the name of its site. */
const separators = /\s+(?:[|·•»«›‹–—:/⋆]|-{1,2}|::|~)\s+|\s*\|\s*|\s+[-–—⋆|]\s*$/u;
const trailing = /[\s|·•»«›‹–—:/~⋆-]+$/u;
const leading = /^[\s|·•»«›‹–—:/~⋆-]+/u;

/** Letters; a longer title is no title, and taking it apart could cost time without bound. */
const longestTitle = 1_000;

/** A page's title without the name of its site, and without the sections that a template sets before that name. */
export function withoutSite(
  title: string,
  names: readonly string[],
  sections: readonly string[] = [],
): string {
  if (title.length > longestTitle) return title;
  const parts = title.split(separators);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (parts.length < 2) return title;
  const shorter = title.slice(0, title.lastIndexOf(last)).replace(trailing, "");
  const isSection = sections.some((section) => fold(section) !== "" && fold(section) === fold(last));
  const isBarred = /\|\s*$/.test(title.slice(0, title.lastIndexOf(last)));
  if (last === "" || isSiteName(last, names) || isSection || (isBarred && isAkinToName(last, names)))
    return shorter === "" ? title : withoutSite(shorter, names, sections);
  return isSiteName(first, names) ? title.slice(first.length).replace(leading, "") : title;
}
