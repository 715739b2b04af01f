/** What happened to an article besides a new version. Stored as `events/00000001.json`, create-only, chained. */
import * as z from "zod";
import { captureSchema } from "./capture.ts";
import { digestSchema } from "./digest.ts";
import { instantSchema } from "./instant.ts";
import { outcomeSchema } from "./outcome.ts";

export const eventKinds = ["removed", "restored", "moved", "redacted", "late", "template"] as const;
export type EventKind = (typeof eventKinds)[number];

const tombstoneSchema = z.object({
  reason: z.string().min(1),
  /** Keys of the objects that went, in order. */
  taken: z.array(z.string()),
  /** The payload stays where another version names it: its record's key. */
  payloadKeptFor: z.string().optional(),
  /** A signed note over all of this (lib/article/tombstone.ts). */
  note: z.string(),
});
export type Tombstone = z.infer<typeof tombstoneSchema>;

export const eventSchema = z.object({
  format: z.literal(1),
  articleId: z.string(),
  /** From 1, without gaps. */
  number: z.int().min(1),
  kind: z.enum(eventKinds),
  /** When it was observed: the capture's beginning. Of `redacted`: when it was done. */
  at: instantSchema,
  /** Of a removal: the first look that found it gone. */
  firstSeenAt: instantSchema.optional(),
  /** The capture's outcome that led to it; no capture leads to `redacted`. */
  outcome: outcomeSchema.optional(),
  /** Of `moved`: where the address leads now. */
  to: z.string().optional(),
  /** Of `late`: what the overtaken capture had seen. */
  late: z
    .object({
      textDigest: digestSchema,
      payloadDigest: digestSchema,
      articleDigest: digestSchema,
      capture: captureSchema,
    })
    .optional(),
  /**
   * Of `template`: the version is one of many alike on its host, so its change is more likely the template's than an
   * editor's. `versions` of the `among` that the host's articles had between `from` and `to` share the sign.
   */
  template: z
    .object({
      from: instantSchema,
      to: instantSchema,
      versions: z.int().min(1),
      among: z.int().min(1),
      sign: z.string(),
    })
    .optional(),
  /** Of `redacted`: what stands in the place of what was taken down. */
  redacted: tombstoneSchema.optional(),
  /** The newest version when it was observed; 0 before the first. Of `template` and `redacted`: the one it speaks of. */
  version: z.int().min(0),
  /** Over the bytes of the event before; absent for event 1. */
  predecessorDigest: digestSchema.optional(),
});
export type ArchiveEvent = z.infer<typeof eventSchema>;
