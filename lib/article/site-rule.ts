/**
 * What a person declares about the pages of one host, where the general method of extraction fails: CSS selectors,
 * nothing that runs. This is the form in which a rule is kept (watch, timetable, record); what somebody types is parsed
 * by given-site-rules.ts.
 */
import * as z from "zod";
import { keyHost } from "./url-key.ts";

/** Characters. The longest selector that a browser's inspector writes stays under it. */
export const longestSelector = 500;
/** In one part of a rule. More is a program, not a declaration. */
export const mostSelectors = 20;
/** Characters: RFC 1035 §2.3.4, and a port. */
export const longestHost = 260;

const selectorSchema = z.string().min(1).max(longestSelector);
const selectorsSchema = z.array(selectorSchema).min(1).max(mostSelectors);

export const siteRuleSchema = z.object({
  /**
   * `news.example`: that host alone; `*.news.example`: every host below it, itself not. As in keys: lower case, a
   * leading `www.` left out, a port kept.
   */
  host: z.string().min(1).max(longestHost),
  /** What stands in these elements is the article's, all of it. */
  select: selectorsSchema.optional(),
  /** These are taken away before anything is judged. */
  remove: selectorsSchema.optional(),
  /** The first element that has text. */
  headline: selectorSchema.optional(),
  /** Every element it finds names an author or several. */
  byline: selectorSchema.optional(),
});
export type SiteRule = z.infer<typeof siteRuleSchema>;

/** Parts whose matching nothing on a page means that the general method had to do instead. */
export const rulePartNames = ["select", "headline", "byline"] as const;
export type RulePart = (typeof rulePartNames)[number];

const wildcard = "*.";

/** Whether a rule's `host` speaks of a URL's host. */
function speaksOf(pattern: string, url: URL): boolean {
  const host = keyHost(url);
  return pattern.startsWith(wildcard) ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** Of several rules that speak of a URL the closest: its own host's, then the longest pattern's. */
export function ruleFor(rules: readonly SiteRule[], url: URL): SiteRule | undefined {
  return rules
    .filter(({ host }) => speaksOf(host, url))
    .reduce<SiteRule | undefined>(
      (best, rule) => (best === undefined || closeness(rule) > closeness(best) ? rule : best),
      undefined,
    );
}

const closeness = ({ host }: SiteRule): number =>
  host.startsWith(wildcard) ? host.length : Number.POSITIVE_INFINITY;
