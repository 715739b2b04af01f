/** An article that lives in a simulation: what it says depends on the time alone. No HTTP, no HTML. */
import type { Article } from "../../lib/article/article.ts";
import type { HeaderLines } from "../../lib/article/capture.ts";
import { digestOf } from "../../lib/article/digest.ts";
import type { Instant } from "../../lib/article/instant.ts";
import type { CaptureRequest, CaptureResult, DecodedPage, Web } from "../../lib/capture/capture-result.ts";
import { extractorOf } from "../../lib/pipeline/extractor.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";

export const simulatedUrl = "https://news.example/harbour-wall";

/** Long enough that a change of one word is no loss, different enough to tell from every other state. */
export function pageOf(state: string): string {
  return `The harbour wall holds, says the engineer in charge of state ${state}, and nobody in the town disagrees.`;
}

export function articleOf(text: string): Article {
  return {
    format: 1,
    headline: {
      text: "The harbour wall",
      source: "h1",
      reason: "the only one",
      candidates: { h1: "The harbour wall" },
    },
    bylines: [],
    notices: [],
    blocks: [{ kind: "paragraph", text }],
  };
}

export const plainExtractor = extractorOf({ generation: 1, digest: digestOf("plain extractor") }, (html) => ({
  article: articleOf(html.replace(/^<!-- .*? -->/, "")),
  unmatched: [],
}));

function decoded(payload: Uint8Array): DecodedPage {
  return { html: new TextDecoder().decode(payload), encoding: "utf-8", encodingRule: "utf-8-valid" };
}

/** A page fetched at one moment: `noise` makes its bytes differ though it says the same. */
export function capturedPage(
  url: string,
  at: Instant,
  text: string,
  noise: string,
  responseHeaders: HeaderLines = [],
): CaptureResult {
  const payload = new TextEncoder().encode(`<!-- ${noise} -->${text}`);
  const exchange = { url, requestHeaders: [], status: 200, responseHeaders, beganAt: at, endedAt: at };
  return {
    outcome: "ok",
    capture: { capturedAt: at, endedAt: at, targetUrl: url, exchanges: [exchange] },
    payload,
    page: decoded(payload),
  };
}

/** The ports of a look that touch neither HTTP nor HTML. */
export const plainLookPorts: Omit<CheckPorts, "store" | "shards" | "clock" | "chance" | "web"> = {
  decode: decoded,
  judge: () => ({ outcome: "ok" }),
  robotsVerdict: () => "allowed",
  extractor: plainExtractor,
  tool: { name: "stet", version: "0.0.0" },
  userAgent: "stet/0.0.0",
};

/** A web with one way of answering; its robots.txt allows everything. */
export function simulatedWeb(
  now: () => Instant,
  answer: (request: CaptureRequest) => Promise<CaptureResult>,
): Web {
  const fetchMiningRules = async () => ({ fetchedAt: now(), rules: [] });
  return {
    capture: answer,
    fetchMiningRules,
    fetchRobots: async () => ({ fetchedAt: now(), state: "none" }),
  };
}
