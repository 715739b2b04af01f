/**
 * After a run that died: its lines are folded in, and every entry is marked so that its next look asks the archive for
 * versions that no line tells of. Without this a commit that was never written down could hide a later return to the
 * old text.
 */
import { lineOf, partsSince, readLooks } from "../archive/check-lines.ts";
import { addToTree } from "../archive/look-tree.ts";
import type { Look } from "../article/look.ts";
import type { Timetable } from "../watch/timetable.ts";
import { entriesIn, withEntries } from "../watch/timetable-rows.ts";
import type { ArchivePorts } from "./ports.ts";
import { folded } from "./run-log.ts";

/** The timetable as it is after whoever last held the lease; the same one when the lease was given up in order. */
export async function recovered(
  ports: ArchivePorts,
  shard: number,
  timetable: Timetable,
): Promise<Timetable> {
  if (timetable.lease === undefined) return timetable;
  const looks: Look[] = [];
  const { takenAt } = timetable.lease;
  for await (const look of readLooks(ports.store, shard, takenAt)) looks.push(look);
  if (looks.length > 0)
    await addToTree({ store: ports.store, shard }, partsSince(shard, takenAt), looks.map(lineOf));
  const next = folded(timetable, looks);
  return withEntries(
    next,
    entriesIn(next).map(([articleId, entry]) => [articleId, { ...entry, tipUnsure: true }]),
  );
}
