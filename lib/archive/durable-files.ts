/** Files and folders that outlast a power cut once a call has answered: POSIX fsync of a file and of its folder. */
import { mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./error-code.ts";
import { tolerating } from "./folder-errors.ts";

/** Creates a file that is not there yet; it is on the disk when this answers, its name only after `syncFolder`. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Systems that cannot open or sync a folder (Windows) order names in their own journal. */
const noFolderSync = ["EISDIR", "EINVAL", "EPERM", "ENOTSUP"];

/** Puts the names in a folder on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await tolerating(noFolderSync, () => open(folder, "r"), undefined);
  if (handle === undefined) return;
  try {
    await tolerating(noFolderSync, () => handle.sync(), undefined);
  } finally {
    await handle.close();
  }
}

/** Whether a file is there. Throws for a folder: no object can be created in its place. */
export async function fileIsAt(path: string): Promise<boolean> {
  const found = await tolerating(["ENOENT", "ENOTDIR"], () => stat(path), undefined);
  if (found?.isDirectory() === true) {
    throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  }
  return found !== undefined;
}

/**
 * Makes folders, and sees that their names are on the disk, once for each folder. Those that another process made are
 * synced as well: it may not have come to it yet.
 */
export function createFolderMaker(root: string): (folder: string) => Promise<void> {
  const synced = new Set<string>();

  return async function makeFolder(folder: string): Promise<void> {
    const first = await makeFolders(folder);
    const chain = chainTo(folder, first !== undefined && first.length < root.length ? first : root);
    // Made anew after someone removed it: what was synced then is gone.
    if (first !== undefined) for (const made of chain) if (made.length >= first.length) synced.delete(made);
    for (const made of chain.filter((each) => !synced.has(each))) {
      await syncFolder(dirname(made));
      synced.add(made);
    }
  };
}

/** Others may take a parent away while it is being made in: more often is no accident. */
const mostRemovals = 3;

/**
 * Makes a folder and those above it; answers the first that was not there. Node's own way never ends where a folder is
 * there and none can be made in it for all that (`/proc`).
 */
export async function makeFolders(folder: string): Promise<string | undefined> {
  let first: string | undefined;
  for (let attempt = 0; ; attempt++) {
    try {
      await mkdir(folder);
      return first ?? folder;
    } catch (error) {
      if (await isFolder(folder)) return first;
      const parent = dirname(folder);
      if (codeOf(error) !== "ENOENT" || parent === folder || attempt === mostRemovals) throw error;
      const made = await makeFolders(parent);
      first ??= made;
    }
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await tolerating(["ENOENT", "ENOTDIR"], () => stat(path), undefined))?.isDirectory() === true;

/** The folders from `top` down to `folder`, both included. */
function chainTo(folder: string, top: string): string[] {
  const parent = dirname(folder);
  return folder === top || parent === folder ? [folder] : [...chainTo(parent, top), folder];
}
