/** The queue between the schedule and the checks. It carries shards, not articles: what is due, the timetable knows. */
import * as z from "zod";

/** Far more shards than an archive has: a larger number is not ours. */
const mostShards = 10_000;

const shardSchema = z.int().min(0).max(mostShards);

/**
 * Shards of one message: worked by one function, they share the time spent waiting. They share its memory too: two
 * timetables of 25,000 watches leave half of 512 MB free.
 */
export const mostBeside = 2;

export const workSchema = z.object({
  format: z.literal(1),
  shard: shardSchema,
  /** More shards, to be worked beside it. */
  beside: z
    .array(shardSchema)
    .max(mostBeside - 1)
    .default([]),
  /** `all`: whether due or not, for trying. */
  which: z.enum(["due", "all"]).default("due"),
});
export type Work = z.input<typeof workSchema>;

export interface WorkQueue {
  send(work: readonly Work[]): Promise<void>;
}
