/** Walks a folder in the order in which S3 would list the same keys. Keeps one folder's names at a time per level. */
import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { tolerating } from "./folder-errors.ts";
import { folderOfPrefix, isKeyPart } from "./folder-paths.ts";
import { compareKeys } from "./key-order.ts";
import type { ListedObject } from "./store.ts";

interface Span {
  readonly prefix: string;
  readonly after: string | undefined;
}

export function listFolder(root: string, prefix: string, after?: string): AsyncIterable<ListedObject> {
  return walk(root, folderOfPrefix(prefix), { prefix, after });
}

/** `folder` is "" or ends with a slash. */
async function* walk(root: string, folder: string, span: Span): AsyncIterable<ListedObject> {
  for (const key of await childrenOf(root, folder, span)) {
    if (key.endsWith("/")) {
      yield* walk(root, key, span);
    } else {
      // Gone since its folder was read: deleted in between.
      const file = await tolerating(["ENOENT"], () => stat(join(root, key)), undefined);
      if (file?.isFile() === true) yield { key, size: file.size };
    }
  }
}

/** What lies in a folder and may matter, in order; folders with their slash, by which the keys below them sort. */
async function childrenOf(root: string, folder: string, span: Span): Promise<string[]> {
  const path = join(root, folder);
  const entries = await tolerating(["ENOENT", "ENOTDIR"], () => readdir(path, { withFileTypes: true }), []);
  const keys = entries
    .filter((entry) => isKeyPart(entry.name))
    .map(async (entry) => folder + entry.name + ((await isFolder(path, entry)) ? "/" : ""));
  return (await Promise.all(keys)).filter((key) => mayMatter(key, span)).sort(compareKeys);
}

/** Links are followed, so that parts of an archive can lie on another disk. */
async function isFolder(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await tolerating(["ENOENT"], () => stat(join(path, entry.name)), undefined);
  return target?.isDirectory() === true;
}

function mayMatter(key: string, { prefix, after }: Span): boolean {
  const isFolderKey = key.endsWith("/");
  const underPrefix = key.startsWith(prefix) || (isFolderKey && prefix.startsWith(key));
  if (!underPrefix || after === undefined) return underPrefix;
  return compareKeys(key, after) > 0 || (isFolderKey && after.startsWith(key));
}
