/**
 * After a run that died: its lines are folded in, and every entry is marked so that its next look asks the archive for
 * versions that no line tells of. Without this a commit that was never written down could hide a later return to the
 * old text.
 */
import { readLooks } from "../archive/check-lines.ts";
import type { Timetable } from "../watch/timetable.ts";
import type { ArchivePorts } from "./ports.ts";
import { folded } from "./run-log.ts";

/** The timetable as it is after whoever last held the lease; the same one when the lease was given up in order. */
export async function recovered(
  ports: ArchivePorts,
  shard: number,
  timetable: Timetable,
): Promise<Timetable> {
  if (timetable.lease === undefined) return timetable;
  let next = timetable;
  for await (const look of readLooks(ports.store, shard, timetable.lease.takenAt))
    next = folded(next, [look]);
  const articles = Object.entries(next.articles).map(
    ([id, entry]) => [id, { ...entry, tipUnsure: true }] as const,
  );
  return { ...next, articles: Object.fromEntries(articles) };
}
