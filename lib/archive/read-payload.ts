/** A stored payload, held against its name: what was altered is never taken for what was received. */
import { type Digest, digestOf } from "../article/digest.ts";
import { DamagedObjectError } from "../article/errors.ts";
import { payloadKey } from "./keys.ts";
import type { ObjectStore } from "./store.ts";

/** The bytes as received, content coding kept. Throws a DamagedObjectError where they are missing or altered. */
export async function readPayload(store: ObjectStore, digest: Digest): Promise<Uint8Array> {
  const key = payloadKey(digest);
  const stored = await store.get(key);
  if (stored === undefined)
    throw new DamagedObjectError(key, "a record names this payload, but it is missing");
  if (digestOf(stored.bytes) !== digest)
    throw new DamagedObjectError(key, "was altered: its bytes do not have the digest that is its name");
  return stored.bytes;
}
