/**
 * What the record of checks proves of one article: when it was looked at, when its text was seen, and when nobody could
 * tell. Pure: a fold over its lines, like the timetable itself.
 */
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { notALook, type Outcome, stillThere, wentAway } from "../article/outcome.ts";
import type { Watch } from "../article/watch.ts";
import { advance } from "./advance.ts";
import { newEntry } from "./timetable.ts";

/** A time in which an edit could have come and gone unseen, beyond the pauses that the cadence makes. */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
  /** `late`: a look was due and came later; `blind`: looks did not reach the article; `retired`: nobody wanted one. */
  readonly kind: "late" | "blind" | "retired";
  readonly reason: string;
  /** It has not ended: `to` is now. */
  readonly open?: true;
}

export interface Proof {
  /** In the order of time; gaps that were admitted then (`deferred`) are among the lines, not among the looks. */
  readonly looks: readonly Look[];
  readonly gaps: readonly Gap[];
  /** Of all gaps together, in milliseconds; where two overlap they count once. */
  readonly gapsTogether: number;
  /** Looks that came late, and not by so much that it makes a gap. */
  readonly tolerated: { readonly looks: number; readonly longest: number };
  /** Of all looks, those that saw the article's text or had it confirmed. */
  readonly seen: number;
  /** The longest time between two of them, or from the last of them to now where the article is out of reach. */
  readonly longestUnseen?: { readonly from: Instant; readonly to: Instant };
}

/**
 * Milliseconds: a run begins within a minute of a due time, and a crowded host's looks come within a quarter of an hour.
 * By less no look is called late enough for a gap; how late they were is told all the same.
 */
export const usualLateness = 20 * 60 * 1000;
/** Milliseconds: by less every look is late, as runs come each minute. */
const promptness = 60 * 1000;

/** `lines`: of one article, in whatever order. Lateness is told by today's cadence: earlier ones are not on record. */
export function proofOf(watch: Watch, lines: readonly Look[], now: Instant): Proof {
  const inTime = lines.toSorted((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
  const looks = inTime.filter(({ outcome }) => !notALook.has(outcome));
  const sightings = looks.filter(sawArticle);
  const late = lateLooks(watch, inTime, now);
  const end = endOf(watch, now);
  const blind = blindGaps(inTime, end);
  const gaps = [...retiredGaps(watch), ...late.gaps, ...blind];
  const inOrder = gaps.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  // Nobody knows yet what an article that is out of reach says now.
  const unseenStill = sightings.length > 0 && blind.at(-1)?.to === end.at;
  const longest = longestBetween([
    ...sightings.map(({ capturedAt }) => capturedAt),
    ...(unseenStill ? [end.at] : []),
  ]);
  return {
    looks,
    gaps: inOrder,
    gapsTogether: together(inOrder),
    tolerated: late.tolerated,
    seen: sightings.length,
    ...(longest === undefined ? {} : { longestUnseen: longest }),
  };
}

function together(gaps: readonly Gap[]): number {
  let sum = 0;
  let covered = "";
  for (const { from, to } of gaps) {
    if (to <= covered) continue;
    sum += millisecondsBetween(from > covered ? from : covered, to);
    covered = to;
  }
  return sum;
}

/** Away is an answer as well: the article was not there to be edited. */
const sawArticle = ({ outcome }: Look): boolean => stillThere.has(outcome) || wentAway.has(outcome);

function retiredGaps({ pauses = [] }: Watch): Gap[] {
  return pauses.map(({ from, to }) => ({ from, to, kind: "retired", reason: "not watched" }));
}

/** Up to when it was watched. */
interface End {
  readonly at: Instant;
  readonly open?: true;
}

const endOf = ({ retiredAt }: Watch, now: Instant): End =>
  retiredAt === undefined ? { at: now, open: true } : { at: retiredAt };

const isOpen = ({ open }: End): Pick<Gap, "open"> => (open === undefined ? {} : { open });

const notRunning = "stet was not running";

function lateLooks(
  watch: Watch,
  lines: readonly Look[],
  now: Instant,
): Pick<Proof, "tolerated"> & { readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  const tolerated: number[] = [];
  const pauses = watch.pauses ?? [];
  let entry = newEntry({ ...watch, pauses: [] });
  let admitted: string | undefined;
  for (const line of lines) {
    if (notALook.has(line.outcome)) {
      admitted ??= line.reason;
      continue;
    }
    const from = entry.dueAt;
    const lateness = millisecondsBetween(from, line.capturedAt);
    const wasRetired = pauses.some((pause) => pause.from <= line.capturedAt && pause.to >= from);
    if (lateness > usualLateness && !wasRetired)
      gaps.push({ from, to: line.capturedAt, kind: "late", reason: admitted ?? notRunning });
    else if (lateness > promptness && !wasRetired) tolerated.push(lateness);
    entry = advance(entry, line);
    admitted = undefined;
  }
  const end = endOf(watch, now);
  if (millisecondsBetween(entry.dueAt, end.at) > usualLateness) {
    const reason = admitted ?? notRunning;
    gaps.push({ from: entry.dueAt, to: end.at, kind: "late", reason, ...isOpen(end) });
  }
  return { gaps, tolerated: { looks: tolerated.length, longest: Math.max(0, ...tolerated) } };
}

/** A look that was left while the article was out of reach did not reach it either. */
function blindGaps(lines: readonly Look[], end: End): Gap[] {
  const gaps: Gap[] = [];
  let from: Instant | undefined;
  let outcomes: Outcome[] = [];
  for (const line of lines) {
    if (sawArticle(line)) {
      if (outcomes.length > 0) gaps.push(blindGap(from ?? line.capturedAt, line.capturedAt, outcomes));
      from = line.capturedAt;
      outcomes = [];
    } else if (outcomes.length > 0 || !notALook.has(line.outcome)) {
      from ??= line.capturedAt;
      outcomes.push(line.outcome);
    }
  }
  const last = lines.at(-1)?.capturedAt ?? end.at;
  // A look that had begun when the watch was retired may have ended later.
  const until = last > end.at ? { at: last } : end;
  if (outcomes.length > 0) gaps.push({ ...blindGap(from ?? last, until.at, outcomes), ...isOpen(until) });
  return gaps;
}

function blindGap(from: Instant, to: Instant, outcomes: readonly Outcome[]): Gap {
  const counts = new Map<Outcome, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const told = [...counts].map(([outcome, count]) => (count === 1 ? outcome : `${outcome} ${count} times`));
  return { from, to, kind: "blind", reason: told.join(", ") };
}

function longestBetween(sightings: readonly Instant[]): Proof["longestUnseen"] {
  let longest: { from: Instant; to: Instant } | undefined;
  for (const [index, to] of sightings.entries()) {
    const from = sightings[index - 1];
    if (from === undefined) continue;
    if (
      longest === undefined ||
      millisecondsBetween(from, to) > millisecondsBetween(longest.from, longest.to)
    )
      longest = { from, to };
  }
  return longest;
}
