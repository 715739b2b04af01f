/** Where an object's key lies in a folder, one to one, and the names that the folder store keeps for itself. Pure. */
import { dirname, join } from "node:path";
import { digestOf, hexOf } from "../article/digest.ts";

export interface Place {
  readonly key: string;
  readonly path: string;
  readonly folder: string;
}

/** Names beginning so are the store's own scaffolding: never an object, never listed. */
const ownPrefix = ".stet-";

/** A new object's file before it has its name, and a lock before it is in force. */
export const temporaryPath = (folder: string, token: string): string =>
  join(folder, `${ownPrefix}new-${token}`);
/** A lock taken out of force, on its way to be deleted. */
export const discardedPath = (folder: string, token: string): string =>
  join(folder, `${ownPrefix}old-${token}`);

/** Half a digest: two names in one folder do not meet by chance in 2^128. */
const lockDigits = 32;

/** By digest, because a name that is as long as the file system takes has no room for a suffix. */
export function lockPath({ key, folder }: Place): string {
  return join(folder, `${ownPrefix}lock-${hexOf(digestOf(key)).slice(0, lockDigits)}`);
}

/** Control characters (C0 and DEL), and the separator that only some systems know. */
const isUnfit = (character: string): boolean =>
  character < " " || character === "\u007f" || character === "\\";

/** Whether a name can stand between two slashes of a key. */
export function isKeyPart(name: string): boolean {
  const isStep = name === "" || name === "." || name === "..";
  return !isStep && !name.startsWith(ownPrefix) && ![...name].some(isUnfit);
}

/** Throws for a key that does not name exactly one file below the root: no caller has a reason to build one. */
export function placeOf(root: string, key: string): Place {
  assertParts(key, key);
  const path = join(root, key);
  return { key, path, folder: dirname(path) };
}

/** The folder in which everything under a prefix lies: "", or the prefix up to its last slash. */
export function folderOfPrefix(prefix: string): string {
  const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  if (folder !== "") assertParts(prefix, folder.slice(0, -1));
  return folder;
}

function assertParts(key: string, path: string): void {
  const bad = path.split("/").find((part) => !isKeyPart(part));
  if (bad !== undefined)
    throw new TypeError(`${JSON.stringify(key)} is no key: "${bad}" cannot be a part of one`);
}
