/** When the next look is due. A timetable that was lost must not pass for one in which nothing is due. */
import { dueKey } from "../archive/keys.ts";
import { DamagedObjectError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import type { ArchivePorts } from "../pipeline/ports.ts";
import { readDueList } from "../pipeline/timetable-store.ts";
import { listWatches } from "../pipeline/watches.ts";

/** Undefined when nothing is watched. Throws when articles are watched and no timetable says so. */
export async function nextDueIn(archive: ArchivePorts): Promise<Instant | undefined> {
  const [next] = Object.values((await readDueList(archive)).value.shards).sort();
  if (next !== undefined) return next;
  for await (const { watch } of listWatches(archive)) {
    if (watch.retiredAt === undefined)
      throw new DamagedObjectError(dueKey, "lost, though articles are watched: `stet rebuild` makes it anew");
  }
  return undefined;
}
