/**
 * Deletes an object of a bucket for good: in all the versions that the bucket keeps, delete markers too. What a lock of
 * compliance mode holds cannot be deleted by anybody; a lock of governance mode is passed by whoever may.
 */
import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { type Instant, instantOf } from "../article/instant.ts";
import { faultOf, isMissing } from "./s3-faults.ts";

export interface BucketKey {
  readonly Bucket: string;
  readonly Key: string;
}

type Send = <T>(act: (client: S3Client) => Promise<T>) => Promise<T>;

interface KeptVersion {
  readonly id: string;
  readonly isMarker: boolean;
}

/** Newest first. Keys that only begin like this one come after it. */
async function versionsOf(send: Send, { Bucket, Key }: BucketKey): Promise<KeptVersion[]> {
  const found: KeptVersion[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const input = { Bucket, Prefix: Key, ...from };
    const page = await send((client) => client.send(new ListObjectVersionsCommand(input)));
    const own = (one: { Key?: string | undefined; VersionId?: string | undefined }, isMarker: boolean) =>
      one.Key === Key ? [{ id: one.VersionId ?? "null", isMarker }] : [];
    found.push(...(page.Versions ?? []).flatMap((one) => own(one, false)));
    found.push(...(page.DeleteMarkers ?? []).flatMap((one) => own(one, true)));
    if (page.IsTruncated !== true || page.NextKeyMarker !== Key) return found;
    from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

/** A version that is gone has no lock any more. */
async function lockOf(send: Send, place: BucketKey, { id, isMarker }: KeptVersion) {
  if (isMarker) return undefined;
  return await send(async (client) => {
    try {
      return await client.send(new HeadObjectCommand({ ...place, VersionId: id }));
    } catch (error) {
      if (isMissing(faultOf(error))) return undefined;
      throw error;
    }
  });
}

/** Until when a lock that nobody can pass holds any version of the object. */
export async function complianceLockOf(send: Send, place: BucketKey): Promise<Instant | undefined> {
  const locks: Instant[] = [];
  for (const version of await versionsOf(send, place)) {
    const lock = await lockOf(send, place, version);
    const until = lock?.ObjectLockMode === "COMPLIANCE" ? lock.ObjectLockRetainUntilDate : undefined;
    if (until !== undefined) locks.push(instantOf(until));
  }
  return locks.reduce<Instant | undefined>((latest, one) => (one > (latest ?? "") ? one : latest), undefined);
}

export async function eraseObject(send: Send, place: BucketKey): Promise<void> {
  for (const version of await versionsOf(send, place)) {
    const lock = await lockOf(send, place, version);
    // Asked for only where it is needed: it takes a permission of its own.
    const bypass = lock?.ObjectLockMode === "GOVERNANCE" ? { BypassGovernanceRetention: true } : {};
    await send((client) =>
      client.send(new DeleteObjectCommand({ ...place, VersionId: version.id, ...bypass })),
    );
  }
}
