/** `stet checkpoint`: extends the tree by what is new, signs it, and gives the signed note to be kept elsewhere. */
import { Option } from "commander";
import * as z from "zod";
import { type Extension, extendTree, keepExtension } from "../../pipeline/extend-tree.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { writeNewFile } from "../person-file.ts";
import { createProgress } from "../progress.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape, signingKeyOption } from "../settings.ts";
import { readSigner } from "../signing-key.ts";

export const checkpoint = defineCommand({
  name: "checkpoint",
  summary: "sign what the archive holds, so that it cannot be altered unseen",
  description:
    "Adds every record and event that is not in the archive's tree yet, signs the tree, and prints the checkpoint: a few lines. Send them to somebody who would not alter them for you: by a checkpoint that others kept, `stet verify --since` finds whatever was altered up to then, even by who holds the key.",
  takes: [],
  options: [
    signingKeyOption,
    new Option("--out <file>", "write the checkpoint to this new file too"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    signingKey: z.string().min(1, "name a file").optional(),
    out: z.string().min(1, "name a file").optional(),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["--signing-key stet.key", "--signing-key stet.key --out kept/2026-11-28.txt"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const signer = await readSigner(io, given.signingKey, archive.store);
    const progress = createProgress(io);
    const ports = { ...archive, signer };
    const extension = await extendTree(ports, "listing", (added) => progress.show(`${added} added`));
    await keepExtension(ports, extension);
    progress.clear();
    if (given.out !== undefined) await writeNewFile(io, given.out, extension.checkpoint);
    tell(io, given.json, extension);
    return extension.missing.length === 0 ? exitCode.done : exitCode.failed;
  },
});

function tell(io: Io, json: boolean, { checkpoint: note, size, added, missing }: Extension): void {
  if (json) io.out(`${JSON.stringify({ checkpoint: note, size, added, missing }, undefined, 2)}\n`);
  else io.out(note);
  for (const key of missing)
    io.err(
      `stet: ${key} is missing, so nothing of this article after it was added: \`stet verify\` tells more\n`,
    );
  if (!json) io.err(`stet: ${added} records and events added, ${size} in all\n`);
}
