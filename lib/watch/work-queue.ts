/** The queue between the schedule and the checks. It carries shards, not articles: what is due, the timetable knows. */
import * as z from "zod";

/** Far more shards than an archive has: a larger number is not ours. */
const mostShards = 10_000;

export const workSchema = z.object({
  format: z.literal(1),
  shard: z.int().min(0).max(mostShards),
  /** `all`: whether due or not, for trying. */
  which: z.enum(["due", "all"]).default("due"),
});
export type Work = z.infer<typeof workSchema>;

export interface WorkQueue {
  send(work: readonly Work[]): Promise<void>;
}
