/** The private key that signs checkpoints, from the file that `stet keygen` made. */
import { UsageError } from "../article/errors.ts";
import { signEd25519 } from "../proof/ed25519.ts";
import { parseSigningKey } from "../proof/note-keys.ts";
import type { Signer } from "../proof/signed-note.ts";
import type { Io } from "./io.ts";
import { readPersonFile } from "./person-file.ts";

/** Throws a UsageError that says how to get a key. */
export async function readSigner(io: Io, file: string | undefined): Promise<Signer> {
  if (file === undefined) {
    throw new UsageError(
      `nothing is signed without a key: name its file with --signing-key (or STET_SIGNING_KEY); \`${io.program} keygen\` makes one`,
    );
  }
  const key = parseSigningKey((await readPersonFile(io, file)).trim());
  if (key === undefined)
    throw new UsageError(
      `${file}: no private key such as \`${io.program} keygen\` makes (${file}.pub is the public one)`,
    );
  return { key: key.verifier, sign: async (message) => signEd25519(key.seed, message) };
}
