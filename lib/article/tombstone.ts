/** What stands in the place of a text that was taken down, as the text that is signed. Pure. */
import type { ArchiveEvent, Tombstone } from "./event.ts";

/** Its first line is no log's name, and its second no number: no tombstone can be read as a checkpoint. */
export function tombstoneText(
  { articleId, version, at }: Pick<ArchiveEvent, "articleId" | "version" | "at">,
  { reason, taken, payloadKeptFor }: Omit<Tombstone, "note">,
): string {
  const kept = payloadKeptFor === undefined ? [] : [`payload kept for ${payloadKeptFor}`];
  const lines = [
    "stet takedown",
    `${articleId} version ${version}`,
    at,
    `reason: ${reason}`,
    ...kept,
    ...taken,
  ];
  return `${lines.join("\n")}\n`;
}
