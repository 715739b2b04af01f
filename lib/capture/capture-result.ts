/** What one visit asks for and brings home. The port between the web and everything else. */
import type { Capture, Encoding, HeaderLines, Validators } from "../article/capture.ts";
import type { MiningRules } from "../article/mining-rules.ts";
import type { Outcome } from "../article/outcome.ts";
import type { Reservations } from "../article/reservations.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";

export interface CaptureRequest {
  readonly url: string;
  /** Whole `User-Agent` line, contact included. */
  readonly userAgent: string;
  /** Sent only when they were given for this very URL. */
  readonly validators?: Validators;
  /** Asked before each request, the redirects' too; it may wait, and that is on nobody's time. */
  readonly leave: (url: URL) => Promise<Leave>;
}

/** Leave to ask for one URL, or why there is none. */
export type Leave = "given" | { readonly outcome: Outcome; readonly reason: string };

export type RobotsVerdict = "allowed" | "robots-disallowed" | "robots-unreachable";

export interface CaptureResult {
  readonly outcome: Outcome;
  /** Why, in a phrase, where the outcome alone does not say. */
  readonly reason?: string;
  readonly capture: Capture;
  /** The last answer's entity body as received, content coding kept; absent when there was none or it was cut. */
  readonly payload?: Uint8Array;
  /** The payload as text; present when the outcome is `ok`. */
  readonly page?: DecodedPage;
  /** To be sent back at the next look. */
  readonly validators?: Validators;
  /** Of an `ok` page: what its publisher wishes about its being kept. */
  readonly reservations?: Reservations;
  readonly retryAfterSeconds?: number;
}

export interface DecodedPage {
  readonly html: string;
  /** WHATWG name, for example `windows-1252`. */
  readonly encoding: string;
  readonly encodingRule: Encoding["rule"];
}

/** Undoes content coding and character encoding of a stored or fresh payload. Pure. */
export type DecodePayload = (
  payload: Uint8Array,
  responseHeaders: HeaderLines,
) => DecodedPage | { readonly outcome: Outcome; readonly reason: string };

/** The one way out to the web. */
export interface Web {
  capture(request: CaptureRequest): Promise<CaptureResult>;
  /** `origin` such as `https://example.org`; `leave` as for a page. */
  fetchRobots(origin: string, userAgent: string, leave: CaptureRequest["leave"]): Promise<RobotsCopy>;
  /** Of /.well-known/tdmrep.json; never fails. */
  fetchMiningRules(origin: string, userAgent: string): Promise<MiningRules>;
}
