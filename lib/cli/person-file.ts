/** Small text files that a person names: read and written with one sentence for whatever is wrong. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { codeOf } from "../archive/error-code.ts";
import { UsageError } from "../article/errors.ts";
import type { Io } from "./io.ts";

const refusals: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EISDIR", "this is a folder: name a file in it"],
  ["EACCES", "this user may not read it"],
]);

export async function readPersonFile({ cwd }: Io, file: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    const reason = refusals.get(codeOf(error) ?? "");
    if (reason === undefined) throw error;
    throw new UsageError(`${file}: ${reason}`, { cause: error });
  }
}

const writeRefusals: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "the folder for it is not there"],
  ["ENOTDIR", "a file stands where the folder for it should be: name another place"],
  ["EACCES", "this user may not write there: name another place"],
  ["EPERM", "this user may not write there: name another place"],
  ["EROFS", "the file system is read-only: name another place"],
  ["ENOSPC", "no space left on the disk: free some, or name another place"],
  ["EDQUOT", "the disk quota is used up: free some space, or name another place"],
  ["EISDIR", "this is a folder: name a file in it"],
  ["ENAMETOOLONG", "no file has so long a name: give a shorter one"],
]);

/** Never over another file. `mode`: who may read it, as chmod(1) has it. */
export async function writeNewFile(
  { cwd }: Io,
  file: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  await making(file, "file", () => writeFile(resolve(cwd, file), content, { flag: "wx", mode }));
}

export async function makeNewFolder({ cwd }: Io, folder: string): Promise<void> {
  await making(folder, "folder", () => mkdir(resolve(cwd, folder)));
}

async function making(path: string, what: "file" | "folder", make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "EEXIST") throw new UsageError(`${path} is there already: name a new ${what}`);
    const reason = writeRefusals.get(code);
    if (reason === undefined) throw error;
    throw new UsageError(`${path}: ${reason}`, { cause: error });
  }
}
