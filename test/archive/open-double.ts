/** A double, and two S3 stores over it as two processes would have them; all gone when the test is over. */
import { onTestFinished } from "vitest";
import { createS3Client } from "../../lib/archive/s3-client.ts";
import { createS3Store } from "../../lib/archive/s3-store.ts";
import type { ObjectStore } from "../../lib/archive/store.ts";
import { seededRandom } from "../seeded-random.ts";
import {
  doubleCredentials,
  doubleRegion,
  type S3Double,
  type S3DoubleOptions,
  startS3Double,
} from "./s3-double.ts";

export interface OpenedDouble {
  readonly double: S3Double;
  readonly store: ObjectStore;
  readonly another: ObjectStore;
  /** Milliseconds of every pause so far. */
  readonly pauses: number[];
}

export interface OpenDoubleOptions extends S3DoubleOptions {
  readonly bucket?: string;
  readonly accessKeyId?: string;
  readonly requestTimeoutMs?: number;
  readonly elapsed?: () => number;
}

export async function openDouble(options: OpenDoubleOptions = {}): Promise<OpenedDouble> {
  const { bucket = "archive", accessKeyId = "stet", requestTimeoutMs: requestTimeout = 30_000 } = options;
  const { elapsed = () => 0 } = options;
  const double = await startS3Double(options);
  const client = createS3Client({
    endpoint: double.endpoint,
    region: doubleRegion,
    credentials: { ...doubleCredentials, accessKeyId },
    forcePathStyle: true,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
  onTestFinished(async () => {
    client.destroy();
    await double.close();
  });
  const pauses: number[] = [];
  const sleep = async (milliseconds: number) => {
    pauses.push(milliseconds);
  };
  const make = (seed: number) =>
    createS3Store({
      bucket,
      prefix: "pre/fix/",
      client,
      sleep,
      fraction: seededRandom(seed),
      elapsed,
    });
  return { double, store: make(1), another: make(2), pauses };
}
