/** The S3 client as the S3 store needs it. Everything it is not told it takes from the AWS environment and profile. */
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

/** A connection that takes longer is not going to come. */
const connectionTimeoutMs = 5_000;
/** The largest objects are payloads of a few megabytes: on a slow line some 20 s. */
const requestTimeoutMs = 30_000;

/** One attempt for each call: the store itself decides what is tried again, and what a lost answer meant. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
    ...config,
    maxAttempts: 1,
  });
}
