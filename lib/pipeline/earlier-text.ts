/**
 * A return to an earlier text is a version, unless it is none: one of two texts that take turns (some sites serve two
 * at once), or a copy that was made before the newest version and is still handed out somewhere. Pure.
 */
import { earlierVersion, textPrefix } from "../archive/version-chain.ts";
import type { HeaderLines } from "../article/capture.ts";
import type { Digest } from "../article/digest.ts";
import { type Instant, instantAfter, millisecondsBetween } from "../article/instant.ts";
import type { Tip } from "../article/look.ts";
import type { TimetableEntry } from "../watch/timetable.ts";

export interface EarlierText {
  readonly finding: "variant" | "stale";
  readonly seenVersion: number;
  readonly reason: string;
}

export interface SeenText {
  readonly textDigest: Digest;
  readonly capturedAt: Instant;
  readonly responseHeaders: HeaderLines;
}

/** Why a text that stood there before makes no version now; undefined when it makes one. */
export function earlierText(entry: TimetableEntry, tip: Tip, seen: SeenText): EarlierText | undefined {
  const seenVersion = earlierVersion(tip, seen.textDigest);
  if (seenVersion === undefined) return undefined;
  const madeAt = copyMadeAt(seen);
  if (madeAt !== undefined && madeAt < tip.capturedAt) {
    const reason = `a copy of version ${seenVersion}, made ${madeAt} by the server's own account, before version ${tip.version} was seen`;
    return { finding: "stale", seenVersion, reason };
  }
  if (!takesTurns(tip, seen.textDigest) || hasSettled(entry, tip, seen.capturedAt)) return undefined;
  const reason = `the texts of versions ${seenVersion} and ${tip.version} take turns`;
  return { finding: "variant", seenVersion, reason };
}

/**
 * When a cache says that its copy was made (RFC 9111 §5.1). Undefined without `Age`: what `Date` says of it depends on
 * the server's clock.
 */
function copyMadeAt({ responseHeaders, capturedAt }: SeenText): Instant | undefined {
  const age = responseHeaders.findLast(([name]) => name.toLowerCase() === "age")?.[1].trim();
  if (age === undefined || !/^\d{1,7}$/.test(age)) return undefined;
  return instantAfter(capturedAt, -Number(age) * 1000);
}

/** Three flips within this: A, B, A, B. A newspaper that takes a change back, and that back, has not yet flipped thrice. */
const flipsWithin = 48 * 60 * 60 * 1000;
/** One of the two that stands for so long alone is the article's text. */
const settledAfter = 24 * 60 * 60 * 1000;

function takesTurns({ texts, recentAt, capturedAt }: Tip, textDigest: Digest): boolean {
  const [a, b, c, d] = texts.slice(-4);
  const [firstFlip] = recentAt ?? [];
  if (a === undefined || b === undefined || firstFlip === undefined || recentAt?.length !== 3) return false;
  const alternates = a === c && b === d && a !== b && a === textPrefix(textDigest);
  return alternates && millisecondsBetween(firstFlip, capturedAt) <= flipsWithin;
}

/** Whether this text, or the newest version's, has been the only one seen for long enough. */
function hasSettled({ variant, lastSeenAt }: TimetableEntry, tip: Tip, capturedAt: Instant): boolean {
  const lastFlip = variant?.lastAt ?? tip.capturedAt;
  if (millisecondsBetween(lastFlip, capturedAt) >= settledAfter) return true;
  const alone = variant !== undefined && (lastSeenAt ?? tip.capturedAt) < variant.since;
  return alone && millisecondsBetween(variant.since, capturedAt) >= settledAfter;
}
