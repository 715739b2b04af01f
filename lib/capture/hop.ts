/**
 * One request of a visit, past every check: URL, lookup, leave, socket. Nothing in stet reaches the web but through
 * here. Follows no redirect, judges no status.
 */
import type { Exchange, HeaderLines } from "../article/capture.ts";
import type { Instant } from "../article/instant.ts";
import { bareHost, checkAnswers, checkUrl, literalAddress } from "./address-guard.ts";
import type { Budget } from "./budget.ts";
import { type Connection, dial, type OpenSocket } from "./dial.ts";
import { type Answer, type BodyWish, exchange, requestMethod, sentHeaders } from "./exchange.ts";
import type { Fault } from "./fault.ts";
import type { CaptureLimits } from "./limits.ts";
import { type Resolve, resolveHost } from "./resolve-host.ts";

/** What every visit of one `Web` shares. */
export interface Line {
  readonly now: () => Instant;
  readonly allowLoopback: boolean;
  readonly resolve: Resolve;
  readonly open: OpenSocket;
  readonly authorities?: readonly string[];
  readonly limits: CaptureLimits;
}

export interface Errand {
  readonly url: string;
  readonly headersFor: (url: URL) => HeaderLines;
  readonly want: (status: number, headers: HeaderLines) => BodyWish;
  readonly redirects: number;
  /** Asked before each request, once the address is known to be callable; a fault ends the visit. */
  readonly leave: (url: URL) => Promise<Fault | undefined>;
}

export type AnswerWithStatus = Answer & { readonly status: number };

export interface Hop {
  /** Absent when no socket was asked for. */
  readonly exchange?: Exchange;
  readonly came: Fault | AnswerWithStatus;
}

export async function takeHop(
  line: Line,
  errand: Errand,
  url: URL,
  loopback: boolean,
  budget: Budget,
): Promise<Hop> {
  const addresses = await budget.spend(() => admit(line, url, loopback, budget));
  if ("outcome" in addresses) return { came: addresses };
  const denied = await errand.leave(url);
  if (denied !== undefined) return { came: denied };

  const beganAt = line.now();
  const timeoutMs = Math.min(line.limits.connectMs, budget.left());
  const authorities = line.authorities === undefined ? {} : { authorities: line.authorities };
  const target = { url, addresses, loopback, timeoutMs, ...authorities };
  const connection = await budget.spend(() => dial(target, line.open));
  if ("outcome" in connection) {
    const unsent = { url: url.href, requestHeaders: [], responseHeaders: [] };
    return { came: connection, exchange: { ...unsent, beganAt, endedAt: line.now() } };
  }
  const headers = errand.headersFor(url);
  const answer = await budget.spend(() => ask(line, errand, url, headers, connection, budget));
  const facts = factsOf(url, headers, connection, answer);
  const { status } = answer;
  return {
    came: status === undefined ? (answer.fault ?? silent) : { ...answer, status },
    exchange: { ...facts, beganAt, endedAt: line.now() },
  };
}

const silent: Fault = { outcome: "protocol-error", reason: "no answer" };

/** The addresses to dial, all checked, or why none may be. */
async function admit(
  line: Line,
  url: URL,
  loopback: boolean,
  budget: Budget,
): Promise<readonly string[] | Fault> {
  const refused = checkUrl(url, loopback);
  if (refused !== undefined) return refused;
  const literal = literalAddress(url);
  if (literal !== undefined) return [literal];
  const timeoutMs = Math.min(line.limits.connectMs, budget.left());
  const found = await resolveHost(bareHost(url), line.resolve, timeoutMs);
  if ("outcome" in found) return found;
  return checkAnswers(url, found, loopback) ?? found;
}

function ask(
  { limits }: Line,
  errand: Errand,
  url: URL,
  headers: HeaderLines,
  connection: Connection,
  budget: Budget,
): Promise<Answer> {
  const totalMs = budget.left();
  const headersMs = Math.min(limits.headersMs, totalMs);
  return exchange(connection.socket, {
    url,
    headers,
    headersMs,
    totalMs,
    headerBytes: limits.headerBytes,
    want: errand.want,
  });
}

function factsOf(
  url: URL,
  headers: HeaderLines,
  connection: Connection,
  answer: Answer,
): Omit<Exchange, "beganAt" | "endedAt"> {
  return {
    url: url.href,
    method: requestMethod,
    requestHeaders: sentHeaders(url, headers),
    ...(answer.status === undefined ? {} : { status: answer.status }),
    responseHeaders: answer.headers,
    remoteAddress: connection.remoteAddress,
    ...(connection.tls === undefined ? {} : { tls: connection.tls }),
  };
}
