/** A host's robots.txt as last seen; kept in the timetable (soft state) for up to a day. */
import * as z from "zod";
import { instantSchema } from "./instant.ts";

export const robotsCopySchema = z.object({
  fetchedAt: instantSchema,
  /** `none`: the host has no rules (4xx), all is allowed; `unreachable`: 5xx, 429, time-out, DNS. */
  state: z.enum(["rules", "none", "unreachable"]),
  /** Of `unreachable`: the first failure in a row. */
  unreachableSince: instantSchema.optional(),
  /** The file, cut at the limit; only of `rules`. */
  body: z.string().optional(),
});
export type RobotsCopy = z.infer<typeof robotsCopySchema>;
