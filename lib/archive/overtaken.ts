/**
 * What becomes of a text whose slot another writer has taken. Pure; apart from the protocol's calls, so that a simulation
 * can leave the rule out and show what it is for.
 */
import type { Digest } from "../article/digest.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Tip } from "../article/look.ts";
import type { ExtractorVersion } from "../article/record.ts";

/** A capture whose clock is further off the store's than this is refused (`clock-skew`). */
export const mostClockSkew = 2 * 60 * 1000;

/**
 * `late`: captured before the version that took the slot, or so close to it that two clocks may disagree about which was
 * first. Appending it could invent a return to an earlier text; kept as an event, it is neither lost nor invented.
 */
type Overtaking = "incomparable" | "unchanged" | "late" | "later";

export function overtaking(
  taken: Pick<Tip, "extractor" | "textDigest" | "capturedAt">,
  own: { readonly extractor: ExtractorVersion; readonly textDigest: Digest; readonly capturedAt: Instant },
): Overtaking {
  if (taken.extractor.digest !== own.extractor.digest) return "incomparable";
  if (taken.textDigest === own.textDigest) return "unchanged";
  return millisecondsBetween(taken.capturedAt, own.capturedAt) > 2 * mostClockSkew ? "later" : "late";
}
