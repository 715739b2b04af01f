/** When a host is left alone, for how long, and what opens it to everybody again. */
import { describe, expect, it } from "vitest";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import { circuitAfter, circuitReason, openUntil } from "../../lib/watch/circuit.ts";
import type { Circuit } from "../../lib/watch/timetable.ts";

const at: Instant = "2024-03-01T08:00:00.000Z";
const minute = 60_000;

function look(outcome: Outcome, retryAfterSeconds?: number): Look {
  const facts = {
    format: 1,
    articleId: "a",
    targetUrl: "https://paper.test/a",
    capturedAt: at,
    endedAt: at,
  } as const;
  return { ...facts, outcome, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function circuitOf(outcomes: readonly Outcome[], lot = 0): Circuit | undefined {
  return outcomes.reduce<Circuit | undefined>(
    (circuit, outcome) => circuitAfter(circuit, look(outcome), lot),
    undefined,
  );
}

const minutesOpen = (circuit: Circuit | undefined): number | undefined =>
  circuit?.openUntil === undefined ? undefined : (Date.parse(circuit.openUntil) - Date.parse(at)) / minute;

const failing = (count: number): Outcome[] => Array.from({ length: count }, () => "server-error");

describe("a host", () => {
  it.each([
    ["that failed twice is asked a third time", failing(2), undefined],
    ["that failed three times is left alone for a quarter of an hour", failing(3), 15],
    ["then twice as long", failing(4), 30],
    ["and twice as long again", failing(5), 60],
    ["but never for more than four hours", failing(40), 240],
    ["that failed in different ways has failed", ["dns", "timeout", "blocked"], 15],
    ["that answered in between has not", ["dns", "timeout", "gone", "dns"], undefined],
    [
      "whose robots.txt forbids a page has neither answered nor failed",
      ["dns", "dns", "robots-disallowed", "dns"],
      15,
    ],
    [
      "that only shows walls answers",
      ["interstitial", "interstitial", "interstitial", "interstitial"],
      undefined,
    ],
  ] as const)("%s", (_name, outcomes, minutes) => {
    expect(minutesOpen(circuitOf(outcomes))).toBe(minutes);
  });

  it("is left alone for a little longer by lot, so that hosts of one provider are not asked together", () => {
    expect([0, 0.5, 0.999].map((lot) => minutesOpen(circuitOf(failing(3), lot)))).toEqual([
      15,
      16.875,
      expect.closeTo(18.75, 1),
    ]);
  });

  it("that asks for time gets it at once, for all of its pages", () => {
    const circuit = circuitAfter(undefined, look("blocked", 3600), 0);
    expect([minutesOpen(circuit), circuit?.failures]).toEqual([60, 1]);
    // A page that merely says when to come again (200 with Retry-After) asks for itself alone.
    expect(circuitAfter(undefined, look("ok", 3600), 0)).toBeUndefined();
  });

  it("may be asked when the time is over, and the reason says what it was left alone for", () => {
    const circuit = circuitOf(failing(3));
    const until = instantAfter(at, 15 * minute);
    expect([openUntil(circuit, at), openUntil(circuit, until)]).toEqual([until, undefined]);
    expect(circuit && circuitReason(circuit, until)).toBe(
      "the host is left alone until 2024-03-01T08:15:00.000Z: 3 looks in a row ended in server-error",
    );
  });
});
