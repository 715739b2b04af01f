/** What lines of checks prove: sightings, and the gaps between them, each for what it was. */
import { describe, expect, it } from "vitest";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import type { Watch } from "../../lib/article/watch.ts";
import { proofOf } from "../../lib/watch/proof.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const hour = 60 * 60 * 1000;
const at = (hours: number): Instant => instantAfter(beginning, hours * hour);

const watch: Watch = {
  format: 1,
  targetUrl: "https://paper.test/a",
  urlKey: "test,paper)/a",
  cadence: { everyMinutes: 60 },
  askedBy: "person",
  since: beginning,
};

function line(hours: number, outcome: Outcome, reason?: string): Look {
  const facts = {
    format: 1,
    articleId: "paper.test/a",
    targetUrl: watch.targetUrl,
    capturedAt: at(hours),
    endedAt: at(hours),
  } as const;
  return { ...facts, outcome, ...(reason === undefined ? {} : { reason }) };
}

const hoursOf = (instant: Instant): number => (Date.parse(instant) - Date.parse(beginning)) / hour;

function gaps(lines: readonly Look[], until: number, other: Partial<Watch> = {}) {
  return proofOf({ ...watch, ...other }, lines, at(until)).gaps.map(
    ({ kind, from, to, reason }) => [kind, hoursOf(from), hoursOf(to), reason] as const,
  );
}

const everyHour = (from: number, to: number, outcome: Outcome = "ok") =>
  Array.from({ length: to - from + 1 }, (_, index) => line(from + index, outcome));

describe("lines of checks", () => {
  it.each([
    ["whole hours", everyHour(0, 5), 5, []],
    [
      "looks that found nothing new, or nothing there",
      [line(0, "ok"), line(1, "not-modified"), line(2, "gone"), line(3, "ok")],
      3,
      [],
    ],
    [
      "hours in which stet was not running",
      [...everyHour(0, 2), ...everyHour(7, 8)],
      8,
      [["late", 3, 7, "stet was not running"]],
    ],
    [
      "an hour that was due, left, and admitted",
      [...everyHour(0, 2), line(3, "deferred", "the run's time is over"), ...everyHour(5, 6)],
      6,
      [["late", 3, 5, "the run's time is over"]],
    ],
    ["no look at all", [], 3, [["late", 0, 3, "stet was not running"]]],
    ["nothing any more", everyHour(0, 2), 9, [["late", 3, 9, "stet was not running"]]],
    [
      "walls in front of the article",
      [line(0, "ok"), line(1, "interstitial"), line(3.5, "interstitial"), line(8, "blocked"), line(9, "ok")],
      9,
      [["blind", 0, 9, "interstitial 2 times, blocked"]],
    ],
    [
      "walls from the first look on",
      [line(0, "blocked"), line(2.25, "blocked")],
      3,
      [["blind", 0, 3, "blocked 2 times"]],
    ],
    [
      "an article that stays out of reach, by looks and by looks that were left",
      [
        line(0, "ok"),
        { ...line(1, "server-error"), retryAfterSeconds: 6 * 3600 },
        line(2, "deferred"),
        line(3, "deferred"),
      ],
      6.5,
      [["blind", 0, 6.5, "server-error, deferred 2 times"]],
    ],
  ] as const)("of %s", (_name, lines, until, expected) => {
    expect(gaps(lines, until)).toEqual(expected);
  });

  it("of a watch that was retired for a while tell so, and not that it was late", () => {
    const pauses = [{ from: at(2.5), to: at(9) }];
    expect(gaps([...everyHour(0, 2), ...everyHour(9, 10)], 10, { pauses })).toEqual([
      ["retired", 2.5, 9, "not watched"],
    ]);
  });

  it("end where the watch ended", () => {
    expect(gaps(everyHour(0, 2), 99, { retiredAt: at(2.5) })).toEqual([]);
  });

  it.each([
    ["blind", [line(0, "ok"), line(1, "blocked"), line(2, "no-article")]],
    ["late", [line(0, "ok")]],
  ])("say that a %s gap is still open, until it has ended", (_kind, lines) => {
    const open = (proof: ReturnType<typeof proofOf>) => proof.gaps.map((gap) => gap.open ?? false);
    expect(open(proofOf(watch, lines, at(2.75)))).toEqual([true]);
    expect(open(proofOf(watch, [...lines, line(2.75, "ok")], at(3)))).toEqual([false]);
    expect(open(proofOf({ ...watch, retiredAt: at(2.75) }, lines, at(9)))).toEqual([false]);
  });

  it("tell how long an article that is out of reach was not seen so far", () => {
    const { longestUnseen, gapsTogether } = proofOf(watch, [...everyHour(0, 1), line(2, "blocked")], at(2.5));
    expect([longestUnseen, gapsTogether / hour]).toEqual([{ from: at(1), to: at(2.5) }, 1.5]);
  });

  it("tell the longest time between two sightings, and count overlapping gaps once", () => {
    const proof = proofOf(
      watch,
      [...everyHour(0, 1), line(2, "blocked"), line(9, "blocked"), line(11.5, "ok")],
      at(11.5),
    );
    expect(proof.longestUnseen).toEqual({ from: at(1), to: at(11.5) });
    expect([proof.seen, proof.looks.length, proof.gapsTogether / hour]).toEqual([3, 5, 10.5]);
  });
});
