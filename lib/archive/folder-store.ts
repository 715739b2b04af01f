/**
 * The archive in a folder: one file per object under its key, readable by anybody. Objects appear whole or not at all,
 * and are on the disk when a call has answered. Content type and metadata have no place here; a content coding shows in
 * the key's ending.
 */
import { randomUUID } from "node:crypto";
import * as files from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { digestOf } from "../article/digest.ts";
import type { Instant } from "../article/instant.ts";
import { createFolderMaker, fileIsAt, syncFolder, writeDurably } from "./durable-files.ts";
import { codeOf } from "./error-code.ts";
import { folderError, readError, tolerating } from "./folder-errors.ts";
import { listFolder } from "./folder-listing.ts";
import { type Pause, underLock } from "./folder-lock.ts";
import { type Place, placeOf, temporaryPath } from "./folder-paths.ts";
import type { ListedObject, ObjectStore, StoredObject } from "./store.ts";

export interface FolderStoreOptions {
  /** The store's clock: a folder has none of its own that a simulation could set. */
  readonly now: () => Instant;
  /** Waits for a lock that another holds. */
  readonly pause?: Pause;
  /** link(2); replaced by tests that stand for a file system without it. */
  readonly link?: (from: string, to: string) => Promise<void>;
}

interface Folder {
  readonly root: string;
  readonly makeFolder: (folder: string) => Promise<void>;
  readonly pause: Pause;
  readonly link: (from: string, to: string) => Promise<void>;
}

export function createFolderStore(folderPath: string, options: FolderStoreOptions): ObjectStore {
  const root = resolve(folderPath);
  const { pause = setTimeout, link = files.link } = options;
  const folder: Folder = { root, makeFolder: createFolderMaker(root), pause, link };
  const at = async <T>(key: string, act: (place: Place) => Promise<T>, explain = folderError): Promise<T> => {
    const place = placeOf(root, key);
    try {
      return await act(place);
    } catch (error) {
      throw explain(error, place.path);
    }
  };

  return {
    address: root,
    get: (key) => at(key, read, readError),
    putIfAbsent: (key, bytes) => at(key, (place) => create(folder, place, bytes)),
    replaceIfUnchanged: (key, tag, bytes) => at(key, (place) => replace(folder, place, tag, bytes)),
    list: (prefix, after) => listExplained(root, prefix, after),
    delete: (key) => at(key, (place) => remove(folder, place)),
    clock: async () => options.now(),
  };
}

async function* listExplained(root: string, prefix: string, after?: string): AsyncIterable<ListedObject> {
  try {
    yield* listFolder(root, prefix, after);
  } catch (error) {
    throw readError(error, root);
  }
}

/** A folder under the key is no object; nor is anything below a file. */
const nothingThere = ["ENOENT", "ENOTDIR", "EISDIR"];

async function read({ path }: Place): Promise<StoredObject | undefined> {
  const bytes = await tolerating(nothingThere, () => files.readFile(path), undefined);
  return bytes === undefined ? undefined : { bytes, tag: digestOf(bytes) };
}

/** What a file system without hard links answers (FAT, some network folders). */
const noLinks = ["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

async function create(folder: Folder, place: Place, bytes: Uint8Array): Promise<"created" | "exists"> {
  const answer = (await fileIsAt(place.path)) ? "exists" : await createByLink(folder, place, bytes);
  // Also for what another has just created: what is built on it must not outlast it.
  await syncFolder(place.folder);
  return answer;
}

/** link(2) names a whole file, and fails where the name is taken: no lock is needed, nor could one die. */
async function createByLink(folder: Folder, place: Place, bytes: Uint8Array): Promise<"created" | "exists"> {
  await folder.makeFolder(place.folder);
  const temporary = temporaryPath(place.folder, randomUUID());
  try {
    await writeDurably(temporary, bytes);
    await folder.link(temporary, place.path);
    return "created";
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "EEXIST" && (await fileIsAt(place.path))) return "exists";
    if (!noLinks.includes(code)) throw error;
  } finally {
    await files.rm(temporary, { force: true });
  }
  return await createUnderLock(folder, place, bytes);
}

async function createUnderLock(
  { pause }: Folder,
  place: Place,
  bytes: Uint8Array,
): Promise<"created" | "exists"> {
  return await underLock(place, pause, bytes, async (lock) => {
    if (await fileIsAt(place.path)) return "exists";
    return (await lock.commit()) ? "created" : "displaced";
  });
}

async function replace(
  { pause }: Folder,
  place: Place,
  tag: string,
  bytes: Uint8Array,
): Promise<{ tag: string } | undefined> {
  // Whoever is too late need not wait for the lock to hear it.
  if ((await read(place))?.tag !== tag) return undefined;
  const replaced = await underLock(place, pause, bytes, async (lock) => {
    if ((await read(place))?.tag !== tag) return undefined;
    return (await lock.commit()) ? { tag: digestOf(bytes) } : "displaced";
  });
  if (replaced !== undefined) await syncFolder(place.folder);
  return replaced;
}

/** Under the lock, so that no replacement brings back what it has read before. */
async function remove({ pause }: Folder, place: Place): Promise<void> {
  const parent = await tolerating(nothingThere, () => files.stat(place.folder), undefined);
  if (parent?.isDirectory() !== true) return;
  await underLock(place, pause, undefined, async (lock) => {
    const found = await tolerating(nothingThere, () => files.stat(place.path), undefined);
    if (found?.isFile() !== true) return undefined;
    return (await lock.remove()) ? undefined : "displaced";
  });
  await syncFolder(place.folder);
}
