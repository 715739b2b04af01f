/**
 * One line of the record of checks: what a look at a watch came to. "No change" is a finding, so it is written down.
 * The timetable is a fold over these lines (lib/watch/advance.ts): whatever the timetable must know, stands here.
 */
import * as z from "zod";
import { captureSchema, encodingSchema, validatorsSchema } from "./capture.ts";
import { digestSchema } from "./digest.ts";
import { eventKinds } from "./event.ts";
import { signsSchema } from "./host-change.ts";
import { instantSchema } from "./instant.ts";
import { outcomeSchema } from "./outcome.ts";
import { readFactsSchema } from "./read-facts.ts";
import { extractorVersionSchema } from "./record.ts";
import { reservationsSchema } from "./reservations.ts";

export const tipSchema = z.object({
  version: z.int().min(1),
  recordDigest: digestSchema,
  textDigest: digestSchema,
  payloadDigest: digestSchema,
  articleDigest: digestSchema,
  capturedAt: instantSchema,
  extractor: extractorVersionSchema,
  /** Where the capture's redirects ended. */
  finalUrl: z.string(),
  /** The tip's payload extracted again by a newer extractor: what a new capture is compared with from then on. */
  again: z
    .object({ extractor: extractorVersionSchema, textDigest: digestSchema, textLength: z.int().min(0) })
    .optional(),
  /** Length of the article's text in UTF-16 units: tells a large loss. */
  textLength: z.int().min(0),
  /** The first 16 hex of the text digest of every version so far, in order: tells a return to an earlier text. */
  texts: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
  /** When the last three versions were captured, oldest first: tells two texts that take turns. */
  recentAt: z.array(instantSchema).max(3).optional(),
});
/** What must be known of the newest version to judge the next look without reading the archive. */
export type Tip = z.infer<typeof tipSchema>;

/**
 * `variant`: one of two texts that take turns, `stale`: a copy from before the newest version; neither makes a version.
 */
export const findings = ["first", "unchanged", "changed", "awaiting", "late", "variant", "stale"] as const;

export const awaitingSchema = z.object({
  textDigest: digestSchema,
  articleDigest: digestSchema,
  payloadDigest: digestSchema,
  payloadBytes: z.int().min(0),
  extractor: extractorVersionSchema,
  /** The first look at a loss, of this text or of another: a page that changes at every look must not wait for ever. */
  since: instantSchema,
  capture: captureSchema,
  encoding: encodingSchema.optional(),
  reservations: reservationsSchema.optional(),
  /** Of a text that shares nothing with the article, and may be a wall: looks that saw it so far. */
  sightings: z.int().min(1).optional(),
});
/** A capture with a large loss of text: stored, and believed only when a later look agrees. */
export type Awaiting = z.infer<typeof awaitingSchema>;

export const lookSchema = z.object({
  format: z.literal(1),
  articleId: z.string(),
  targetUrl: z.string(),
  capturedAt: instantSchema,
  endedAt: instantSchema,
  outcome: outcomeSchema,
  /** Why, in a phrase, where the outcome alone does not say. */
  reason: z.string().optional(),
  /** Only of `ok`: what the comparison found. */
  finding: z.enum(findings).optional(),
  /** ISO 28500: a capture with no new payload. */
  revisit: z.enum(["identical-payload-digest", "server-not-modified"]).optional(),
  status: z.int().optional(),
  /** Where the redirects led, when elsewhere. */
  finalUrl: z.string().optional(),
  payloadDigest: digestSchema.optional(),
  payloadBytes: z.int().optional(),
  textDigest: digestSchema.optional(),
  extractor: extractorVersionSchema.optional(),
  /** Of a page that was read: what extraction found on it. */
  read: readFactsSchema.optional(),
  /** Of `changed`: by what it may be recognised in the host's other articles. */
  signs: signsSchema.optional(),
  encoding: encodingSchema.optional(),
  reservations: reservationsSchema.optional(),
  /** Of `variant` and `stale`: the earlier version whose text was seen. */
  seenVersion: z.int().min(1).optional(),
  validators: validatorsSchema.optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  /** The newest version after this look, when this look learnt of it. */
  tip: tipSchema.optional(),
  awaiting: awaitingSchema.optional(),
  /** Written later, from the version's record: the run that looked died before it could write the line. */
  recovered: z.literal(true).optional(),
  /** The event this look led to. */
  event: z.object({ number: z.int().min(1), kind: z.enum(eventKinds) }).optional(),
});
export type Look = z.infer<typeof lookSchema>;
