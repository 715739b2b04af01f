/** `Retry-After` (RFC 9110 §10.2.3): seconds, or a date. Pure. */
import type { HeaderLines } from "../article/capture.ts";
import type { Instant } from "../article/instant.ts";
import { lastHeader } from "./header-values.ts";

/** A day: a server that asks for more is asked again tomorrow. */
const longestSeconds = 24 * 60 * 60;

/** Seconds from `now`, 0 to a day; undefined when nothing readable was asked. */
export function retryAfterSeconds(headers: HeaderLines, now: Instant): number | undefined {
  const value = lastHeader(headers, "retry-after")?.trim();
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.parse(now)) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(0, Math.ceil(seconds)), longestSeconds);
}
