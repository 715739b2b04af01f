/** Looks into the deployed bucket with the SDK, as the README does with the AWS CLI: list, and read. */
import { gunzipSync } from "node:zlib";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { z } from "zod";
import { prefixes } from "../../lib/archive/keys.ts";
import { type Look, lookSchema } from "../../lib/article/look.ts";

export class DeployedBucket {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(options: S3ClientConfig, bucket: string) {
    this.#client = new S3Client(options);
    this.#bucket = bucket;
  }

  async keys(prefix: string): Promise<string[]> {
    const page = await this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix }));
    return (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
  }

  async bytes(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async text(key: string): Promise<string | undefined> {
    const bytes = await this.bytes(key);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
  }

  async json<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const text = await this.text(key);
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  }

  /** Every look on record, in the order of their keys. */
  async looks(): Promise<Look[]> {
    const parts = await Promise.all((await this.keys(prefixes.checks)).map((key) => this.bytes(key)));
    const lines = parts.flatMap((part) =>
      part === undefined ? [] : gunzipSync(part).toString().trim().split("\n"),
    );
    return lines.map((line) => lookSchema.parse(JSON.parse(line)));
  }

  /** Versions and delete markers that are kept below a prefix, whichever keys they are of. */
  async keptVersions(prefix: string): Promise<string[]> {
    const page = await this.#client.send(
      new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix: prefix }),
    );
    return [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(({ Key }) => Key ?? []);
  }

  /** What S3 says to a deletion: "deleted", or the name of its refusal. */
  async delete(key: string): Promise<string> {
    const command = new DeleteObjectCommand({ Bucket: this.#bucket, Key: key });
    return await answerOf("deleted", () => this.#client.send(command));
  }

  /** What S3 says to a write: "written", or the name of its refusal. */
  async write(key: string, body: string, condition: { IfNoneMatch?: string } = {}): Promise<string> {
    const command = new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: body, ...condition });
    return await answerOf("written", () => this.#client.send(command));
  }
}

async function answerOf(done: string, act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return done;
  } catch (error) {
    if (error instanceof S3ServiceException) return error.name;
    throw error;
  }
}
