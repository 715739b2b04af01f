/**
 * Watches whose address leads to another watched one: the same article is kept under both, and nobody but their owner
 * can say which of the two is wanted.
 */
import { articleIdOf } from "../archive/keys.ts";
import { visibleText } from "../article/visible-text.ts";
import type { TimetableEntry } from "../watch/timetable.ts";

/** The article that the newest version was found under, where that is another by its address. */
export function leadsElsewhere(articleId: string, entry: TimetableEntry | undefined): string | undefined {
  if (entry?.tip === undefined) return undefined;
  const leadsTo = articleIdOf(new URL(entry.tip.finalUrl));
  return leadsTo === articleId ? undefined : leadsTo;
}

export function twiceText(url: string): string {
  return `leads to ${visibleText(url)}, which is watched as well: the same article is kept twice, and \`stet remove\` ends one of the two`;
}
