/** What the timetable knows of an article's last look, in words: what no version and no event tells. */
import { shardOfArticle } from "../archive/keys.ts";
import { outcomeMeanings } from "../article/outcome.ts";
import type { ArchivePorts } from "../pipeline/ports.ts";
import { readTimetable } from "../pipeline/timetable-store.ts";
import type { WatchedArticle } from "../pipeline/watches.ts";
import type { TimetableEntry } from "../watch/timetable.ts";
import { entryIn } from "../watch/timetable-rows.ts";
import { toldTime } from "./told-time.ts";

/** Undefined of an article that is not watched any more, and where the timetable was lost. */
export async function timetableEntry(
  archive: ArchivePorts,
  articleId: string,
): Promise<TimetableEntry | undefined> {
  const { value } = await readTimetable(archive, shardOfArticle(articleId, archive.shards));
  return entryIn(value, articleId);
}

/** `2026-03-01 09:00:05Z, blocked: the server keeps us out`. */
export function lookOutcome({ at, outcome }: NonNullable<TimetableEntry["lastLook"]>): string {
  return `${toldTime(at)}, ${outcome}: ${outcomeMeanings[outcome]}`;
}

/** The last look, what keeps stet from believing it, and the next; nothing of an article that is not watched. */
export function lastLookLines(
  { watch }: Pick<WatchedArticle, "watch">,
  entry: TimetableEntry | undefined,
): string[] {
  if (watch.retiredAt !== undefined) return [];
  if (entry === undefined) return ["last look unknown: `stet rebuild` finds it"];
  const { lastLook, failures, awaiting, variant, tip, dueAt } = entry;
  const next = toldTime(dueAt);
  if (lastLook === undefined) return [`not looked at yet; the first look is due ${next}`];
  return [
    `last look ${lookOutcome(lastLook)}`,
    ...(variant === undefined || tip === undefined
      ? []
      : [
          `two texts take turns, those of versions ${variant.version} and ${tip.version}: \`stet log --checks\` tells when which was seen`,
        ]),
    ...(failures > 0 ? [`looks in a row that could not tell whether the article stands: ${failures}`] : []),
    awaiting === undefined
      ? `next look due ${next}`
      : awaiting.sightings !== undefined
        ? `another text has stood in the article's place since ${toldTime(awaiting.capture.capturedAt)} and is stored; it is believed when it stands there for a day, and the next look is due ${next}`
        : `a text with fewer words, or another, was captured ${toldTime(awaiting.capture.capturedAt)} and stored; it is believed when a second look agrees, which is due ${next}`,
  ];
}
