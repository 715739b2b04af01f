/** What an answer's status means, by itself. The body of a 200 is judged elsewhere. Pure. */
import type { HeaderLines } from "../article/capture.ts";
import type { Outcome } from "../article/outcome.ts";
import type { Fault } from "./fault.ts";
import { hasChallengeHeader, hasChallengeMark } from "./wall-sign.ts";

const outcomesByStatus: Readonly<Record<number, Outcome>> = {
  401: "blocked",
  403: "blocked",
  404: "gone",
  406: "blocked",
  410: "gone",
  429: "blocked",
  451: "legal",
};

/** Followed by hand; 300, 305 and 306 have no meaning a watcher could act on. */
export const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface StatusFacts {
  readonly status: number;
  readonly headers: HeaderLines;
  /** The body, as far as it was kept, for the signs of a challenge. */
  readonly body: string;
  /** Whether the request was conditional: a 304 to any other is an answer to a question nobody asked. */
  readonly conditional: boolean;
}

/** Undefined for 200 alone: then the body decides. */
export function statusOutcome({ status, headers, body, conditional }: StatusFacts): Fault | undefined {
  if (status === 200) return undefined;
  const reason = `status ${status}`;
  if (status === 304) {
    return conditional
      ? { outcome: "not-modified", reason }
      : { outcome: "unexpected-status", reason: "304 to a request without conditions" };
  }
  if (redirectStatuses.has(status)) {
    return { outcome: "unexpected-status", reason: `${reason} without a Location` };
  }
  // Some front ends put their bot check behind 202 or 405; a header line tells.
  if (hasChallengeHeader(headers) || (status === 503 && hasChallengeMark(body))) {
    return { outcome: "blocked", reason: `${reason}, a bot check` };
  }
  if (status >= 500 && status <= 599) return { outcome: "server-error", reason };
  return { outcome: outcomesByStatus[status] ?? "unexpected-status", reason };
}
