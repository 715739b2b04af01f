/** A diff for a program to read: the schema of lib/article/diff.ts, one document, ended by a line end. */
import type { Diff } from "../article/diff.ts";

export function renderDiffJson(diff: Diff): string {
  return `${JSON.stringify(diff, undefined, 2)}\n`;
}
