/** The archive that a command was pointed to. */
import { resolve } from "node:path";
import type { ArchivePorts } from "../pipeline/ports.ts";
import { openArchivePorts } from "../real-archive.ts";
import type { Io } from "./io.ts";

/** `create`: makes an archive where there is nothing yet; otherwise a missing one is a UsageError. */
export function openArchiveOf(
  io: Io,
  { archive }: { readonly archive: string },
  create = false,
): Promise<ArchivePorts> {
  const place = /^[a-z0-9]+:\/\//i.test(archive) ? archive : resolve(io.cwd, archive);
  return openArchivePorts({ archive: place, create, clock: io.clock, chance: io.chance });
}
