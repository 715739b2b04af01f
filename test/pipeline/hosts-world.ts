/** Hosts that redirect, fail and forbid, on a simulated clock, and a note of every request that they got. */
import { type Instant, millisecondsBetween } from "../../lib/article/instant.ts";
import type { MiningRule } from "../../lib/article/mining-rules.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import type { RobotsCopy } from "../../lib/article/robots-copy.ts";
import type { CaptureRequest, CaptureResult, Web } from "../../lib/capture/capture-result.ts";
import { miningPath } from "../../lib/capture/mining.ts";
import { robotsVerdict } from "../../lib/capture/robots-verdict.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { createSimulatedClock } from "../simulated-clock.ts";
import { capturedPage, pageOf, plainLookPorts } from "./simulated-article.ts";

export const beginning: Instant = "2024-03-01T08:00:00.000Z";
export const minute = 60_000;
export const day = 24 * 60 * minute;
export const answerTime = 700;

export interface Request {
  readonly url: URL;
  readonly from: Instant;
  readonly to: Instant;
}

interface World {
  /** Where an address leads. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** What a request to a host comes to; `ok` where nothing is said. */
  readonly outcomeOf?: (url: URL) => Outcome;
  readonly miningOf?: (now: Instant) => readonly MiningRule[];
  readonly robotsOf?: (now: Instant) => Pick<RobotsCopy, "state" | "body">;
  readonly shards?: number;
}

/** A web that asks for leave at each hop, and takes its time. */
export async function world(
  urls: readonly string[],
  { redirects = {}, outcomeOf, robotsOf, miningOf, shards = 1 }: World = {},
) {
  const clock = createSimulatedClock(beginning);
  const requests: Request[] = [];
  const request = async (url: URL) => {
    const from = clock.now();
    await clock.sleep(answerTime);
    requests.push({ url, from, to: clock.now() });
  };
  const capture = async ({ url, leave }: CaptureRequest): Promise<CaptureResult> => {
    const at = clock.now();
    let next = new URL(url);
    for (;;) {
      const given = await leave(next);
      const outcome = given === "given" ? (outcomeOf?.(next) ?? "ok") : given.outcome;
      if (given === "given") await request(next);
      if (outcome !== "ok") {
        const facts = { capturedAt: at, endedAt: clock.now(), targetUrl: url, exchanges: [] };
        return { outcome, ...(given === "given" ? {} : { reason: given.reason }), capture: facts };
      }
      const to = redirects[next.href];
      if (to === undefined) return capturedPage(next.href, at, pageOf("A"), at);
      next = new URL(to);
    }
  };
  const fetchRobots: Web["fetchRobots"] = async (origin, _, leave) => {
    for (let next = new URL("/robots.txt", origin); ; ) {
      if ((await leave(next)) !== "given") return { fetchedAt: clock.now(), state: "unreachable" };
      await request(next);
      const to = redirects[next.href];
      if (to === undefined)
        return { fetchedAt: clock.now(), ...(robotsOf?.(clock.now()) ?? { state: "none" }) };
      next = new URL(to);
    }
  };
  const fetchMiningRules: Web["fetchMiningRules"] = async (origin) => {
    if (miningOf !== undefined) await request(new URL(miningPath, origin));
    return { fetchedAt: clock.now(), rules: [...(miningOf?.(clock.now()) ?? [])] };
  };
  let runs = 0;
  const ports: CheckPorts = {
    ...plainLookPorts,
    robotsVerdict,
    store: createMemoryStore({ now: clock.now }),
    shards,
    clock,
    chance: { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0.5 },
    web: { capture, fetchRobots, fetchMiningRules },
  };
  await clock.run(
    addWatches(
      ports,
      urls.map((url) => ({ url, askedBy: "person" as const })),
    ),
  );
  const run = (which: "due" | "all" = "due") =>
    clock.run(runShard(ports, { shard: 0, which, patience: Number.POSITIVE_INFINITY }));
  return { clock, ports, requests, run };
}

export const pages = (host: string, count: number) =>
  Array.from({ length: count }, (_, page) => `https://${host}/${page}`);

/** Of one host, in the order of their beginnings: distances, and whether any two went on at once. */
export function asSeenBy(host: string, requests: readonly Request[]) {
  const mine = requests.filter(({ url }) => url.host === host).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const pairs = mine.slice(1).map((next, index) => [mine[index] ?? next, next] as const);
  return {
    least: Math.min(...pairs.map(([one, next]) => millisecondsBetween(one.from, next.from))),
    atOnce: pairs.filter(([one, next]) => next.from < one.to).length,
    first: mine[0]?.url.pathname,
    count: mine.length,
  };
}
