/** Points in time as a person reads them; always UTC, and saying so. */
import type { Instant } from "../article/instant.ts";

/** `2026-03-01 09:00:05Z`. */
export function toldTime(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)}Z`;
}
