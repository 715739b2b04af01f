/** What a file system refuses, in one sentence with a remedy; by error code (errno), never by message. */
import { resolve } from "node:path";
import { StoreUnavailableError, UsageError } from "../article/errors.ts";
import { codeOf, pathOf } from "./error-code.ts";

const denied =
  "permission denied: let this user read and write the archive's folder, or name another archive";
const unreadable = "permission denied: let this user read it, or name another archive";
const readOnly = "the file system is read-only: mount it for writing, or name another archive";
const full = "no space left on the disk: free some and try again";
const overQuota = "the disk quota is used up: free some space and try again";
const inTheWay =
  "a file and a folder want the same name here: move away what is not stet's, or name another archive";
const noneMade = "no folder can be made here: name another archive";
const tooLong = "the path is longer than this file system takes: put the archive nearer to the root";

/** What a person must put right first. */
const refusals: ReadonlyMap<string, string> = new Map([
  ["EACCES", denied],
  ["EPERM", denied],
  ["EROFS", readOnly],
  ["ENOSPC", full],
  ["EDQUOT", overQuota],
  ["ENOTDIR", inTheWay],
  ["ENOENT", noneMade],
  ["EEXIST", inTheWay],
  ["EISDIR", inTheWay],
  ["ENAMETOOLONG", tooLong],
]);

/** The same, of who would only read. */
const readRefusals: ReadonlyMap<string, string> = new Map([
  ["EACCES", unreadable],
  ["EPERM", unreadable],
]);

/** What may pass by itself. */
const disturbances: ReadonlyMap<string, string> = new Map([
  ["EMFILE", "too many files are open: try again, with less at once"],
  ["ENFILE", "too many files are open on this machine: try again"],
  ["EBUSY", "another program holds the file: try again"],
  ["EIO", "the disk failed to read or write: try again, and check the disk if it fails again"],
  ["ESTALE", "the network folder was moved: mount it again"],
  ["ETIMEDOUT", "the network folder did not answer: try again"],
]);

/** As `folderError`, of what was to be read: that very file or folder is named, and leave to read is all that is asked. */
export function readError(error: unknown, path: string): unknown {
  const refusal = readRefusals.get(codeOf(error) ?? "");
  if (refusal === undefined) return folderError(error, path);
  return new UsageError(`${resolve(pathOf(error) ?? path)}: ${refusal}`, { cause: error });
}

/** The error that the port promises, or `error` itself where its code says nothing that we know. */
export function folderError(error: unknown, path: string): unknown {
  const code = codeOf(error) ?? "";
  const refusal = refusals.get(code);
  if (refusal !== undefined) return new UsageError(`${path}: ${refusal}`, { cause: error });
  const disturbance = disturbances.get(code);
  if (disturbance !== undefined)
    return new StoreUnavailableError(`${path}: ${disturbance}`, { cause: error });
  return error;
}

/** Runs `act`; an error with one of `codes` is answered by `otherwise`, every other is thrown on. */
export async function tolerating<T, U>(
  codes: readonly string[],
  act: () => Promise<T>,
  otherwise: U,
): Promise<T | U> {
  try {
    return await act();
  } catch (error) {
    if (codes.includes(codeOf(error) ?? "")) return otherwise;
    throw error;
  }
}
