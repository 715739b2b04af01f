/**
 * One look at one watch: capture, and whatever follows from it. Everything a person or the timetable must know of it
 * is in the line it returns; everything the archive must keep is stored before it returns.
 */

import type { Validators } from "../article/capture.ts";
import { digestOf } from "../article/digest.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { MiningRules } from "../article/mining-rules.ts";
import type { Reservations } from "../article/reservations.ts";
import type { CaptureResult, Leave } from "../capture/capture-result.ts";
import { miningRuleFor } from "../capture/mining.ts";
import type { TimetableEntry } from "../watch/timetable.ts";
import { completeFromArchive } from "./complete-version.ts";
import { judgeText } from "./judge-text.ts";
import type { CheckPorts } from "./ports.ts";
import { withStanding } from "./standing.ts";
import { untoldLooks } from "./untold-looks.ts";

export interface Watched {
  readonly articleId: string;
  readonly entry: TimetableEntry;
}

/** What the host behind an address wishes about mining, where that is known. */
type MiningOf = (url: URL) => MiningRules | undefined;

const day = 24 * 60 * 60 * 1000;
/** An ETag can be wrong for ever: this often at least the page is asked for without validators. */
const fullLookEvery = { milliseconds: 7 * day, looks: 20 };

/** Told of looks of a run that died, which have no line yet. */
type TellUntold = (look: Look) => Promise<void>;

/** Looks once. Throws only when the archive could not be read or written; what was captured then counts as not seen. */
export async function checkWatch(
  ports: CheckPorts,
  watched: Watched,
  leave: (url: URL) => Promise<Leave>,
  miningOf: MiningOf = () => undefined,
  tellUntold: TellUntold = async () => {},
): Promise<Look> {
  const entry =
    watched.entry.tipUnsure === true ? await withTrueTip(ports, watched, tellUntold) : watched.entry;
  const reading = { ...ports, extractor: ports.extractor.under(entry.rule) };
  const validators = usableValidators(entry, ports.clock.now());
  const captured = await ports.web.capture({
    url: entry.targetUrl,
    userAgent: ports.userAgent,
    leave,
    ...(validators === undefined ? {} : { validators }),
  });
  const look = withMining(factsOf(watched.articleId, entry, captured), captured, miningOf);
  const known = entry.tip === watched.entry.tip ? look : { ...look, ...(entry.tip && { tip: entry.tip }) };
  return withStanding(ports.store, entry, await withFinding(reading, entry, known, captured));
}

/** A run died over this shard: asks the archive for versions that no line tells of, and completes what it left undone. */
async function withTrueTip(
  ports: CheckPorts,
  watched: Watched,
  tellUntold: TellUntold,
): Promise<TimetableEntry> {
  const { articleId, entry } = watched;
  const { versions, looks } = await untoldLooks(ports, watched);
  for (const { version } of versions) await completeFromArchive(ports, articleId, version);
  for (const look of looks) await tellUntold(look);
  const newest = versions.at(-1);
  return newest === undefined ? entry : { ...entry, tip: newest, lastSeenAt: newest.capturedAt };
}

function usableValidators(entry: TimetableEntry, now: Instant): Validators | undefined {
  // Without a version there is nothing that a 304 could confirm; while a loss awaits its second look, the body is wanted.
  if (entry.tip === undefined || entry.awaiting !== undefined || entry.fullLookAt === undefined)
    return undefined;
  const stale = millisecondsBetween(entry.fullLookAt, now) >= fullLookEvery.milliseconds;
  return stale || entry.conditionalLooks >= fullLookEvery.looks ? undefined : entry.validators;
}

function factsOf(articleId: string, entry: TimetableEntry, captured: CaptureResult): Look {
  const { capture, payload, page, validators, reservations, retryAfterSeconds, reason } = captured;
  const last = capture.exchanges.at(-1);
  return {
    format: 1,
    articleId,
    targetUrl: entry.targetUrl,
    capturedAt: capture.capturedAt,
    endedAt: capture.endedAt,
    outcome: captured.outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(last?.status === undefined ? {} : { status: last.status }),
    ...(last === undefined || last.url === entry.targetUrl ? {} : { finalUrl: last.url }),
    ...(payload === undefined ? {} : { payloadDigest: digestOf(payload), payloadBytes: payload.byteLength }),
    ...(page === undefined ? {} : { encoding: { name: page.encoding, rule: page.encodingRule } }),
    ...(reservations === undefined ? {} : { reservations }),
    ...(validators === undefined ? {} : { validators }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** What a page says of itself goes before what its host says of all. */
function withMining(look: Look, { capture, page }: CaptureResult, miningOf: MiningOf): Look {
  const last = capture.exchanges.at(-1);
  if (page === undefined || last === undefined || look.reservations?.tdm !== undefined) return look;
  const url = new URL(last.url);
  const host = miningOf(url);
  const rule = host && miningRuleFor(host, url);
  if (rule === undefined) return look;
  const { location: _, ...wish } = rule;
  const reservations: Reservations = { ...look.reservations, tdm: { ...wish, saidIn: "host" } };
  return { ...look, reservations };
}

async function withFinding(
  ports: CheckPorts,
  entry: TimetableEntry,
  look: Look,
  captured: CaptureResult,
): Promise<Look> {
  if (captured.outcome === "not-modified") {
    return entry.tip === undefined
      ? { ...look, outcome: "protocol-error", reason: "304 for a page that was never stored" }
      : { ...look, revisit: "server-not-modified" };
  }
  if (captured.outcome !== "ok") return look;
  const { payload, page } = captured;
  if (payload === undefined || page === undefined)
    throw new TypeError("an ok capture carries its payload and page");
  if (look.payloadDigest === entry.tip?.payloadDigest) {
    return { ...look, finding: "unchanged", revisit: "identical-payload-digest" };
  }
  return judgeText(ports, entry, look, { payload, page, capture: captured.capture });
}
