/** How the watching goes, host by host: what is due, late, failing, kept from us, and how crowded the host is. Pure. */
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import { type Outcome, wentAway } from "../article/outcome.ts";
import { openUntil } from "./circuit.ts";
import type { Circuit, HostState, TimetableEntry } from "./timetable.ts";

export interface ArticleStatus {
  readonly articleId: string;
  readonly url: string;
  readonly dueAt: Instant;
  /** Milliseconds since it was due; 0 when it is not. */
  readonly overdue: number;
  readonly lastLook?: TimetableEntry["lastLook"];
  /** When the newest version's text was last seen. */
  readonly lastSeenAt?: Instant;
  /** Looks in a row that could not tell whether the article stands. */
  readonly failures: number;
  readonly blocked: boolean;
  /** The server says that it is not there, and no version ever was: most likely the address is mistyped. */
  readonly neverFound: boolean;
}

export interface HostStatus {
  readonly host: string;
  readonly watched: number;
  readonly due: number;
  /** Due for longer than a run that comes each minute explains. */
  readonly late: number;
  /** Of what is due, in milliseconds. */
  readonly longestOverdue: number;
  readonly failing: number;
  /** Of those failing, kept out by a wall, by a refusal, or by rules. */
  readonly blocked: number;
  readonly neverLooked: number;
  readonly neverFound: number;
  /** Looks an hour that its watches want by their present pauses; a host takes one each five seconds. */
  readonly wantedAnHour: number;
  readonly circuit?: Circuit;
  /** Present while nobody asks the host. */
  readonly leftAloneUntil?: Instant;
  /** The worst first. */
  readonly articles: readonly ArticleStatus[];
}

/** Outcomes of a page that is kept from us, or that we may not ask for. */
const keptFromUs: ReadonlySet<Outcome> = new Set([
  "blocked",
  "interstitial",
  "soft-404",
  "robots-disallowed",
  "robots-unreachable",
  "refused",
  "opted-out",
]);

/** A run comes each minute, and a look that was left for the sake of its host waits a quarter of an hour for one. */
const usualLateness = 20 * 60 * 1000;
const hour = 60 * 60 * 1000;

export function hostStatus(
  host: string,
  entries: readonly (readonly [articleId: string, entry: TimetableEntry])[],
  { circuit }: HostState,
  now: Instant,
): HostStatus {
  const articles = entries.map(([articleId, entry]) => articleStatus(articleId, entry, now));
  const count = (test: (article: ArticleStatus) => boolean) => articles.filter(test).length;
  const until = openUntil(circuit, now);
  return {
    host,
    watched: articles.length,
    due: count(({ dueAt }) => dueAt <= now),
    late: count(({ overdue }) => overdue > usualLateness),
    longestOverdue: Math.max(0, ...articles.map(({ overdue }) => overdue)),
    failing: count(({ failures }) => failures > 0),
    blocked: count(({ failures, blocked }) => failures > 0 && blocked),
    neverLooked: count(({ lastLook }) => lastLook === undefined),
    neverFound: count(({ neverFound }) => neverFound),
    wantedAnHour: Math.round(entries.reduce((sum, [, entry]) => sum + looksAnHour(entry), 0)),
    ...(circuit === undefined ? {} : { circuit }),
    ...(until === undefined ? {} : { leftAloneUntil: until }),
    articles: articles.toSorted(worstFirst),
  };
}

function worstFirst(a: ArticleStatus, b: ArticleStatus): number {
  return b.failures - a.failures || Number(b.neverFound) - Number(a.neverFound) || b.overdue - a.overdue;
}

function articleStatus(articleId: string, entry: TimetableEntry, now: Instant): ArticleStatus {
  const { targetUrl, dueAt, lastLook, lastSeenAt, failures, tip } = entry;
  return {
    articleId,
    url: targetUrl,
    dueAt,
    overdue: Math.max(0, millisecondsBetween(dueAt, now)),
    ...(lastLook === undefined ? {} : { lastLook }),
    ...(lastSeenAt === undefined ? {} : { lastSeenAt }),
    failures,
    blocked: lastLook !== undefined && keptFromUs.has(lastLook.outcome),
    neverFound: tip === undefined && lastLook !== undefined && wentAway.has(lastLook.outcome),
  };
}

function looksAnHour({ lastLook, dueAt }: TimetableEntry): number {
  const pause = lastLook === undefined ? 0 : millisecondsBetween(lastLook.at, dueAt);
  return pause <= 0 ? 0 : hour / pause;
}
