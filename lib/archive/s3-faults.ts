/** What an S3 server refuses or fails at: whether to try again, and if not, one sentence with the remedy. Pure. */
import { S3ServiceException } from "@aws-sdk/client-s3";
import { StetError, UsageError } from "../article/errors.ts";
import { codeOf } from "./error-code.ts";

export interface Fault {
  /** Absent when no answer came, or none that could be read. */
  readonly status?: number;
  /** S3's error code, such as `NoSuchKey`; of a broken connection the system's, such as `ECONNRESET`. */
  readonly code: string;
}

export function faultOf(error: unknown): Fault {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  const name = error instanceof Error ? error.name : String(error);
  const code = status === undefined ? (codeOf(error) ?? name) : name;
  return status === undefined ? { code } : { status, code };
}

/** A condition that does not hold. */
export const isPreconditionFailed = ({ status }: Fault): boolean => status === 412;

/** No object under the key; a missing bucket is something else. */
export const isMissing = ({ status, code }: Fault): boolean => status === 404 && code !== "NoSuchBucket";

/** Timed out, throttled, or at odds with another write in flight (409 ConditionalRequestConflict). */
const passingStatuses: ReadonlySet<number> = new Set([408, 409, 429, 500, 502, 503, 504]);

/** Answered with 400, though nothing is wrong with the request: its bytes came late, or not as they were sent. */
const passingCodes: ReadonlySet<string> = new Set([
  "RequestTimeout",
  "BadDigest",
  "XAmzContentSHA256Mismatch",
]);

export function mayPass({ status, code }: Fault): boolean {
  return status === undefined || passingStatuses.has(status) || passingCodes.has(code);
}

/** Told before anything was done. */
const withoutEffect: ReadonlySet<number> = new Set([400, 408, 409, 429]);

/** Whether the request may have been carried out although it was not answered with success. */
export const effectUnknown = ({ status }: Fault): boolean =>
  status === undefined || !withoutEffect.has(status);

const badCredentials = "the AWS credentials are not accepted: renew them, or choose others with AWS_PROFILE";
const wrongRegion = "the bucket lies in another region: set AWS_REGION to it";

/** What a person must put right, by S3's error code. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["NoSuchBucket", "there is no such bucket: create it, or name another archive"],
  [
    "AccessDenied",
    "access is denied: let these credentials list, read and write the bucket under this prefix",
  ],
  ["InvalidAccessKeyId", badCredentials],
  ["SignatureDoesNotMatch", badCredentials],
  ["ExpiredToken", badCredentials],
  ["InvalidToken", badCredentials],
  ["RequestTimeTooSkewed", "this machine's clock is too far from the store's: set it right"],
  ["PermanentRedirect", wrongRegion],
  ["AuthorizationHeaderMalformed", wrongRegion],
  ["IllegalLocationConstraintException", wrongRegion],
  ["QuotaExceeded", "the storage quota is used up: raise it, or free some space"],
  [
    "NotImplemented",
    "this S3 server lacks conditional writes, without which no archive is safe: use another",
  ],
  [
    "CredentialsProviderError",
    "no AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  ],
]);

/** The SDK gives this one no name of its own. */
const missingRegion = /^region is missing/i;

/**
 * The error that the port promises for what no retry can mend; undefined where trying again may help, or where the
 * error is not the store's at all.
 */
export function refusalOf(error: unknown, address: string): StetError | undefined {
  if (error instanceof StetError) return error;
  const fault = faultOf(error);
  const remedy = remedies.get(fault.code);
  if (remedy !== undefined) return new UsageError(`${address}: ${remedy}`, { cause: error });
  if (error instanceof Error && missingRegion.test(error.message)) {
    return new UsageError(`${address}: no AWS region is set: set AWS_REGION to the bucket's`, {
      cause: error,
    });
  }
  if (mayPass(fault)) return undefined;
  const said = error instanceof Error ? error.message : "";
  return new UsageError(`${address}: the store refuses with ${fault.status} ${fault.code}: ${said}`, {
    cause: error,
  });
}
