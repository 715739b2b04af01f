/** The digest of a room's code, of what it is written in and of its libraries. Test code only: what is sealed is stored. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type Digest, digestOf } from "../lib/article/digest.ts";

export const root = join(import.meta.dirname, "..");

export interface SealedCode {
  readonly room: string;
  /** Where the digest itself is written. */
  readonly sealed: string;
  /** Files of other rooms that what it makes hangs on. */
  readonly others: readonly string[];
  readonly libraries: readonly string[];
}

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** Over paths and contents, in the order of the paths. */
export function digestOfCode({ room, sealed, others, libraries }: SealedCode): Digest {
  const code = readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .map((name) => `${room}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && path !== sealed);
  const files = [...code, ...others].sort().map((path) => [path, readFileSync(join(root, path), "utf8")]);
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const versions = libraries.map((name) => [
    name,
    lock.packages[`node_modules/${name}`]?.version ?? "absent",
  ]);
  return digestOf(JSON.stringify([files, versions]));
}
