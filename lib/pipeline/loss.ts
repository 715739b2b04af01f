/**
 * A large loss of text is more often a broken page than an edit, and so is another article where nothing is left of the one
 * before. It is stored, and believed when a second look at
 * least 15 minutes later agrees; the version then carries the first look's time.
 */
import { type Article, articleText } from "../article/article.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Awaiting } from "../article/look.ts";
import type { ExtractorVersion } from "../article/record.ts";
import { normaliseText } from "../article/text.ts";
import { isClosed, isLeftOpen } from "../capture/cut-short.ts";
import { sharesNothing } from "../capture/replaced.ts";
import { confirmLossAfter, confirmRemovalAfter } from "../watch/cadence.ts";
import type { ComparableTip } from "./comparable-tip.ts";
import type { CheckPorts } from "./ports.ts";
import { pageOf, type ReadArticle } from "./read-page.ts";
import { unlessRedacted } from "./redactions.ts";

/** Less than this part of the text is left. */
const largeLoss = 0.5;

/** Characters. Of less, an edit may leave no three words together. */
const shortestReplaced = 300;

/** A phrase that says why the text is not believed at first sight; undefined when there is none. */
export async function suspiciousLoss(before: ComparableTip, after: ReadArticle): Promise<string | undefined> {
  if (after.textLength < before.textLength * largeLoss) {
    return `${after.textLength} characters are left of ${before.textLength}: waiting for a second look`;
  }
  const known = await before.article();
  if (known === undefined) return undefined;
  if (before.textLength >= shortestReplaced && isAnother(known, after.article))
    return "another headline and another text, that share nothing with those before: waiting for a second look";
  if (after.textLength >= before.textLength) return undefined;
  const whole = normaliseText(articleText(known));
  const rest = normaliseText(articleText(after.article));
  return rest.length < whole.length && whole.startsWith(rest)
    ? `the text breaks off after ${after.textLength} of ${before.textLength} characters: waiting for a second look`
    : undefined;
}

/**
 * Why a page with less text than before is not whole: it leaves open what no page may, and the version's page was closed.
 * However often it comes so, it says nothing of the article.
 */
export async function lostEnd(
  ports: Pick<CheckPorts, "store" | "decode">,
  articleId: string,
  before: ComparableTip,
  after: ReadArticle,
  html: string,
): Promise<string | undefined> {
  if (after.textLength >= before.textLength || !isLeftOpen(html)) return undefined;
  const known = await unlessRedacted(() => pageOf(ports, articleId, before.tip.version));
  if (known === undefined || "outcome" in known.page || !isClosed(known.page.html)) return undefined;
  return `the page breaks off after ${after.textLength} of ${before.textLength} characters: it was closed before, and is not now`;
}

function isAnother(before: Article, after: Article): boolean {
  const text = articleText(before);
  const known = { headline: before.headline.text, textLength: text.length, text };
  return sharesNothing(known, after.headline.text, articleText(after));
}

/** How long a loss is waited out on a page that says something else at every look. */
const longestWait = 60 * 60 * 1000;

/** Whether text has been missing at look after look for so long that waiting for two equal ones would hide the loss. */
export function waitedLongEnough(awaiting: Awaiting | undefined, capturedAt: Instant): boolean {
  if (awaiting?.sightings !== undefined) return false;
  return awaiting !== undefined && millisecondsBetween(awaiting.since, capturedAt) >= longestWait;
}

/** So many looks must agree that something else stands in the article's place, the last this long after the first. */
const sightingsOfReplacement = 3;

/** Whether what replaced the article has stood there long enough: as for a removal, a day. */
const isEstablished = ({ sightings = 0, capture }: Awaiting, capturedAt: Instant): boolean =>
  sightings + 1 >= sightingsOfReplacement &&
  millisecondsBetween(capture.capturedAt, capturedAt) >= confirmRemovalAfter;

/** The first look at this very loss, when this one is the second that agrees with it. */
export function confirmedLoss(
  awaiting: Awaiting | undefined,
  after: ReadArticle,
  look: { readonly capturedAt: Instant; readonly extractor: ExtractorVersion },
): Awaiting | undefined {
  if (awaiting?.textDigest !== after.textDigest) return undefined;
  if (awaiting.extractor.digest !== look.extractor.digest) return undefined;
  const isConfirmed =
    awaiting.sightings === undefined
      ? millisecondsBetween(awaiting.capture.capturedAt, look.capturedAt) >= confirmLossAfter
      : isEstablished(awaiting, look.capturedAt);
  return isConfirmed ? awaiting : undefined;
}
