/** Opens the store that a person named: a folder, or a bucket. The one place that tells the two apart. */
import { UsageError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import { createFolderStore } from "./folder-store.ts";
import type { ObjectStore } from "./store.ts";

export interface OpenStoreOptions {
  /** The clock of a folder; a bucket has its own. */
  readonly now: () => Instant;
  /** Waits for a lock, or before another attempt. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to 1, for the jitter between attempts. */
  readonly fraction: () => number;
  /** Only of a bucket, and only what the AWS environment does not say. */
  readonly s3?: S3Settings;
}

interface S3Settings {
  /** Of an S3 server other than Amazon's; buckets are then named in the path, not in the host. */
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const schemePattern = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Throws a UsageError for an address that names neither a folder nor a bucket. */
export async function openStore(address: string, options: OpenStoreOptions): Promise<ObjectStore> {
  if (/^s3:/i.test(address)) return openBucket(address, options);
  if (address.trim() === "") {
    throw new UsageError("the archive has no address: name a folder, or s3://bucket/prefix");
  }
  if (schemePattern.test(address)) {
    throw new UsageError(`"${address}" is no place for an archive: name a folder, or s3://bucket/prefix`);
  }
  return createFolderStore(address, { now: options.now, pause: options.sleep });
}

/** Bucket names: 3 to 63 of these characters, a letter or digit at both ends. */
const bucketPattern = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;

async function openBucket(
  address: string,
  { sleep, fraction, s3 = {} }: OpenStoreOptions,
): Promise<ObjectStore> {
  const [, bucket, path = ""] = bucketPattern.exec(address) ?? [];
  const folder = path.replace(/\/$/, "");
  if (bucket === undefined || folder.split("/").some((part) => part === "" && folder !== "")) {
    throw new UsageError(`"${address}" names no bucket: write s3://bucket or s3://bucket/prefix`);
  }
  // The AWS SDK takes longer to load than all the rest: whoever keeps a folder need not wait for it.
  const [{ createS3Client }, { createS3Store }] = await Promise.all([
    import("./s3-client.ts"),
    import("./s3-store.ts"),
  ]);
  const endpoint = s3.endpoint ?? endpointOf(process.env);
  const client = createS3Client({
    ...s3,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  const prefix = folder === "" ? "" : `${folder}/`;
  return createS3Store({ bucket, prefix, client, sleep, fraction, elapsed: () => performance.now() });
}

/** The SDK reads the endpoint by itself; that it is not Amazon's decides how buckets are named. */
function endpointOf(environment: NodeJS.ProcessEnv): string | undefined {
  return environment["AWS_ENDPOINT_URL_S3"] || environment["AWS_ENDPOINT_URL"] || undefined;
}
