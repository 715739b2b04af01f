/** What was taken down of an article, and what to say of it to those who ask. */
import type { ArchiveEvent } from "../article/event.ts";
import { tombstoneText } from "../article/tombstone.ts";
import type { VerifierKey } from "../proof/note-keys.ts";
import { isSignedBy, parseNote } from "../proof/signed-note.ts";

/** Whether one of the keys has signed just what the tombstone says. */
export function isTombstoneSigned(event: ArchiveEvent, keys: readonly VerifierKey[]): boolean {
  const note = parseNote(event.redacted?.note ?? "");
  if (event.redacted === undefined || note === undefined) return false;
  return note.text === tombstoneText(event, event.redacted) && isSignedBy(note, keys);
}
