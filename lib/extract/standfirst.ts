/** The standfirst: the line or two under the headline that a template names as such. */

import type { Judged } from "./block-verdict.ts";
import { selfAndAbove } from "./core.ts";
import { namesOf } from "./element-names.ts";

export const standfirstNames =
  /^(?:.*-)?(?:standfirst|dek|deck|subtitle|sub-title|subheadline|sub-headline|subhead|subheading|sub-heading|strapline|article-summary|lede|kicker-text|article-description|post-excerpt|entry-subtitle|article-intro|article-lead|description)$/;
/** A name further out than this is not the line's own. */
const nearest = 3;

export function findStandfirst(judged: readonly Judged[]): string | undefined {
  return judged.find(({ verdict }) => verdict.standfirst === true)?.block.text;
}

export function isNamedStandfirst(element: Judged["block"]["element"]): boolean {
  let steps = 0;
  for (const at of selfAndAbove(element)) {
    if (namesOf(at).some((name) => standfirstNames.test(name))) return true;
    steps += 1;
    if (steps === nearest) return false;
  }
  return false;
}
