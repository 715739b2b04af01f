/** A page whose text is told by the time alone, so that processes which share nothing agree about what it said when. */
import type { Instant } from "../../lib/article/instant.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import type { CaptureResult } from "../../lib/capture/capture-result.ts";
import { articleOf, capturedPage } from "../pipeline/simulated-article.ts";

const texts = ["The wall holds.", "The wall leaks.", "The wall is gone.", "The wall stands again."] as const;
/** Milliseconds for which it says the same. */
const stands = 500;
/** Co-prime to the number of texts and larger: neighbours differ, and every text comes back. */
const step = 7;

function textAt(instant: Instant): string {
  const turn = Math.floor(Date.parse(instant) / stands);
  return texts[(turn * step + Math.floor(turn / texts.length)) % texts.length] ?? texts[0];
}

export const textDigestAt = (instant: Instant): string => textDigestOf(articleOf(textAt(instant)));

export const captureAt = (url: string, instant: Instant, noise: string): CaptureResult =>
  capturedPage(url, instant, textAt(instant), noise);
