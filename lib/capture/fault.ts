/** What ended a visit before its end: an outcome from the closed list and, in a phrase, why. A value, never thrown. */
import type { Outcome } from "../article/outcome.ts";

export interface Fault {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** What a system call or library says of itself: its code, else its message. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
