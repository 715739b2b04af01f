/**
 * A site as a folder, to be put on any web server. A page is there whole or not at all; unlike evidence it can be made
 * again, so nothing waits for the disk.
 */
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { makeFolders } from "../archive/durable-files.ts";
import { codeOf } from "../archive/error-code.ts";
import { tolerating } from "../archive/folder-errors.ts";
import { UsageError } from "../article/errors.ts";
import type { SitePlace } from "../pipeline/site-place.ts";

/** Names with a dot before them (`.git`) are other programs' own, and stand in nobody's way. */
const isForeign = (name: string): boolean => !name.startsWith(".");

export function siteFolder(folder: string): SitePlace {
  const root = resolve(folder);
  const made = new Set<string>();
  const fileOf = (path: string): string => {
    const file = resolve(root, path);
    if (!file.startsWith(root + sep)) throw new RangeError(`${path} leads out of ${root}`);
    return file;
  };
  const makeFolder = async (of: string): Promise<void> => {
    if (made.has(of)) return;
    await makeFolders(of);
    made.add(of);
  };
  return {
    address: root,
    read: (path) => naming(root, () => tolerating(["ENOENT"], () => readFile(fileOf(path)), undefined)),
    write: async (path, bytes) => {
      const file = fileOf(path);
      await naming(root, async () => {
        await makeFolder(dirname(file));
        await writeFile(`${file}.new`, bytes);
        await rename(`${file}.new`, file);
      });
    },
    remove: (path) => naming(root, () => rm(fileOf(path), { force: true })),
    isEmpty: async () => {
      const names = await naming(root, () => tolerating(["ENOENT"], () => readdir(root), noNames));
      return names.every((name) => !isForeign(name));
    },
  };
}

const noNames: readonly string[] = [];

/** Of the file system: what a person must put right, or lead elsewhere. */
const refusals = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "ENOTDIR",
  "ENOENT",
  "EEXIST",
  "EISDIR",
  "ENAMETOOLONG",
]);

async function naming<T>(root: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const code = codeOf(cause) ?? "";
    if (!refusals.has(code)) throw cause;
    throw new UsageError(
      `${root}: a site cannot be written there (${code}): name another folder with --out`,
      {
        cause,
      },
    );
  }
}
