/**
 * The error family. Expected outcomes are values (see outcome.ts); these are for what a caller cannot go on from.
 * `name` is a literal so that a caller can switch on it across bundles, where `instanceof` may fail.
 */
export abstract class StetError extends Error {
  abstract override readonly name: string;
  /** Whether the same call may succeed later without anything being changed by a person. */
  abstract readonly retryable: boolean;
}

/** Wrong input from a person: a flag, a URL, a configuration. The message names the input and the remedy. Exit code 2. */
export class UsageError extends StetError {
  override readonly name = "UsageError";
  override readonly retryable = false;
}

/** Something asked for is not in the archive. */
export class NotFoundError extends StetError {
  override readonly name = "NotFoundError";
  override readonly retryable = false;
}

/** A stored object does not parse, carries a newer format, or contradicts its own digest. */
export class DamagedObjectError extends StetError {
  override readonly name = "DamagedObjectError";
  override readonly retryable = false;
  readonly key: string;
  readonly problem: string;

  constructor(key: string, problem: string, options?: ErrorOptions) {
    super(`${key}: ${problem}`, options);
    this.key = key;
    this.problem = problem;
  }
}

/** The words were taken down; that they were there stays on record. The message says when and why. */
export class RedactedError extends StetError {
  override readonly name = "RedactedError";
  override readonly retryable = false;
}

/** Another article lies under the key that this one wants (two urlKeys, one digest prefix). Nothing is written. */
export class KeyCollisionError extends StetError {
  override readonly name = "KeyCollisionError";
  override readonly retryable = false;
}

/** The store did not answer, or answered with a fault, after every retry. What was written is unknown. */
export class StoreUnavailableError extends StetError {
  override readonly name = "StoreUnavailableError";
  override readonly retryable = true;
}

/** Another process has the place that this one wants, or had. */
export class OccupiedError extends StetError {
  override readonly name = "OccupiedError";
  override readonly retryable = false;
}

/** A bound named in the code was reached by outside data. */
export class LimitExceededError extends StetError {
  override readonly name = "LimitExceededError";
  override readonly retryable = false;
}

/** What was given as a page is none, or holds no article. */
export class UnreadablePageError extends StetError {
  override readonly name = "UnreadablePageError";
  override readonly retryable = false;
}

/** What to tell a person of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
