/** A page from a file, gzipped or not. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export function readPage(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}
