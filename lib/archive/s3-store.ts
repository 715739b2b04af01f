/**
 * The archive in a bucket, one object per key under a prefix. Conditions are S3's own (If-None-Match, If-Match), decided
 * by the server; every write carries its SHA-256, which the server checks and keeps. Deleting takes every version with it.
 */
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { digestOf, hexOf } from "../article/digest.ts";
import { StoreUnavailableError } from "../article/errors.ts";
import { archiveKey } from "./keys.ts";
import { listenForDate } from "./s3-clock.ts";
import { complianceLockOf, eraseObject } from "./s3-erase.ts";
import { faultOf, isMissing, isPreconditionFailed } from "./s3-faults.ts";
import { type Patience, withRetries } from "./s3-retry.ts";
import type { ListedObject, ObjectFacts, ObjectStore, StoredObject } from "./store.ts";

export interface S3StoreOptions extends Patience {
  readonly bucket: string;
  /** Before every key: "" or with its last slash. */
  readonly prefix: string;
  /** Made by `createS3Client`: one attempt for each call. */
  readonly client: S3Client;
  /** Milliseconds that only grow, for the time since the store's last answer. */
  readonly elapsed: () => number;
}

type Send = <T>(act: (client: S3Client, maybeDone: boolean) => Promise<T>) => Promise<T>;

interface Bucket {
  readonly name: string;
  readonly prefix: string;
  readonly send: Send;
}

export function createS3Store(options: S3StoreOptions): ObjectStore {
  const { bucket: name, prefix, client } = options;
  const address = `s3://${name}/${prefix}`.replace(/\/$/, "");
  const heard = listenForDate(client, options.elapsed);
  const send: Send = (act) => withRetries(address, options, (maybeDone) => act(client, maybeDone));
  const bucket: Bucket = { name, prefix, send };

  return {
    address,
    get: (key) => read(bucket, key),
    putIfAbsent: (key, bytes, facts) => create(bucket, key, bytes, facts),
    replaceIfUnchanged: (key, tag, bytes, facts) => replace(bucket, key, tag, bytes, facts),
    list: (listed, after) => list(bucket, listed, after),
    delete: (key) => eraseObject(send, { Bucket: name, Key: prefix + key }),
    lockedUntil: (key) => complianceLockOf(send, { Bucket: name, Key: prefix + key }),
    async clock() {
      // The first object that any archive has; that it may be missing does not matter to the clock.
      if (heard() === undefined) await read(bucket, archiveKey);
      return given(heard());
    },
  };
}

async function read({ name, prefix, send }: Bucket, key: string): Promise<StoredObject | undefined> {
  const command = { Bucket: name, Key: prefix + key, ChecksumMode: "ENABLED" } as const;
  return await send(async (client) => {
    try {
      const { Body, ETag } = await client.send(new GetObjectCommand(command));
      // Inside the retries: a body can break off, or fail its checksum.
      const bytes = await Body?.transformToByteArray();
      return { bytes: bytes ?? new Uint8Array(), tag: given(ETag) };
    } catch (error) {
      if (isMissing(faultOf(error))) return undefined;
      throw error;
    }
  });
}

function upload(
  { name, prefix }: Bucket,
  key: string,
  bytes: Uint8Array,
  facts: ObjectFacts,
): PutObjectCommandInput {
  const { contentType, contentEncoding, metadata } = facts;
  return {
    Bucket: name,
    Key: prefix + key,
    Body: bytes,
    ContentType: contentType,
    ChecksumSHA256: Buffer.from(hexOf(digestOf(bytes)), "hex").toString("base64"),
    ...(contentEncoding === undefined ? {} : { ContentEncoding: contentEncoding }),
    ...(metadata === undefined ? {} : { Metadata: { ...metadata } }),
  };
}

async function create(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  facts: ObjectFacts,
): Promise<"created" | "exists"> {
  const input = { ...upload(bucket, key, bytes, facts), IfNoneMatch: "*" };
  return await bucket.send(async (client, maybeDone) => {
    try {
      await client.send(new PutObjectCommand(input));
      return "created";
    } catch (error) {
      if (!isPreconditionFailed(faultOf(error))) throw error;
    }
    // After a lost answer, what is there may be ours.
    return maybeDone && isSame((await read(bucket, key))?.bytes, bytes) ? "created" : "exists";
  });
}

async function replace(
  bucket: Bucket,
  key: string,
  tag: string,
  bytes: Uint8Array,
  facts: ObjectFacts,
): Promise<{ tag: string } | undefined> {
  const input = upload(bucket, key, bytes, facts);
  return await bucket.send(async (client, maybeDone) => {
    const answer = await putIfMatch(client, input, tag);
    if (answer !== "changed") return answer;
    const found = await read(bucket, key);
    if (found === undefined) return undefined;
    if (maybeDone && isSame(found.bytes, bytes)) return { tag: found.tag };
    const bareTag = tag.replace(/^"(.*)"$/, "$1");
    if (found.tag !== tag || bareTag === tag) return undefined;
    // Refused although nothing has changed: radosgw compares If-Match with the ETag less its quotes.
    const second = await putIfMatch(client, input, bareTag);
    return second === "changed" ? undefined : second;
  });
}

/** Undefined when nothing is under the key. */
async function putIfMatch(
  client: S3Client,
  input: PutObjectCommandInput,
  tag: string,
): Promise<{ tag: string } | "changed" | undefined> {
  try {
    const { ETag } = await client.send(new PutObjectCommand({ ...input, IfMatch: tag }));
    return { tag: given(ETag) };
  } catch (error) {
    const fault = faultOf(error);
    if (isMissing(fault)) return undefined;
    if (isPreconditionFailed(fault)) return "changed";
    throw error;
  }
}

/** Each page begins after the last key of the one before, so that a listing can go on wherever it was left. */
async function* list(bucket: Bucket, prefix: string, after: string | undefined): AsyncIterable<ListedObject> {
  let last = after;
  for (;;) {
    const page = await listPage(bucket, prefix, last);
    yield* page.objects;
    last = page.objects.at(-1)?.key;
    if (!page.more || last === undefined) return;
  }
}

async function listPage({ name, prefix, send }: Bucket, listed: string, after: string | undefined) {
  const input = {
    Bucket: name,
    Prefix: prefix + listed,
    ...(after === undefined ? {} : { StartAfter: prefix + after }),
  };
  const { Contents = [], IsTruncated } = await send((client) => client.send(new ListObjectsV2Command(input)));
  const objects = Contents.map(({ Key, Size }) => ({
    key: given(Key).slice(prefix.length),
    size: given(Size),
  }));
  return { objects, more: IsTruncated === true };
}

function isSame(found: Uint8Array | undefined, own: Uint8Array): boolean {
  return found !== undefined && Buffer.compare(found, own) === 0;
}

/** What every S3 server must say, though the SDK's types leave it open. */
function given<T>(value: T | undefined): T {
  if (value === undefined)
    throw new StoreUnavailableError("the store's answer lacks a part that S3 promises");
  return value;
}
