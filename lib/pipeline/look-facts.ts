/** What the record of checks proves of an article, as the site shows it. */
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { stillThere, wentAway } from "../article/outcome.ts";
import type { Watch } from "../article/watch.ts";
import type { LookFacts } from "../publish/site-facts.ts";
import { type Gap, proofOf } from "../watch/proof.ts";

const hour = 60 * 60 * 1000;
/** More ticks than this cannot be told apart in a drawing. */
const mostSlots = 160;
const slotLengths = [1, 3, 6, 12, 24, 72, 168, 720] as const;
const longestSlot = 8760;
const mostGaps = 50;

/** `lines`: of one article. `now`: up to when it is known whether looks came. */
export function lookFactsOf(watch: Watch, lines: readonly Look[], now: Instant): LookFacts {
  const { looks, seen, gaps, longestUnseen } = proofOf(watch, lines, now);
  const [first, last] = [looks[0]?.capturedAt, looks.at(-1)?.capturedAt];
  const hours = first === undefined || last === undefined ? 0 : millisecondsBetween(first, last) / hour;
  const slotHours = slotLengths.find((length) => hours / length <= mostSlots) ?? longestSlot;
  return {
    looks: looks.length,
    seen,
    ...(first === undefined || last === undefined ? {} : { first, last }),
    slotHours,
    slots: first === undefined ? [] : slotsOf(looks, first, slotHours),
    gaps: longest(gaps),
    gapCount: gaps.length,
    ...(longestUnseen === undefined ? {} : { longestUnseen }),
  };
}

function slotsOf(looks: readonly Look[], first: Instant, slotHours: number): LookFacts["slots"] {
  const slots = new Map<number, [number, number, number]>();
  for (const { capturedAt, outcome } of looks) {
    const number = Math.floor(millisecondsBetween(first, capturedAt) / (slotHours * hour));
    const slot = slots.get(number) ?? [number, 0, 0];
    slot[stillThere.has(outcome) || wentAway.has(outcome) ? 1 : 2] += 1;
    slots.set(number, slot);
  }
  return [...slots.values()];
}

function longest(gaps: readonly Gap[]): Gap[] {
  const lengthOf = ({ from, to }: Gap): number => millisecondsBetween(from, to);
  return gaps
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, mostGaps)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
