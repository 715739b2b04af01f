/** Reading an archive whole, for those who check it: in bulk, and without the store's own digests. Nothing is written. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { codeOf } from "./error-code.ts";
import { readError } from "./folder-errors.ts";
import { isKeyPart } from "./folder-paths.ts";
import { compareKeys } from "./key-order.ts";
import type { ObjectStore } from "./store.ts";

export interface EvidenceReader {
  readonly address: string;
  /** Keys under a prefix that ends with a slash; what lies in one folder comes together. */
  keys(prefix: string): AsyncIterable<string>;
  read(key: string): Promise<Uint8Array | undefined>;
}

export function storeReader(store: ObjectStore): EvidenceReader {
  return {
    address: store.address,
    async *keys(prefix) {
      for await (const { key } of store.list(prefix)) yield key;
    },
    read: async (key) => (await store.get(key))?.bytes,
  };
}

/** A store that writes nothing: it tells of what it was asked to write and what stands there as something else. */
export function comparingStore(reader: EvidenceReader, onDiffering: (key: string) => void): ObjectStore {
  const refuse = (): never => {
    throw new Error("verification writes nothing");
  };
  return {
    address: reader.address,
    async get(key) {
      const bytes = await reader.read(key);
      return bytes && { bytes, tag: "" };
    },
    async putIfAbsent(key, bytes) {
      const there = await reader.read(key);
      if (there !== undefined && Buffer.compare(there, bytes) !== 0) onDiffering(key);
      return "exists";
    },
    async *list(prefix, after = "") {
      const keys: string[] = [];
      for await (const key of reader.keys(prefix)) if (compareKeys(key, after) > 0) keys.push(key);
      for (const key of keys.sort(compareKeys)) yield { key, size: 0 };
    },
    replaceIfUnchanged: refuse,
    delete: refuse,
    clock: refuse,
  };
}

/**
 * A folder, read by calls that wait: for many small files they take a fifth of the time of those that do not, and
 * whoever verifies has nothing else to do.
 */
export function folderReader(folder: string): EvidenceReader {
  const root = resolve(folder);
  return {
    address: root,
    async *keys(prefix) {
      try {
        yield* keysBelow(root, prefix);
      } catch (error) {
        throw readError(error, root);
      }
    },
    read: async (key) => bytesAt(join(root, key)),
  };
}

const nothingThere = ["ENOENT", "ENOTDIR", "EISDIR"];

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (nothingThere.includes(codeOf(error) ?? "")) return undefined;
    throw readError(error, path);
  }
}

/** Links are followed, so that parts of an archive can lie on another disk. */
function* keysBelow(root: string, prefix: string): Generator<string> {
  for (const entry of entriesOf(join(root, prefix))) {
    if (!isKeyPart(entry.name)) continue;
    const key = prefix + entry.name;
    const found = entry.isSymbolicLink() ? statSync(join(root, key), { throwIfNoEntry: false }) : entry;
    if (found?.isDirectory()) yield* keysBelow(root, `${key}/`);
    else if (found?.isFile()) yield key;
  }
}

function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (nothingThere.includes(codeOf(error) ?? "")) return [];
    throw error;
  }
}
