/**
 * The contract against a real S3 server: STET_TEST_S3_ENDPOINT and STET_TEST_S3_BUCKET say which, AWS_* whose
 * credentials. No part of `npm test` (vitest.config.ts collects it only when the endpoint is named).
 */
import { randomUUID } from "node:crypto";
import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import { createS3Client } from "../../lib/archive/s3-client.ts";
import { createS3Store } from "../../lib/archive/s3-store.ts";
import { seededRandom } from "../seeded-random.ts";
import { bytesOf } from "./contract/store-under-test.ts";
import { storeContract } from "./store-contract.ts";

const { STET_TEST_S3_ENDPOINT: endpoint, STET_TEST_S3_BUCKET: bucket } = z
  .object({ STET_TEST_S3_ENDPOINT: z.url(), STET_TEST_S3_BUCKET: z.string().min(3) })
  .parse(process.env);
const region = process.env["AWS_REGION"] ?? "us-east-1";

const client = createS3Client({ endpoint, region, forcePathStyle: true });
/** Every run and every test has its own place in the bucket: two may run at once, and none sees what another left. */
const ownPrefix = (): string => `stet-contract/${randomUUID()}/`;

/** Retries are against a server that is really there, and really needs the pause. */
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

storeContract(`S3 at ${endpoint}`, async () => {
  const prefix = ownPrefix();
  const make = (seed: number) =>
    createS3Store({
      bucket,
      prefix,
      client,
      sleep,
      fraction: seededRandom(seed),
      elapsed: () => performance.now(),
    });
  const store = make(1);
  onTestFinished(async () => {
    const deletions: Promise<void>[] = [];
    for await (const { key } of store.list("")) deletions.push(store.delete(key));
    await Promise.all(deletions);
  }, 240_000);
  return { store, another: make(2) };
});

describe(`S3 at ${endpoint}`, () => {
  it("refuses bytes that are not those of the checksum sent with them", async () => {
    const Key = `${ownPrefix()}key`;
    const ChecksumSHA256 = Buffer.alloc(32).toString("base64");
    const put = new PutObjectCommand({ Bucket: bucket, Key, Body: bytesOf("x"), ChecksumSHA256 });
    onTestFinished(async () => void (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))));
    await expect(client.send(put)).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });
});
