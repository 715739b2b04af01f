/**
 * A walk along redirects to the answer that ends them, each hop checked like the first: URL, lookup, leave, socket.
 * The one way out to the web: pages and robots.txt alike go through here. Judges no status and no body.
 */
import type { Exchange, HeaderLines } from "../article/capture.ts";
import type { Instant } from "../article/instant.ts";
import { bareHost, checkAnswers, checkUrl, isLoopbackAddress, literalAddress } from "./address-guard.ts";
import { type Connection, dial, type OpenSocket } from "./dial.ts";
import { type Answer, type BodyWish, exchange, sentHeaders } from "./exchange.ts";
import type { Fault } from "./fault.ts";
import { lastHeader } from "./header-values.ts";
import type { CaptureLimits } from "./limits.ts";
import { type Resolve, resolveHost } from "./resolve-host.ts";
import { redirectStatuses } from "./status-outcome.ts";

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

export interface Visit {
  readonly exchanges: Exchange[];
  /** The answer that ended the walk, if one did. */
  readonly answer?: Answer & { readonly status: number };
  readonly finalUrl: string;
  readonly fault?: Fault;
}

export async function visit(line: Line, errand: Errand): Promise<Visit> {
  const exchanges: Exchange[] = [];
  const seen = new Set<string>();
  let url = parseUrl(errand.url, undefined);
  let left = line.limits.exchangeMs;
  let loopback = line.allowLoopback;
  for (;;) {
    if ("outcome" in url) return { exchanges, finalUrl: lastUrl(exchanges, errand), fault: url };
    const finalUrl = url.href;
    if (seen.has(finalUrl)) return { exchanges, finalUrl, fault: loop(`back at ${finalUrl}`) };
    if (seen.size > errand.redirects)
      return { exchanges, finalUrl, fault: loop(`more than ${errand.redirects} hops`) };
    if (left <= 0) return { exchanges, finalUrl, fault: tooSlow(line) };
    seen.add(finalUrl);

    const hop = await takeHop(line, errand, { url, loopback, left });
    if (hop.exchange !== undefined) exchanges.push(hop.exchange);
    left -= hop.spent;
    if ("fault" in hop) return { exchanges, finalUrl, fault: hop.fault };
    const { answer } = hop;
    const location = redirectStatuses.has(answer.status) ? lastHeader(answer.headers, "location") : undefined;
    if (location === undefined) return { exchanges, finalUrl, answer };
    // A public page may not lead us to our own machine, even where demos on it are allowed.
    loopback &&= isLoopbackAddress(hop.remoteAddress);
    url = parseUrl(location, url);
  }
}

const loop = (reason: string): Fault => ({ outcome: "redirect-loop", reason });

const tooSlow = ({ limits }: Line): Fault => ({
  outcome: "timeout",
  reason: `redirects took more than ${limits.exchangeMs} ms`,
});

function lastUrl(exchanges: readonly Exchange[], errand: Errand): string {
  return exchanges.at(-1)?.url ?? errand.url;
}

/** Header values come as Latin-1; servers write UTF-8 into `Location`, and browsers read it so. */
function parseUrl(text: string, base: URL | undefined): URL | Fault {
  const decoded = base === undefined ? text : Buffer.from(text, "latin1").toString("utf8");
  if (!URL.canParse(decoded, base?.href))
    return { outcome: "refused", reason: `${decoded.slice(0, 200)} is no URL` };
  const url = new URL(decoded, base?.href);
  url.hash = "";
  return url;
}

interface Hop {
  readonly url: URL;
  readonly loopback: boolean;
  readonly left: number;
}

type Taken = { readonly exchange?: Exchange; readonly spent: number } & (
  | { readonly fault: Fault }
  | { readonly answer: Answer & { readonly status: number }; readonly remoteAddress: string }
);

async function takeHop(line: Line, errand: Errand, hop: Hop): Promise<Taken> {
  const watch = stopwatch();
  const addresses = await admit(line, hop);
  if ("outcome" in addresses) return { fault: addresses, spent: watch() };
  const looked = watch();
  const denied = await errand.leave(hop.url);
  if (denied !== undefined) return { fault: denied, spent: looked };

  const rest = stopwatch();
  const beganAt = line.now();
  const left = hop.left - looked;
  const connection = await dial(
    {
      url: hop.url,
      addresses,
      loopback: hop.loopback,
      timeoutMs: Math.min(line.limits.connectMs, left),
      ...(line.authorities === undefined ? {} : { authorities: line.authorities }),
    },
    line.open,
  );
  if ("outcome" in connection) {
    const failed = {
      url: hop.url.href,
      requestHeaders: [],
      responseHeaders: [],
      beganAt,
      endedAt: line.now(),
    };
    return { fault: connection, exchange: failed, spent: looked + rest() };
  }
  const headers = errand.headersFor(hop.url);
  const answer = await exchange(connection.socket, {
    url: hop.url,
    headers,
    headersMs: Math.min(line.limits.headersMs, left - rest()),
    totalMs: left - rest(),
    headerBytes: line.limits.headerBytes,
    want: errand.want,
  });
  const facts = { ...factsOf(hop.url, headers, connection, answer), beganAt, endedAt: line.now() };
  const spent = looked + rest();
  if (answer.status === undefined) return { fault: answer.fault ?? silent, exchange: facts, spent };
  return {
    answer: { ...answer, status: answer.status },
    remoteAddress: connection.remoteAddress,
    exchange: facts,
    spent,
  };
}

const silent: Fault = { outcome: "protocol-error", reason: "no answer" };

/** The addresses to dial, all checked, or why none may be. */
async function admit(line: Line, { url, loopback, left }: Hop): Promise<readonly string[] | Fault> {
  const refused = checkUrl(url, loopback);
  if (refused !== undefined) return refused;
  const literal = literalAddress(url);
  if (literal !== undefined) return [literal];
  const found = await resolveHost(bareHost(url), line.resolve, Math.min(line.limits.connectMs, left));
  if ("outcome" in found) return found;
  return checkAnswers(url, found, loopback) ?? found;
}

function factsOf(
  url: URL,
  headers: HeaderLines,
  connection: Connection,
  answer: Answer,
): Omit<Exchange, "beganAt" | "endedAt"> {
  return {
    url: url.href,
    requestHeaders: sentHeaders(url, headers),
    ...(answer.status === undefined ? {} : { status: answer.status }),
    responseHeaders: answer.headers,
    remoteAddress: connection.remoteAddress,
    ...(connection.tls === undefined ? {} : { tls: connection.tls }),
  };
}

/** Milliseconds since it was made, by a clock that never jumps. */
function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
