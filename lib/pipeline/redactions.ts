/** What was taken down of an article, and what to say of it to those who ask. */
import { readEvents } from "../archive/append-event.ts";
import type { ObjectStore } from "../archive/store.ts";
import { RedactedError } from "../article/errors.ts";
import type { ArchiveEvent } from "../article/event.ts";

/** What was asked for; undefined where it was taken down. */
export async function unlessRedacted<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof RedactedError) return undefined;
    throw error;
  }
}

/** The tombstone of a version; undefined of one whose words are there. */
export function redactionOf(events: readonly ArchiveEvent[], version: number): ArchiveEvent | undefined {
  return events.findLast((event) => event.kind === "redacted" && event.version === version);
}

/** Whatever is not there: taken down, then the error that says so; else undefined. */
export async function redactionError(
  store: ObjectStore,
  articleId: string,
  key: string,
): Promise<RedactedError | undefined> {
  const events = await readEvents(store, articleId);
  const event = events.findLast(({ redacted }) => redacted?.taken.includes(key));
  if (event?.redacted === undefined) return undefined;
  return new RedactedError(
    `version ${event.version} of ${articleId} was redacted ${event.at.slice(0, 10)}: ${event.redacted.reason}; its record and its digests are still there (\`stet log\`)`,
  );
}
