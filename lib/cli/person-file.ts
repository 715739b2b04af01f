/** Small text files that a person names: read and written with one sentence for whatever is wrong. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { codeOf } from "../archive/error-code.ts";
import { folderError } from "../archive/folder-errors.ts";
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

/** Never over another file. `mode`: who may read it, as chmod(1) has it. */
export async function writeNewFile(
  { cwd }: Io,
  file: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  try {
    await writeFile(resolve(cwd, file), content, { flag: "wx", mode });
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw new UsageError(`${file} is there already: name a new file`);
    if (codeOf(error) === "ENOENT") throw new UsageError(`${file}: the folder for it is not there`);
    throw folderError(error, file);
  }
}
