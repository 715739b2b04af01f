/** The stored facts of one version. It holds no word of the article, so that it can outlive a takedown. */
import * as z from "zod";
import { captureSchema, encodingSchema } from "./capture.ts";
import { digestSchema } from "./digest.ts";
import { instantSchema } from "./instant.ts";
import { reservationsSchema } from "./reservations.ts";
import { siteRuleSchema } from "./site-rule.ts";

export const extractorVersionSchema = z.object({
  /** Grows with each release of the extractor: tells which of two is newer. */
  generation: z.int().min(1),
  /** Over the extractor's code, data, parser version and site rule: tells whether two are the same. */
  digest: digestSchema,
});
/** Text digests are comparable only under one extractor version. */
export type ExtractorVersion = z.infer<typeof extractorVersionSchema>;

export const recordSchema = z.object({
  format: z.literal(1),
  /** `<host>/<slug>~<16 hex>`, see lib/archive/keys.ts. */
  articleId: z.string(),
  urlKey: z.string(),
  /** From 1, without gaps. */
  version: z.int().min(1),
  payloadDigest: digestSchema,
  payloadBytes: z.int().min(0),
  textDigest: digestSchema,
  /** Of the body, in UTF-16 units. */
  textLength: z.int().min(0),
  /** Over the bytes of `article.json`. */
  articleDigest: digestSchema,
  /** Absent for version 1. */
  predecessor: z
    .object({
      version: z.int().min(1),
      /** Over the bytes of the predecessor's `record.json`: the chain. */
      recordDigest: digestSchema,
      textDigest: digestSchema,
      /** The last look that still saw it: the edit fell between this and `capture.capturedAt`. */
      lastSeenAt: instantSchema,
    })
    .optional(),
  /** The earlier version whose text this one returns to. */
  revertOf: z.int().min(1).optional(),
  capture: captureSchema,
  encoding: encodingSchema.optional(),
  reservations: reservationsSchema.optional(),
  /** When a large loss of text was believed: the second look that agreed. */
  confirmedAt: instantSchema.optional(),
  extractor: extractorVersionSchema,
  /** The site rule under which the article was read, where there was one. Its digest is part of the extractor's. */
  rule: siteRuleSchema.optional(),
  tool: z.object({ name: z.string(), version: z.string() }),
});
export type VersionRecord = z.infer<typeof recordSchema>;
