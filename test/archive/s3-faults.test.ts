/** What each answer of an S3 server means: whether to try again, whether it may have been carried out, what to say. */
import { S3ServiceException } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { effectUnknown, faultOf, isMissing, mayPass, refusalOf } from "../../lib/archive/s3-faults.ts";
import { StoreUnavailableError } from "../../lib/article/errors.ts";

const answered = (httpStatusCode: number, name: string) =>
  new S3ServiceException({
    name,
    message: `${name} it says`,
    $fault: "client",
    $metadata: { httpStatusCode },
  });

const broken = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

describe("what is tried again", () => {
  it.each([
    [broken, true, true],
    [answered(500, "InternalError"), true, true],
    [answered(502, "BadGateway"), true, true],
    [answered(503, "SlowDown"), true, true],
    [answered(504, "GatewayTimeout"), true, true],
    [answered(429, "TooManyRequests"), true, false],
    [answered(409, "ConditionalRequestConflict"), true, false],
    [answered(400, "RequestTimeout"), true, false],
    [answered(400, "BadDigest"), true, false],
    [answered(403, "AccessDenied"), false, undefined],
    [answered(404, "NoSuchBucket"), false, undefined],
    [answered(400, "InvalidRequest"), false, undefined],
    [answered(501, "NotImplemented"), false, undefined],
  ])("%s: again %s, perhaps done %s", (error, again, perhapsDone) => {
    const fault = faultOf(error);
    expect(mayPass(fault)).toBe(again);
    if (perhapsDone !== undefined) expect(effectUnknown(fault)).toBe(perhapsDone);
    expect(refusalOf(error, "s3://b") === undefined).toBe(again);
  });
});

describe("what is said of a refusal", () => {
  it.each([
    [answered(404, "NoSuchBucket"), "s3://b: there is no such bucket: create it, or name another archive"],
    [answered(403, "AccessDenied"), /access is denied: let these credentials list, read and write/],
    [answered(403, "InvalidAccessKeyId"), /credentials are not accepted/],
    [answered(400, "ExpiredToken"), /credentials are not accepted/],
    [answered(403, "RequestTimeTooSkewed"), /clock is too far/],
    [answered(301, "PermanentRedirect"), /set AWS_REGION/],
    [answered(403, "QuotaExceeded"), /quota/],
    [answered(501, "NotImplemented"), /lacks conditional writes/],
    [
      answered(400, "KMS.DisabledException"),
      "s3://b: the store refuses with 400 KMS.DisabledException: KMS.DisabledException it says",
    ],
    [Object.assign(new Error("none"), { name: "CredentialsProviderError" }), /no AWS credentials were found/],
    [new Error("Region is missing"), /no AWS region is set/],
  ])("%s", (error, message) => {
    const refusal = refusalOf(error, "s3://b");
    expect(refusal).toMatchObject({ name: "UsageError", cause: error });
    expect(refusal?.message).toMatch(message);
  });

  it("is left to our own errors", () => {
    const own = new StoreUnavailableError("s3://b: gone");
    expect(refusalOf(own, "s3://b")).toBe(own);
  });
});

it.each([
  [answered(404, "NoSuchKey"), true],
  [answered(404, "NotFound"), true],
  [answered(404, "NoSuchBucket"), false],
  [answered(403, "AccessDenied"), false],
])("%s means a missing object: %s", (error, missing) => {
  expect(isMissing(faultOf(error))).toBe(missing);
});
