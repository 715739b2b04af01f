/** What a person brings along to verify an archive: public keys, and a checkpoint that they kept. */
import { UsageError } from "../article/errors.ts";
import type { KeptCheckpoint } from "../pipeline/verify/verify-tree.ts";
import { parseCheckpoint } from "../proof/checkpoint.ts";
import { parseVerifierKey, type VerifierKey } from "../proof/note-keys.ts";
import { parseNote } from "../proof/signed-note.ts";
import type { Io } from "./io.ts";
import { readPersonFile } from "./person-file.ts";

/** A key as it is, or a file that holds some, one a line. */
export async function readPublicKeys(io: Io, given: string): Promise<VerifierKey[]> {
  const own = parseVerifierKey(given.trim());
  if (own !== undefined) return [own];
  if (given.includes("+"))
    throw new UsageError(`--key: "${given}" is no public key: one looks like example.org/stet+1a2b3c4d+AQ…`);
  const lines = (await readPersonFile(io, given)).split(/\r?\n/).filter((line) => line !== "");
  const keys = lines.flatMap((line) => parseVerifierKey(line) ?? []);
  if (keys.length === 0 || keys.length < lines.length)
    throw new UsageError(
      `${given}: holds no public key, or not only such: give the file that ends with .pub`,
    );
  return keys;
}

/** A checkpoint with whatever a mail has put round it: three lines, perhaps more, an empty one, signatures. */
const notePattern = /^[^\n]+\n\d+\n[A-Za-z0-9+/]{43}=\n(?:[^\n]+\n)*\n(?:\u2014 [^\n]+\n)+/gm;

/** All checkpoints in a file, such as a mail, or one to which each new checkpoint is added; smallest first. */
export async function readKeptCheckpoints(io: Io, file: string): Promise<KeptCheckpoint[]> {
  const text = `${(await readPersonFile(io, file)).replaceAll("\r\n", "\n")}\n`;
  const kept = [...text.matchAll(notePattern)].flatMap(([content]) => {
    const note = parseNote(content);
    const checkpoint = note && parseCheckpoint(note.text);
    return note === undefined || checkpoint === undefined ? [] : [{ note, checkpoint }];
  });
  if (kept.length === 0)
    throw new UsageError(`${file}: holds no checkpoint such as \`${io.program} checkpoint\` prints`);
  return kept.toSorted((one, other) => one.checkpoint.size - other.checkpoint.size);
}
