/** The standfirst: the line or two under the headline that a template names as such. */

import type { Element } from "domhandler";
import { selfAndAbove } from "./core.ts";
import { namesOf } from "./element-names.ts";
import { holdsFewBlocks } from "./elements.ts";

const standfirstNames =
  /^(?:.*-)?(?:standfirst|dek|deck|subtitle|sub-title|subheadline|sub-headline|subhead|subheading|sub-heading|strapline|article-summary|lede|kicker-text|article-description|post-excerpt|entry-subtitle|article-intro|article-lead)$/;
/** A name further out than this is not the line's own. */
const nearest = 3;

export function isNamedStandfirst(element: Element): boolean {
  let steps = 0;
  for (const at of selfAndAbove(element)) {
    if (namesOf(at).some((name) => standfirstNames.test(name))) return holdsFewBlocks(at);
    steps += 1;
    if (steps === nearest) return false;
  }
  return false;
}
