/** The one way out to the web: a page or a robots.txt, fetched past the guard, and what came of it as one outcome. */
import type { Capture, HeaderLines } from "../article/capture.ts";
import { UsageError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import type { CaptureRequest, CaptureResult, Web } from "./capture-result.ts";
import { acceptEncoding } from "./content-coding.ts";
import { decodeWithin } from "./decode.ts";
import { type OpenSocket, openSocket } from "./dial.ts";
import type { BodyWish } from "./exchange.ts";
import { lastHeader } from "./header-values.ts";
import type { AnswerWithStatus, Errand, Line } from "./hop.ts";
import { landedOn } from "./landing.ts";
import { type CaptureLimits, captureLimits } from "./limits.ts";
import { fetchMiningRules } from "./mining.ts";
import { reservationsOf } from "./reservations.ts";
import { type Resolve, systemResolve } from "./resolve-host.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import { fetchRobots } from "./robots.ts";
import { productToken } from "./robots-verdict.ts";
import { redirectStatuses, statusOutcome } from "./status-outcome.ts";
import { conditionalHeaders, validatorsOf } from "./validators.ts";
import { type Visit, visit } from "./visit.ts";

export interface WebOptions {
  readonly now: () => Instant;
  /** For demos and tests: 127.0.0.0/8 and ::1 may be called, on any port. */
  readonly allowLoopback: boolean;
  /** Under their ceilings; see limits.ts. */
  readonly limits?: Partial<CaptureLimits>;
  /** PEM, besides the machine's own certificate authorities. */
  readonly authorities?: readonly string[];
  /** The machine's resolver, unless a test answers for it. */
  readonly resolve?: Resolve;
  /** The machine's sockets, unless a test wants to see what is dialled. */
  readonly open?: OpenSocket;
}

export function createWeb(options: WebOptions): Web {
  const line: Line = {
    now: options.now,
    allowLoopback: options.allowLoopback,
    limits: captureLimits(options.limits),
    resolve: options.resolve ?? systemResolve,
    open: options.open ?? openSocket,
    ...(options.authorities === undefined ? {} : { authorities: options.authorities }),
  };
  return {
    capture: (request) => capture(line, request),
    fetchRobots: (origin, userAgent, leave) =>
      fetchRobots(line, origin, checkedAgent(userAgent), leaveAsFault(leave)),
    fetchMiningRules: (origin, userAgent) => fetchMiningRules(line, origin, checkedAgent(userAgent)),
  };
}

/** A header line may hold visible Latin-1 only. */
function checkedAgent(userAgent: string): string {
  if (/^[\x20-\x7e\xa0-\xff]+$/.test(userAgent)) return userAgent;
  throw new UsageError(
    `the User-Agent "${userAgent}" holds characters that HTTP cannot carry: write it in plain ASCII`,
  );
}

const leaveAsFault =
  (ask: CaptureRequest["leave"]): Errand["leave"] =>
  async (url) => {
    const leave = await ask(url);
    return leave === "given" ? undefined : leave;
  };

async function capture(line: Line, request: CaptureRequest): Promise<CaptureResult> {
  const capturedAt = line.now();
  const userAgent = checkedAgent(request.userAgent);
  const seen = await visit(line, {
    url: request.url,
    headersFor: (url) => pageHeaders(url, userAgent, request),
    want: (status) => bodyWish(status, line.limits),
    redirects: line.limits.redirects,
    leave: leaveAsFault(request.leave),
  });
  return { ...judged(line, request, seen), capture: factsOf(line, request, seen, capturedAt) };
}

function pageHeaders(url: URL, userAgent: string, { validators }: CaptureRequest): HeaderLines {
  return [
    ["user-agent", userAgent],
    ["accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"],
    ["accept-encoding", acceptEncoding],
    ...conditionalHeaders(url.href, validators),
  ];
}

function bodyWish(status: number, limits: CaptureLimits): BodyWish {
  if (status === 200) return { bytes: limits.wireBytes, beyond: "fault" };
  if (redirectStatuses.has(status) || status === 304) return { bytes: 0, beyond: "cut" };
  return { bytes: limits.errorBodyBytes, beyond: "cut" };
}

function factsOf(line: Line, request: CaptureRequest, { exchanges }: Visit, capturedAt: Instant): Capture {
  const serverDate = lastHeader(exchanges.at(-1)?.responseHeaders ?? [], "date");
  return {
    capturedAt,
    endedAt: line.now(),
    targetUrl: request.url,
    exchanges,
    ...(serverDate === undefined ? {} : { serverDate }),
  };
}

type Judged = Omit<CaptureResult, "capture">;

function judged(line: Line, request: CaptureRequest, { came, finalUrl }: Visit): Judged {
  if ("outcome" in came) return came;
  const waitSeconds = retryAfterSeconds(came.headers, line.now());
  return {
    ...judgedAnswer(line, request, came, finalUrl),
    ...(waitSeconds === undefined ? {} : { retryAfterSeconds: waitSeconds }),
  };
}

function judgedAnswer(
  line: Line,
  request: CaptureRequest,
  answer: AnswerWithStatus,
  finalUrl: string,
): Judged {
  const { status, headers, body, partial } = answer;
  const byStatus = statusOutcome({
    status,
    headers,
    body: body === undefined || status === 200 ? "" : Buffer.from(body).toString("latin1"),
    conditional: conditionalHeaders(finalUrl, request.validators).length > 0,
  });
  if (byStatus?.outcome === "not-modified") {
    const validators = validatorsOf(finalUrl, headers) ?? request.validators;
    return { ...byStatus, ...(validators === undefined ? {} : { validators }) };
  }
  const result = byStatus ?? judgedPage(line, request, answer, finalUrl);
  const isWhole =
    body !== undefined && body.length > 0 && partial === undefined && result.outcome !== "truncated";
  return { ...result, ...(isWhole ? { payload: body } : {}) };
}

function judgedPage(
  line: Line,
  request: CaptureRequest,
  { headers, body, fault }: AnswerWithStatus,
  finalUrl: string,
): Judged {
  if (body === undefined) return fault ?? { outcome: "truncated", reason: "no body" };
  const landed = landedOn(new URL(request.url), new URL(finalUrl));
  if (landed !== undefined) return landed;
  const page = decodeWithin(body, headers, line.limits);
  if ("outcome" in page) return page;
  const validators = validatorsOf(finalUrl, headers);
  const reservations = reservationsOf(headers, page.html, productToken(request.userAgent));
  return {
    outcome: "ok",
    page,
    ...(validators === undefined ? {} : { validators }),
    ...(reservations === undefined ? {} : { reservations }),
  };
}
