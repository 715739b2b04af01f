/** Tries a request to S3 again while that may help, ever more slowly. Chance and sleep come from outside. */
import { StoreUnavailableError } from "../article/errors.ts";
import { effectUnknown, faultOf, refusalOf } from "./s3-faults.ts";

export interface Patience {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to 1: spreads those who were refused together. */
  readonly fraction: () => number;
}

/** S3 asks for exponential back-off with jitter; with these a call fails after some 6 s on average, 12 s at most. */
const attempts = 8;
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * `attempt` hears whether an earlier one may have been carried out without our knowing. Its error is thrown as the port
 * promises: a UsageError when the store refuses, a StoreUnavailableError after every attempt.
 */
export async function withRetries<T>(
  address: string,
  { sleep, fraction }: Patience,
  attempt: (maybeDone: boolean) => Promise<T>,
): Promise<T> {
  let maybeDone = false;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(maybeDone);
    } catch (error) {
      const refusal = refusalOf(error, address);
      if (refusal !== undefined) throw refusal;
      const fault = faultOf(error);
      if (tried === attempts) {
        const last = fault.status === undefined ? fault.code : `${fault.status} ${fault.code}`;
        throw new StoreUnavailableError(
          `${address}: no good answer in ${attempts} attempts, the last was ${last}: try again later`,
          { cause: error },
        );
      }
      maybeDone ||= effectUnknown(fault);
    }
    await sleep(fraction() * Math.min(longestPauseMs, firstPauseMs * 2 ** tried));
  }
}
