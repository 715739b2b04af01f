/** Who keeps looking at an archive, in words: for those whom a running `stet watch` stands in the way of. */
import type { Watcher } from "../pipeline/watcher.ts";
import { toldTime } from "./told-time.ts";

export function atWorkText({ process, takenAt }: Watcher): string {
  const who = process === undefined ? "" : ` (${process})`;
  return `another \`stet watch\`${who} has kept looking at this archive since ${toldTime(takenAt)}`;
}
