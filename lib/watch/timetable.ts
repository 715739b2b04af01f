/**
 * The timetable of one shard: what is due and when, and what must be known to judge a look without reading the
 * archive. Soft state: a fold over the lines of checks (advance.ts), rebuilt from the rest when it is lost.
 */
import * as z from "zod";
import { validatorsSchema } from "../article/capture.ts";
import { digestSchema } from "../article/digest.ts";
import { hostChangeSchema } from "../article/host-change.ts";
import { type Instant, instantAfter, instantSchema } from "../article/instant.ts";
import { awaitingSchema, tipSchema } from "../article/look.ts";
import { miningRulesSchema } from "../article/mining-rules.ts";
import { outcomeSchema } from "../article/outcome.ts";
import { robotsCopySchema } from "../article/robots-copy.ts";
import { siteRuleSchema } from "../article/site-rule.ts";
import { cadenceSchema, takenUpAt, type Watch } from "../article/watch.ts";
import { leeway, nextDue } from "./cadence.ts";

export const timetableEntrySchema = z.object({
  /** First, so that it can be seen in a row that is not parsed (timetable-rows.ts). */
  dueAt: instantSchema,
  targetUrl: z.string(),
  cadence: cadenceSchema,
  rule: siteRuleSchema.optional(),
  since: instantSchema,
  lastLook: z.object({ at: instantSchema, outcome: outcomeSchema }).optional(),
  /** The last look that saw the tip's text. */
  lastSeenAt: instantSchema.optional(),
  changedAt: instantSchema.optional(),
  tip: tipSchema.optional(),
  validators: validatorsSchema.optional(),
  /** The last look that asked without validators and got the page: an ETag can be wrong for ever. */
  fullLookAt: instantSchema.optional(),
  conditionalLooks: z.int().min(0),
  /** Looks in a row that did not find out whether the article stands. */
  failures: z.int().min(0),
  /** What the host itself asked for (Retry-After). */
  notBefore: instantSchema.optional(),
  /** Not where it was: in which way, since when, and which event tells of it so far. */
  away: z
    .object({
      way: z.enum(["removed", "moved"]),
      since: instantSchema,
      recorded: z.enum(["removed", "moved"]).optional(),
    })
    .optional(),
  awaiting: awaitingSchema.optional(),
  /** The other of two texts that take turns: since when it was seen without the newest version's between, and when last. */
  variant: z.object({ version: z.int().min(1), since: instantSchema, lastAt: instantSchema }).optional(),
  /** The due time for which a gap is on record already. */
  deferredFor: instantSchema.optional(),
  /** A run died over this shard: versions may exist that no line tells of, so the next look asks the archive first. */
  tipUnsure: z.boolean().optional(),
});
export type TimetableEntry = z.infer<typeof timetableEntrySchema>;

const circuitSchema = z.object({
  /** Looks in a row that the host failed, whichever page they were at. */
  failures: z.int().min(1),
  since: instantSchema,
  /** Of the last of them. */
  outcome: outcomeSchema,
  openUntil: instantSchema.optional(),
});

export type Circuit = z.infer<typeof circuitSchema>;

const hostStateSchema = z.object({
  /** When the last request to this host ended, or began if it has not: the next waits its distance, across runs too. */
  lastRequestAt: instantSchema.optional(),
  /** By origin (`https://example.org`). */
  robots: z.record(z.string(), robotsCopySchema).optional(),
  /** By origin: what it wishes about text and data mining. */
  mining: z.record(z.string(), miningRulesSchema).optional(),
  /** Present while the host fails; see circuit.ts. */
  circuit: circuitSchema.optional(),
  /** Versions of its articles within the last day, for telling a new template from edits. */
  changes: z.array(hostChangeSchema).optional(),
});
export type HostState = z.infer<typeof hostStateSchema>;

const leaseSchema = z.object({
  holder: z.string(),
  /** The holder's process, where one machine can ask whether it still runs. */
  process: z.string().optional(),
  takenAt: instantSchema,
  until: instantSchema,
});

/** All of a timetable but its watches. */
export const timetableHeadSchema = z.object({
  format: z.literal(1),
  lease: leaseSchema.optional(),
  hosts: z.record(z.string(), hostStateSchema),
});

/** A watch as it is stored: only its due time is read, until more is asked for. */
export interface Row {
  readonly dueAt: Instant;
  /** The entry, as JSON on one line in UTF-8: of thousands only bytes are kept, as they were read. */
  readonly json: Uint8Array;
}

export interface Timetable extends z.infer<typeof timetableHeadSchema> {
  /** By article id. Read and changed by timetable-rows.ts alone. */
  readonly articles: ReadonlyMap<string, Row>;
}

export const emptyTimetable: Timetable = { format: 1, hosts: {}, articles: new Map() };

/** Each shard's earliest due time, by shard name: all that an idle run reads. */
export const dueListSchema = z.object({
  format: z.literal(1),
  shards: z.record(z.string(), instantSchema),
  /** Digest of the configured watch list last brought into the archive. */
  watchList: digestSchema.optional(),
  /** The same of the configured list of opt-outs. */
  optOutList: digestSchema.optional(),
});
export type DueList = z.infer<typeof dueListSchema>;

/** A watch that was never looked at: due at once. */
export function newEntry(watch: Watch): TimetableEntry {
  const entry = {
    targetUrl: watch.targetUrl,
    cadence: watch.cadence,
    ...(watch.rule === undefined ? {} : { rule: watch.rule }),
    since: takenUpAt(watch),
    conditionalLooks: 0,
    failures: 0,
  };
  return { ...entry, dueAt: nextDue(entry) };
}

/** The earliest time at which a timetable wants a run; undefined when it is empty. */
export function earliestDue(timetable: Timetable, mayWait: ReadonlySet<string>): Instant | undefined {
  let earliest: Instant | undefined;
  for (const [articleId, row] of timetable.articles) {
    const dueAt = mayWait.has(articleId) ? instantAfter(row.dueAt, leeway) : row.dueAt;
    if (earliest === undefined || dueAt < earliest) earliest = dueAt;
  }
  return earliest;
}
