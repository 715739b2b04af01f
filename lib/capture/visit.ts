/**
 * A walk along redirects to the answer that ends them, each hop checked like the first. Pages and robots.txt alike go
 * this way. Judges no status and no body.
 */
import type { Exchange } from "../article/capture.ts";
import { isLoopbackAddress } from "./address-guard.ts";
import { createBudget } from "./budget.ts";
import type { Fault } from "./fault.ts";
import { lastHeader } from "./header-values.ts";
import { type AnswerWithStatus, type Errand, type Hop, type Line, takeHop } from "./hop.ts";
import type { CaptureLimits } from "./limits.ts";
import { redirectStatuses } from "./status-outcome.ts";

export interface Visit {
  /** The requests made, in order. */
  readonly exchanges: Exchange[];
  /** Where the walk ended: the last URL asked, or the one that could not be. */
  readonly finalUrl: string;
  /** Why it ended early, or the answer that ended it. */
  readonly came: Fault | AnswerWithStatus;
}

export async function visit(line: Line, errand: Errand): Promise<Visit> {
  const exchanges: Exchange[] = [];
  const seen = new Set<string>();
  const budget = createBudget(line.limits.exchangeMs);
  let loopback = line.allowLoopback;
  let url = parseUrl(errand.url, undefined, line.limits);
  for (;;) {
    if (!(url instanceof URL)) return { exchanges, finalUrl: exchanges.at(-1)?.url ?? errand.url, came: url };
    const finalUrl = url.href;
    const spent = budget.left() === 0 ? tooSlow(line) : astray(finalUrl, seen, errand.redirects);
    if (spent !== undefined) return { exchanges, finalUrl, came: spent };
    seen.add(finalUrl);

    const hop = await takeHop(line, errand, url, loopback, budget);
    if (hop.exchange !== undefined) exchanges.push(hop.exchange);
    const next = nextOf(hop, url, line.limits);
    if (next === undefined) return { exchanges, finalUrl, came: hop.came };
    // A public page may not lead us to our own machine, even where demos on it are allowed.
    loopback &&= isLoopbackAddress(hop.exchange?.remoteAddress ?? "");
    url = next;
  }
}

/** Where a redirect leads; undefined when the walk ends here. */
function nextOf({ came }: Hop, url: URL, limits: CaptureLimits): URL | Fault | undefined {
  if ("outcome" in came || !redirectStatuses.has(came.status)) return undefined;
  const location = lastHeader(came.headers, "location");
  // Header values come as Latin-1; servers write UTF-8 into `Location`, and browsers read it so.
  return location === undefined
    ? undefined
    : parseUrl(Buffer.from(location, "latin1").toString("utf8"), url, limits);
}

/** Of a URL in a reason: enough to know it by. */
const shownCharacters = 200;

function parseUrl(text: string, base: URL | undefined, { urlCharacters }: CaptureLimits): URL | Fault {
  if (text.length > urlCharacters) {
    return { outcome: "refused", reason: `a URL of more than ${urlCharacters} characters` };
  }
  const url = URL.parse(text, base?.href);
  if (url === null) return { outcome: "refused", reason: `${text.slice(0, shownCharacters)} is no URL` };
  url.hash = "";
  return url;
}

function astray(url: string, seen: ReadonlySet<string>, redirects: number): Fault | undefined {
  if (seen.has(url)) return { outcome: "redirect-loop", reason: `back at ${url}` };
  return seen.size > redirects
    ? { outcome: "redirect-loop", reason: `more than ${redirects} redirects` }
    : undefined;
}

const tooSlow = ({ limits }: Line): Fault => ({
  outcome: "timeout",
  reason: `redirects took more than ${limits.exchangeMs} ms`,
});
