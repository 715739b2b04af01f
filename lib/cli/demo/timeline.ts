/** The life of an invented article: which page its address answers with, hour by hour. Data in `timeline.json`. */
import * as z from "zod";

const stateSchema = z.object({
  /** Hours after the demo's beginning; it lasts until the next begins. */
  fromHours: z.number(),
  status: z.int(),
  /** In the folder of the timeline. */
  file: z.string().regex(/^[\w-]+\.html$/),
  /** What happens, for those who read the timeline. */
  what: z.string(),
});
export type SiteState = z.infer<typeof stateSchema>;

export const timelineSchema = z.object({
  /** The article's path on the site. */
  path: z.string().startsWith("/"),
  /** When the article claims to have been published, in hours after the demo's beginning. */
  publishedHours: z.number(),
  /** Between two looks. */
  everyMinutes: z.int(),
  states: z.array(stateSchema).min(1),
  endHours: z.number(),
});
export type Timeline = z.infer<typeof timelineSchema>;

const hour = 60 * 60 * 1000;

export const hoursAfter = (start: number, hours: number): number => start + hours * hour;

/** The state at a moment; undefined before the first. `start` and `now` in milliseconds since 1970. */
export function stateAt({ states }: Timeline, start: number, now: number): SiteState | undefined {
  return states.findLast(({ fromHours }) => hoursAfter(start, fromHours) <= now);
}
