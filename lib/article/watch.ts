/** What the user asked for: a URL under observation. Stored as `watch.json`. */
import * as z from "zod";
import { type Instant, instantSchema } from "./instant.ts";
import { siteRuleSchema } from "./site-rule.ts";

/** A year: a longer pause is not a watch. */
const longestCadenceMinutes = 366 * 24 * 60;
/** Faster than this no site should be asked for one page. */
const shortestCadenceMinutes = 5;

export const cadenceSchema = z.union([
  /** By time since the last change; see lib/watch/cadence.ts. */
  z.literal("decay"),
  z.object({ everyMinutes: z.int().min(shortestCadenceMinutes).max(longestCadenceMinutes) }),
]);
export type Cadence = z.infer<typeof cadenceSchema>;

export const watchSchema = z.object({
  format: z.literal(1),
  targetUrl: z.string(),
  urlKey: z.string(),
  cadence: cadenceSchema,
  /** How the article's pages are read, where the general method fails. */
  rule: siteRuleSchema.optional(),
  /** Who asked: a person at a command line, or the deployed configuration (which also retires what it asked for). */
  askedBy: z.enum(["person", "configuration"]),
  /** When it was first taken up. */
  since: instantSchema,
  /** Set when nobody wants it watched any more; the history stays. */
  retiredAt: instantSchema.optional(),
  /** From when until when it was retired before: gaps that are admitted. */
  pauses: z.array(z.object({ from: instantSchema, to: instantSchema })).optional(),
});
export type Watch = z.infer<typeof watchSchema>;

/** When it was last taken up: looks are due from then on. */
export function takenUpAt({ since, pauses = [] }: Watch): Instant {
  return pauses.at(-1)?.to ?? since;
}
