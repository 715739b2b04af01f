/** Reading header lines by name, whose case means nothing. Values stay as received. */
import type { HeaderLines } from "../article/capture.ts";

/** Every value under a name, in order. */
export function headerValues(headers: HeaderLines, name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** The last one, as browsers take it where only one makes sense. */
export function lastHeader(headers: HeaderLines, name: string): string | undefined {
  return headerValues(headers, name).at(-1);
}
