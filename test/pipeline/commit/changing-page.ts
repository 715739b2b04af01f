/**
 * The truth of a simulation: one time that no process knows exactly, and a page that changes in it. Every capture is
 * noted with what the page said at that moment, so that a checker can tell what was invented.
 */
import type { Instant } from "../../../lib/article/instant.ts";
import { instantAfter } from "../../../lib/article/instant.ts";
import { textDigestOf } from "../../../lib/article/text-digest.ts";
import type { CaptureRequest, CaptureResult } from "../../../lib/capture/capture-result.ts";
import { articleOf, capturedPage } from "../simulated-article.ts";
import { answered } from "../story.ts";

export interface TrueCapture {
  /** Milliseconds since the beginning. */
  readonly at: number;
  /** Undefined while the page was gone. */
  readonly textDigest: string | undefined;
}

export interface ChangingPage {
  /** Milliseconds since the beginning. */
  readonly now: () => number;
  /** The time by a clock that is so many milliseconds ahead of the true one. */
  readonly clock: (skew: number) => Instant;
  /** Time goes on: by a moment mostly, by minutes where a process was stopped. Requests on their way arrive before. */
  readonly tick: () => void;
  /** A request is on its way: it arrives within seconds, whatever becomes of its sender. */
  readonly send: (request: () => unknown) => void;
  readonly wait: (milliseconds: number) => void;
  /** Begins a capture; what it brings home was true at this moment, however long it takes. */
  readonly capture: (request: CaptureRequest, skew: number) => CaptureResult;
  /** What was true of a capture, by the name that stands in its record. */
  readonly captures: ReadonlyMap<string, TrueCapture>;
  /** Sets what the page says from now on. */
  readonly say: (state: PageState) => void;
}

export type PageState = (typeof texts)[number] | "gone";

const beginning: Instant = "2024-03-01T00:00:00.000Z";
/** Few texts, so that the page often returns to an earlier one. */
export const texts = ["The wall holds.", "The wall leaks.", "The wall is gone."] as const;
const digests = new Map(texts.map((text) => [text, textDigestOf(articleOf(text))]));
/** So few, that the very bytes come back as well. */
const adverts = 3;

const usualOdds = { change: 0.08, gone: 0.1, stopped: 0.02, arrival: 0.2 };
const longestStop = 9 * 60_000;
const longestMoment = 2000;

export const captureHeader = "x-capture";

/** For a page that changes only when it is told to, and processes that are never stopped. */
export const steady = { ...usualOdds, change: 0, stopped: 0 };

export function createChangingPage(random: () => number, odds = usualOdds): ChangingPage {
  const captures = new Map<string, TrueCapture>();
  let at = 0;
  let text: (typeof texts)[number] = texts[0];
  let gone = false;
  let onTheWay: (() => unknown)[] = [];
  const drawn = (count: number) => Math.floor(random() * count);
  const arrive = (isTime: () => boolean) => {
    const arriving = onTheWay.filter(isTime);
    onTheWay = onTheWay.filter((request) => !arriving.includes(request));
    for (const request of arriving) request();
  };

  return {
    now: () => at,
    clock: (skew) => instantAfter(beginning, at + skew),
    tick() {
      at += 1 + drawn(longestMoment);
      arrive(() => random() < odds.arrival);
      if (random() < odds.stopped) {
        arrive(() => true);
        at += drawn(longestStop);
      }
      if (random() >= odds.change) return;
      gone = random() < odds.gone;
      text = texts[drawn(texts.length)] ?? text;
    },
    send: (request) => void onTheWay.push(request),
    wait(milliseconds) {
      arrive(() => true);
      at += milliseconds;
    },
    capture({ url, validators }, skew) {
      const name = `capture ${captures.size}`;
      captures.set(name, { at, textDigest: gone ? undefined : digests.get(text) });
      const stamp = instantAfter(beginning, at + skew);
      if (gone) return named(answered("gone", 410)(stamp), name);
      if (validators?.etag === text) return named(answered("not-modified", 304)(stamp), name);
      const page = capturedPage(url, stamp, text, `advert ${drawn(adverts)}`);
      return { ...named(page, name), validators: { url, etag: text } };
    },
    captures,
    say(state) {
      gone = state === "gone";
      if (state !== "gone") text = state;
    },
  };
}

/** The name goes where no rule looks at it. */
function named(result: CaptureResult, name: string): CaptureResult {
  const exchanges = result.capture.exchanges.map((exchange) => ({
    ...exchange,
    requestHeaders: [[captureHeader, name] as [string, string]],
  }));
  return { ...result, capture: { ...result.capture, exchanges } };
}
