/** What a stranger needs to check one version by hand: its objects, its leaf, and the proof that the leaf was signed. */
import { evidenceKey, textKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { decodeJson } from "../archive/stored-json.ts";
import { digestOf } from "../article/digest.ts";
import { DamagedObjectError, NotFoundError } from "../article/errors.ts";
import { recordSchema } from "../article/record.ts";
import { formatEntry } from "../proof/entry.ts";
import { inclusionProof, leafHash, rootOf, sameHash } from "../proof/merkle-tree.ts";
import { formatTlogProof } from "../proof/tlog-proof.ts";
import { readVersionPayload } from "./read-page.ts";
import { redactionError } from "./redactions.ts";
import { readCheckpoint, readEntries } from "./tree-log.ts";

/** By their names in the folder that is given away. */
export type ProofFiles = ReadonlyMap<string, Uint8Array | string>;

/** Throws a NotFoundError where no checkpoint covers the version, a DamagedObjectError where something was altered. */
export async function proveVersion(
  store: ObjectStore,
  articleId: string,
  version: number,
): Promise<ProofFiles> {
  const key = evidenceKey({ articleId, kind: "version", number: version });
  const signed = await readCheckpoint(store);
  if (signed === undefined) throw new NotFoundError(`${store.address} has no checkpoint: ${remedy}`);
  const { size, root } = signed.checkpoint;
  const entries = await readEntries(store, size);
  const leaves = entries.map(leafHash);
  if (!sameHash(rootOf(leaves), root))
    throw new DamagedObjectError(
      "tree/checkpoint",
      "signs another tree than the one beside it: see `stet verify`",
    );
  const record = await store.get(key);
  if (record === undefined) throw new NotFoundError(`${articleId} has no version ${version}`);
  const entry = Buffer.from(formatEntry({ digest: digestOf(record.bytes), key }));
  const index = entries.findIndex((one) => Buffer.compare(one, entry) === 0);
  if (index < 0)
    throw new NotFoundError(
      `version ${version} is not covered by the newest checkpoint, or not as it stands now: ${remedy}, and \`stet verify\` tells the two apart`,
    );
  const { payloadDigest, articleDigest } = decodeJson(recordSchema, key, record.bytes);
  const place = textKey(articleId, articleDigest);
  const text = await store.get(place);
  if (text === undefined)
    throw (await redactionError(store, articleId, place)) ?? new DamagedObjectError(place, "is missing");
  return new Map<string, Uint8Array | string>([
    ["record.json", record.bytes],
    ["article.json", text.bytes],
    ["payload", await readVersionPayload(store, { articleId, payloadDigest })],
    ["entry", entry],
    ["version.tlog-proof", formatTlogProof(index, inclusionProof(leaves, index), signed.content)],
  ]);
}

const remedy = "`stet checkpoint` (or the deployed function, within the hour) signs what is new";
