/** Which store an address opens, and what is said of one that opens none. */
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type OpenStoreOptions, openStore } from "../../lib/archive/open-store.ts";
import { UsageError } from "../../lib/article/errors.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { put, textAt } from "./contract/store-under-test.ts";
import { doubleCredentials, doubleRegion, startS3Double } from "./s3-double.ts";

const options: OpenStoreOptions = {
  now: () => "2020-01-01T00:00:00.000Z",
  sleep: async () => undefined,
  fraction: () => 0,
};

describe("an address", () => {
  it("of a folder opens the folder, made at the first write", async () => {
    const folder = join(await temporaryFolder(), "a", "b");
    const store = await openStore(folder, options);
    expect(store.address).toBe(folder);
    await put(store, "key");
    expect(await textAt(await openStore(folder, options), "key")).toBe("key");
    expect(await store.clock()).toBe(options.now());
  });

  it.each([
    ["s3://archive", "key", "s3://archive"],
    ["s3://archive/", "key", "s3://archive"],
    ["s3://archive/a", "a/key", "s3://archive/a"],
    ["s3://archive/a/b/", "a/b/key", "s3://archive/a/b"],
  ])("%s opens the bucket", async (address, key, shown) => {
    const double = await startS3Double();
    onTestFinished(() => double.close());
    const s3 = { endpoint: double.endpoint, region: doubleRegion, credentials: doubleCredentials };
    const store = await openStore(address, { ...options, s3 });
    expect(store.address).toBe(shown);
    await put(store, "key");
    expect([...double.objects.keys()]).toEqual([`archive/${key}`]);
  });

  it.each([
    ["", "the archive has no address: name a folder, or s3://bucket/prefix"],
    ["  ", "the archive has no address: name a folder, or s3://bucket/prefix"],
    [
      "https://example.org/x",
      '"https://example.org/x" is no place for an archive: name a folder, or s3://bucket/prefix',
    ],
    ["gs://bucket", '"gs://bucket" is no place for an archive: name a folder, or s3://bucket/prefix'],
    ["s3://", '"s3://" names no bucket: write s3://bucket or s3://bucket/prefix'],
    ["s3:/bucket", '"s3:/bucket" names no bucket: write s3://bucket or s3://bucket/prefix'],
    ["s3://No_Bucket", '"s3://No_Bucket" names no bucket: write s3://bucket or s3://bucket/prefix'],
    ["s3://archive//a", '"s3://archive//a" names no bucket: write s3://bucket or s3://bucket/prefix'],
  ])("%j is a UsageError", async (address, message) => {
    await expect(openStore(address, options)).rejects.toThrow(new UsageError(message));
  });
});
