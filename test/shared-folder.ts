/** Where the corpus and the suites of others lie, if they do: beside the repository, never in it. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../shared/", import.meta.url));

/** The path of something in the shared folder; undefined, with one line that says so, where it is missing. */
export function sharedPath(path: string): string | undefined {
  if (existsSync(folder + path)) return folder + path;
  process.stderr.write(`skipped: what needs ../shared/${path}, which is not here\n`);
  return undefined;
}
