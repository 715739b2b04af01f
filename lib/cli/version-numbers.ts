/** Versions that a person names and the archive does not have: told with the address they typed and what there is. */
import { NotFoundError } from "../article/errors.ts";
import type { History } from "../pipeline/history.ts";
import type { ArchivePorts } from "../pipeline/ports.ts";
import { lookOutcome, timetableEntry } from "./last-look.ts";

/** Throws a NotFoundError when there is no version, or not every one of `wanted`. */
export async function requireVersions(
  archive: ArchivePorts,
  history: History,
  typed: string,
  wanted: readonly number[],
): Promise<void> {
  const newest = history.records.length;
  if (newest === 0)
    throw new NotFoundError(`${typed} has no version yet: ${await whyNone(archive, history)}`);
  const missing = wanted.find((version) => version > newest);
  if (missing === undefined) return;
  const there = newest === 1 ? "version 1 is the only one" : `there are versions 1 to ${newest}`;
  throw new NotFoundError(`${typed} has no version ${missing}: ${there}, and \`stet log\` tells of them`);
}

async function whyNone(archive: ArchivePorts, { articleId, watch }: History): Promise<string> {
  if (watch.retiredAt !== undefined) return "it is not watched any more, and `stet add` takes it up again";
  const entry = await timetableEntry(archive, articleId);
  if (entry === undefined) return "when it was looked at is not known, and `stet rebuild` finds it";
  return entry.lastLook === undefined
    ? "`stet check` makes the first look"
    : `the last look was ${lookOutcome(entry.lastLook)}`;
}
